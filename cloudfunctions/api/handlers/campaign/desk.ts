/** Owns what those do who hold a campaign: writing it, finding who was meant, marking, and putting it up. */
import type { CampaignDocument, Panelist } from '@/domain/campaign/documents'
import { type CampaignFacts, campaignFlow } from '@/domain/campaign/flow'
import { campaignForm, spanOf, titleOf } from '@/domain/campaign/form'
import { dayRefusal } from '@/domain/words/day-refusal'
import { campaignKinds } from '@/domain/campaign/kinds'
import { panelAlone, weightsAt } from '@/domain/score/rules'
import { choose } from '@/domain/campaign/standing'
import { dayOf, NEVER } from '@/domain/kernel/clock'
import { beginOutbox } from '@/domain/kernel/outbox'
import { beginCase } from '@/domain/kernel/workflow'
import { nameOf } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import { heldOf, STAFF } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { opened, withJoined } from '../../access/station'
import { done, type Handler, joinedAll, joinedOne, refuse, type Result } from '../../handler'
import { addDoc, changeDoc, type Doc, findDocs } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import type { Join } from '../../platform/joins'
import { standingsOf, winnersOf } from '../../repositories/campaign-scores'
import {
  type CampaignDoc,
  campaignJoin,
  CAMPAIGNS,
  findCampaign,
  moveCampaign,
} from '../../repositories/campaigns'
import { enteredIn } from '../../repositories/campaign-entries'
import { holidaysOf, withStation } from '../../repositories/stations'
import { colleaguesWith } from '../case/colleagues'

type Named = Doc & Pick<PersonDocument, 'realName' | 'nickname' | 'stationId'>

const PANELISTS = ['staff', 'station_admin', 'grid_worker', 'grid_leader', 'team_leader'] as const
const PANEL_ONLY = ['published', 'nominating', 'reviewing']
/** Volunteers that are offered for a panel at most. */
const MOST_VOLUNTEERS = 40

/** Two requests besides the caller. */
export const form: Handler<'campaign.form'> = {
  joins: ({ input }): Record<string, Join> =>
    input.campaignId ? { campaign: campaignJoin(input.campaignId) } : {},
  run: async ({ caller, input, joined }) => {
    const found = input.campaignId ? opened(joinedOne<CampaignDoc>(joined, 'campaign'), caller) : null
    if (found && !found.ok) return found
    const one = found?.value ?? null
    const colleagues = await colleaguesWith(PANELISTS, { ...caller, personId: '' })
    const volunteers = await findDocs<Named>(
      'people',
      { stationId: caller.stationId, 'volunteer.state': 'active' },
      {
        limit: MOST_VOLUNTEERS,
        order: [['volunteer.appliedAt', 'asc']],
        fields: { realName: 1, nickname: 1 },
      },
    )
    const others = volunteers.filter(({ _id }) => !colleagues.some(({ personId }) => personId === _id))
    return done({
      draft: one && {
        ...{ campaignId: one._id, version: one.version, kind: one.kind, period: one.period },
        ...{ theme: one.theme, places: one.places, chained: one.chained, about: one.about },
        ...{ opensOn: dayOf(one.opensAt), closesOn: dayOf(one.closesAt - 1) },
        panel: one.panel.map(({ personId }) => personId),
        panelOnly: one.state !== 'draft',
      },
      people: [
        ...colleagues,
        ...others.map((person) => ({ personId: person._id, called: `${nameOf(person)}（志愿者）` })),
      ],
    })
  },
}

/** Those who are named for the panel, as they are called. Of another station nobody. */
const panelFrom = (people: readonly Named[], ids: readonly string[], stationId: string): Panelist[] =>
  ids.flatMap((personId) => {
    const person = people.find(({ _id }) => _id === personId)
    return person?.stationId === stationId ? [{ personId, name: nameOf(person) }] : []
  })

/** Two requests and that of the request key. */
export const save: Handler<'campaign.save'> = {
  joins: ({ input }) => ({
    ...withStation,
    ...(input.campaignId ? { campaign: campaignJoin(input.campaignId) } : {}),
    people: {
      ...{ from: 'people', where: { _id: { $in: [...new Set(['', ...input.panel])] } } },
      ...{ limit: input.panel.length + 1, fields: { realName: 1, nickname: 1, stationId: 1 } },
    },
  }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const { stationId, personId: by } = caller
    const known = joinedOne<CampaignDoc>(joined, 'campaign')
    const open = input.campaignId === undefined ? null : opened(known, caller)
    if (open && !open.ok) return open
    const panel = panelFrom(joinedAll<Named>(joined, 'people'), [...new Set(input.panel)], stationId)
    if (panel.length < new Set(input.panel).size) return refuse('NOT_FOUND')
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const { kind, period, theme, places, chained, about } = input
    const span = spanOf(input.opensOn, input.closesOn)
    const stood = open
      ? { opensOn: dayOf(open.value.opensAt), closesOn: dayOf(open.value.closesAt - 1) }
      : undefined
    const wrong = dayRefusal(campaignForm, input, now, stood)
    if (wrong) return refuse(wrong.code, wrong.details)
    if (span.closesAt <= span.opensAt) return refuse('CAMPAIGN_DATES')
    const scored = campaignKinds[kind].scored
    const facts = {
      ...{ kind, period, theme: scored ? theme : null, places, chained, about, panel, ...span },
      ...{ title: titleOf(kind, period), weights: scored ? weightsAt(station, now) : panelAlone },
    }
    if (open) return change(open.value, facts, input.version ?? 0)
    const _id = derivedId('g', by, requestKey)
    const made: CampaignDocument = {
      ...{ _id, stationId, ...facts, scale: null, scaledAt: 0, standings: [], winners: [], tie: null },
      ...{ round: 0, noticedAt: null, stood: null, wakeAt: NEVER },
      ...beginCase(campaignFlow, { by, at: now }),
      ...{ createdAt: now, movedAt: now, ...beginOutbox([], now) },
    }
    await addDoc(CAMPAIGNS, made)
    return done({ campaignId: _id, version: made.version })
  },
}

/** Writes what was changed: of a draft everything, afterwards those who mark alone. */
async function change(
  one: CampaignDoc,
  facts: Partial<CampaignDocument>,
  seen: number,
): Promise<Result<{ campaignId: string; version: number }>> {
  const isDraft = one.state === 'draft'
  if (!isDraft && !PANEL_ONLY.includes(one.state)) return refuse('INVALID_STATE')
  const wanted: Partial<CampaignDocument> = isDraft ? facts : { panel: facts.panel ?? one.panel }
  const isSame = (current: CampaignDoc): boolean =>
    Object.entries(wanted).every(
      ([field, value]) => JSON.stringify(value) === JSON.stringify(current[field as keyof CampaignDoc]),
    )
  if (isSame(one)) return done({ campaignId: one._id, version: one.version })
  const patch = { $set: wanted as Record<string, unknown>, $inc: { version: 1 } }
  if (
    one.version === seen &&
    (await changeDoc(CAMPAIGNS, one._id, { version: seen, state: one.state }, patch))
  )
    return done({ campaignId: one._id, version: seen + 1 })
  const now = await findCampaign(one._id)
  return now && isSame(now) ? done({ campaignId: now._id, version: now.version }) : refuse('STALE')
}

/** What a notice says: reckoned from the rows as they are now. */
async function proposed(campaign: CampaignDoc, picked: readonly string[], reason: string, now: number) {
  const { scale, standings, entries, unmarked } = await standingsOf(campaign, null)
  const preferred = reason === '' ? [] : picked
  const choice = choose(standings, campaign.places, preferred)
  const isTied = 'tied' in choice
  const chosen = isTied ? [] : choice.chosen
  const facts: Partial<CampaignFacts> = {
    ...{ candidates: standings.length, unmarked, tied: isTied ? choice.tied.length : 0 },
  }
  const also = (current: CampaignDoc): Partial<CampaignDocument> => ({
    ...{ scale, scaledAt: now, standings, winners: winnersOf(entries, chosen) },
    ...{ round: current.round + 1, noticedAt: now },
    tie: preferred.length === 0 ? null : { entryIds: [...preferred], reason },
  })
  return { facts, also }
}

/** Two requests and what follows; to put it up, a request for each thousand records of its days, and four. */
export const move: Handler<'campaign.move'> = {
  joins: ({ input }) => ({ campaign: campaignJoin(input.campaignId), ...withStation }),
  run: withJoined<CampaignDoc>('campaign')(async (campaign, { caller, input, joined, now }) => {
    const { event, version, reason = '', chosen = [] } = input
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const entered = chosen.length > 0 || event === 'stop' ? await enteredIn(campaign._id) : []
    if (chosen.some((id) => !entered.some(({ _id }) => _id === id))) return refuse('NOT_FOUND')
    const isDue = event === 'propose' && campaign.state === 'reviewing' && campaign.version === version
    const made = isDue ? await proposed(campaign, chosen, reason, now) : null
    const entrants = entered.flatMap((one) => one.personId ?? [])
    const isPublishing = event === 'publish' && campaignKinds[campaign.kind].scored
    const written = await moveCampaign(campaign, {
      ...{ event, version, now, entrants },
      attempt: {
        ...{ by: caller.personId, roles: heldOf(STAFF, caller), holidays: holidaysOf(station) },
        ...(reason !== '' && { note: reason }),
      },
      facts: { ...made?.facts, reason },
      also: made?.also ?? (() => (isPublishing ? { weights: weightsAt(station, now) } : {})),
    })
    if (!written.ok) return written
    const { _id: campaignId, version: after, state } = written.value
    return done({ campaignId, version: after, state })
  }),
}
