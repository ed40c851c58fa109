/** Owns standing in a campaign: entering, answering a recommendation, leaving again, and recommending somebody. */
import type { CampaignDocument } from '@/domain/campaign/documents'
import { ENTRY_CONSENT_VERSION, type EntryFacts, mayStand } from '@/domain/campaign/entry'
import { campaignRules, LEAVING_STATES } from '@/domain/campaign/flow'
import { campaignKinds } from '@/domain/campaign/kinds'
import { chainedTo, daysOfPeriod } from '@/domain/score/period'
import { ageOf } from '@/domain/person/birth-date'
import { isSelf } from '@/domain/person/merged'
import { nameOf } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import { ADULT_AGE } from '@/domain/person/rules'
import { isGuest, withJoined } from '../../access/station'
import { done, type Handler, joinedAll, joinedCount, refuse } from '../../handler'
import {
  type EntryDoc,
  entryIdOf,
  newEntry,
  ownAmong,
  ownEntriesJoin,
  roomJoin,
  stepEntry,
} from '../../repositories/campaign-entries'
import { type CampaignDoc, campaignJoin, wonBefore } from '../../repositories/campaigns'
import { ownEntry } from '../../views/campaign'
import { isOpenTo, ownSheet, whereOneStands } from './read'

/** What the table of those who stand in a campaign looks at. */
export const entryFacts = (
  campaign: CampaignDocument,
  now: number,
  more: Partial<EntryFacts> = {},
): EntryFacts => ({
  ...{ now, open: campaign.state === 'nominating' },
  leaving: LEAVING_STATES.includes(campaign.state),
  ...{ adult: true, agreed: true, qualified: true, room: true, standing: true, apart: true, reason: '' },
  own: false,
  ...more,
})

/** Whether somebody was chosen in one of the shorter periods within this one. Two requests, none where it is open to all. */
async function isQualified(campaign: CampaignDoc, person: PersonDocument): Promise<boolean> {
  const shorter = chainedTo[campaign.period.by]
  if (!campaign.chained || shorter === undefined) return true
  const { from, until } = daysOfPeriod(campaign.period)
  const past = await wonBefore(campaign, ({ personId }) => isSelf(person, personId))
  return past.some(({ period, winners }) => {
    const start = daysOfPeriod(period).from
    return winners.length > 0 && period.by === shorter && start >= from && start < until
  })
}

/** Whoever has given no day of birth is not known to be of age. */
const isAdult = ({ birthDate }: PersonDocument, now: number): boolean =>
  (ageOf(birthDate, now) ?? 0) >= ADULT_AGE

/** Three requests, and what the own sheet takes. */
export const answer: Handler<'campaign.answer'> = {
  joins: ({ input, personId }) => ({
    campaign: campaignJoin(input.campaignId),
    own: ownEntriesJoin(input.campaignId, personId),
    room: roomJoin(input.campaignId),
  }),
  visits: whereOneStands,
  run: withJoined<CampaignDoc>('campaign')(async (campaign, { caller, input, joined, now }) => {
    if (!isOpenTo(campaign, caller)) return refuse('NOT_FOUND')
    const { personId, person, stationId } = caller
    const { event } = input
    // Whoever has moved away may leave; what is entered is at home.
    if (event === 'enter' && isGuest(caller)) return refuse('OTHER_STATION')
    const known = ownAmong(joinedAll<EntryDoc>(joined, 'own'), input.entryId)
    if (input.entryId !== undefined && !known) return refuse('NOT_FOUND')
    // A team or a family stands in a campaign only because somebody has recommended it.
    const mayBegin = event === 'enter' && campaignKinds[campaign.kind].entrant === 'person'
    if (!known && !mayBegin) return refuse('INVALID_STATE')
    const entry =
      known ??
      newEntry(
        {
          ...{ _id: entryIdOf(campaign._id, personId), campaignId: campaign._id, stationId, personId },
          ...{ teamId: null, called: '' },
        },
        now,
      )
    const isKnown = known !== null && ['asked', 'entered'].includes(known.state)
    const isEntering = event === 'enter' && entry.state !== 'entered'
    const written = await stepEntry(entry, {
      ...{ event, now, attempt: { by: personId, roles: ['self'] } },
      facts: entryFacts(campaign, now, {
        adult: isAdult(person, now),
        standing: entry.teamId !== null || mayStand(person),
        agreed: input.consent === ENTRY_CONSENT_VERSION,
        room: isKnown || joinedCount(joined, 'room') < campaignRules.mostEntries,
        qualified: !isEntering || (await isQualified(campaign, person)),
      }),
      ...(event === 'enter' && {
        also: () => ({ consent: { version: ENTRY_CONSENT_VERSION, at: now } }),
      }),
    })
    if (!written.ok) return written
    return done({ own: ownEntry(campaign, written.value, await ownSheet(campaign, written.value)) })
  }),
}

/** Two requests and that of the request key. What somebody writes is read by the staff before it goes anywhere. */
export const nominate: Handler<'campaign.nominate'> = {
  joins: ({ input }) => ({ campaign: campaignJoin(input.campaignId) }),
  run: withJoined<CampaignDoc>('campaign')(async (campaign, { caller, input, requestKey, now }) => {
    if (!isOpenTo(campaign, caller)) return refuse('NOT_FOUND')
    const { personId: by, person, stationId } = caller
    const { who, where, relation, reason } = input.form
    const entry = newEntry(
      {
        ...{ _id: entryIdOf(campaign._id, `${by}|${requestKey}`), campaignId: campaign._id, stationId },
        ...{ personId: null, teamId: null, called: '' },
      },
      now,
    )
    const written = await stepEntry(entry, {
      ...{ event: 'nominate', now, attempt: { by, roles: ['neighbour'] } },
      facts: entryFacts(campaign, now),
      also: () => ({
        sought: { who, where },
        nominations: [{ by, byName: nameOf(person), relation, reason, at: now }],
      }),
    })
    return written.ok ? done({ sent: true }) : (written as never)
  }),
}
