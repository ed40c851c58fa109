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
import {
  type Caller,
  done,
  type Handler,
  joinedAll,
  joinedOne,
  refuse,
  type Rejected,
  type Result,
} from '../../handler'
import { addDoc, changeDoc, type Doc, findDocs } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import type { Join } from '../../platform/joins'
import { hasPartIn } from '../../repositories/campaign-parts'
import { withKin } from '../../repositories/people'
import { calledAtDesk } from '../../views/campaign'
import { isMarkedAnew } from '@/domain/campaign/panel'
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

/** Two requests and that of the request key; one or two more to name others for the panel of one that was published. */
export const save: Handler<'campaign.save'> = {
  joins: ({ input }) => ({
    ...withStation,
    ...(input.campaignId ? { campaign: campaignJoin(input.campaignId) } : {}),
    ...withKin,
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
    if (open) return change(open.value, { facts, seen: input.version ?? 0, caller })
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

interface Changing {
  facts: Partial<CampaignDocument>
  /** The version that was seen. */
  seen: number
  caller: Caller
}

/** Once it was published nobody leaves the panel; others join it before anything was put up, named by whoever has no part in it. */
async function panelRefusal(
  one: CampaignDoc,
  { facts: { panel = [] }, caller }: Changing,
): Promise<Rejected | null> {
  const has = (some: readonly Panelist[], id: string) => some.some(({ personId }) => personId === id)
  if (one.panel.some(({ personId }) => !has(panel, personId))) return refuse('PANEL_KEPT')
  if (panel.every(({ personId }) => has(one.panel, personId))) return null
  if (!isMarkedAnew(one)) return refuse('PANEL_CLOSED')
  return (await hasPartIn(one, caller)) ? refuse('STANDS_IN_IT') : null
}

/** Writes what was changed: of a draft everything, afterwards those who mark alone. */
async function change(
  one: CampaignDoc,
  changing: Changing,
): Promise<Result<{ campaignId: string; version: number }>> {
  const { facts, seen } = changing
  const isDraft = one.state === 'draft'
  if (!isDraft && !PANEL_ONLY.includes(one.state)) return refuse('INVALID_STATE')
  const wanted: Partial<CampaignDocument> = isDraft ? facts : { panel: facts.panel ?? one.panel }
  const isSame = (current: CampaignDoc): boolean =>
    Object.entries(wanted).every(
      ([field, value]) => JSON.stringify(value) === JSON.stringify(current[field as keyof CampaignDoc]),
    )
  if (isSame(one)) return done({ campaignId: one._id, version: one.version })
  const wrong = isDraft ? null : await panelRefusal(one, changing)
  if (wrong) return wrong
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
  const { scale, standings, entries, unmarked, entrants } = await standingsOf(campaign, null)
  const preferred = reason === '' ? [] : picked
  const choice = choose(standings, campaign.places, preferred)
  const isTied = 'tied' in choice
  const chosen = isTied ? [] : choice.chosen
  const tied = isTied ? choice.tied : []
  const alike = entries
    .filter(({ _id }) => tied.includes(_id))
    .map((entry) => calledAtDesk(campaign, entry, entrants.get(entry.personId ?? '')))
  const facts: Partial<CampaignFacts> = {
    ...{ candidates: standings.length, unmarked, tied: tied.length, alike: alike.join('、') },
  }
  const also = (current: CampaignDoc): Partial<CampaignDocument> => ({
    ...{ scale, scaledAt: now, standings, winners: winnersOf(entries, chosen) },
    ...{ round: current.round + 1, noticedAt: now, overruled: false },
    tie: preferred.length === 0 ? null : { entryIds: [...preferred], reason },
  })
  return { facts, also }
}

/**
 * Two requests and what follows, one or two more for what whoever stands in it may not do; to put it up, a request for
 * each thousand records of its days besides, and five.
 */
export const move: Handler<'campaign.move'> = {
  joins: ({ input }) => ({ campaign: campaignJoin(input.campaignId), ...withStation, ...withKin }),
  run: withJoined<CampaignDoc>('campaign')(async (campaign, { caller, input, joined, now }) => {
    const { event, version, reason = '', chosen = [] } = input
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const entered = chosen.length > 0 || event === 'stop' ? await enteredIn(campaign._id) : []
    if (chosen.some((id) => !entered.some(({ _id }) => _id === id))) return refuse('NOT_FOUND')
    const isJudging = ['propose', 'stop'].includes(event) && campaign.version === version
    const apart = !isJudging || !(await hasPartIn(campaign, caller))
    const isDue =
      apart && event === 'propose' && campaign.state === 'reviewing' && campaign.version === version
    const made = isDue ? await proposed(campaign, chosen, reason, now) : null
    const entrants = entered.flatMap((one) => one.personId ?? [])
    const isPublishing = event === 'publish' && campaignKinds[campaign.kind].scored
    const written = await moveCampaign(campaign, {
      ...{ event, version, now, entrants },
      attempt: {
        ...{ by: caller.personId, roles: heldOf(STAFF, caller), holidays: holidaysOf(station) },
        ...(reason !== '' && { note: reason }),
      },
      facts: { ...made?.facts, reason, apart },
      also: made?.also ?? (() => (isPublishing ? { weights: weightsAt(station, now) } : {})),
    })
    if (!written.ok) return written
    const { _id: campaignId, version: after, state } = written.value
    return done({ campaignId, version: after, state })
  }),
}
