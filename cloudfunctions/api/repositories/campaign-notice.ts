/** Owns a notice that has hung long enough, or stands still: what it comes to, and what objections do to it. */
import type { Outcome } from '@/domain/case/documents'
import type { Objections } from '@/domain/case/documents'
import { objectedBy, relievedOf } from '@/domain/case/objected'
import { dueAfter } from '@/domain/case/pause'
import type { CampaignDocument, Winner } from '@/domain/campaign/documents'
import { type CampaignEvent, DECIDED_STATES } from '@/domain/campaign/flow'
import { campaignKinds } from '@/domain/campaign/kinds'
import { choose } from '@/domain/campaign/standing'
import type { HonourHolder } from '@/domain/honour/documents'
import { BusyError, changeDoc, getDoc } from '../platform/cloud'
import { dropEntry } from './campaign-entries'
import { standingsOf, winnersOf } from './campaign-scores'
import { type CampaignDoc, CAMPAIGNS, findCampaign, moveCampaign } from './campaigns'
import { objectToHonour } from './honour-moves'
import { type HonourDoc, honourIdOf, HONOURS } from './honours'
import { findStation, holidaysOf } from './stations'

type Changes = Partial<CampaignDocument>

const isSame = (a: CampaignDocument['winners'], ids: readonly string[]): boolean =>
  a.length === ids.length && a.every(({ entryId }) => ids.includes(entryId))

/**
 * What a notice that has hung long enough comes to. Everybody is reckoned again from the rows, by the measure and the marks
 * of the notice: whoever has lost hours may drop out, and whoever follows is put up anew.
 */
export async function outcomeOf(campaign: CampaignDoc): Promise<{ event: CampaignEvent; changes: Changes }> {
  const { standings, entries } = await standingsOf(campaign, campaign)
  const hung = campaign.winners.map(({ entryId }) => entryId)
  const preferred = [...(campaign.tie?.entryIds ?? []), ...hung]
  const choice = choose(standings, campaign.places, preferred)
  if ('tied' in choice) return { event: 'reopen', changes: { winners: [] } }
  if (isSame(campaign.winners, choice.chosen)) return { event: 'decide', changes: { standings } }
  const winners = winnersOf(entries, choice.chosen)
  return { event: 'renew', changes: { standings, winners, round: campaign.round + 1 } }
}

/** Whose honour it becomes. */
export function holderOf(
  { kind }: Pick<CampaignDocument, 'kind'>,
  { personId, called }: Winner,
): HonourHolder {
  const { entrant } = campaignKinds[kind]
  return entrant === 'team' ? { as: 'team', name: called } : { as: entrant, personId }
}

/** One objection to one of those chosen, or with an empty part to all of it. */
interface Against {
  id: string
  part: string
  objectionId: string
  now: number
}

const keyOf = ({ part, objectionId }: Pick<Against, 'part' | 'objectionId'>): string =>
  `${part}|${objectionId}`

/** The objections that stand against one of those chosen. */
export const against = ({ objections }: Pick<CampaignDocument, 'objections'>, entryId: string): string[] =>
  (objections?.open ?? []).flatMap((key) => {
    const [part, objectionId = ''] = key.split('|')
    return part === entryId || part === '' ? [objectionId] : []
  })

const byTime = { by: 'system', roles: ['system'] as const }
const MOST_ROUNDS = 8

/**
 * Notes an objection in the campaign, or that it has ended; a notice that hangs is frozen by the same write. Whoever
 * decides is guarded by what is noted, whatever the order.
 */
async function noted(
  { id, now }: Against,
  change: (objections: Objections | undefined) => Objections | null,
  freezes: boolean,
): Promise<CampaignDoc | null> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const campaign = await findCampaign(id)
    const objections = campaign && change(campaign.objections)
    if (!campaign || !objections) return campaign
    if (freezes && campaign.state === 'noticing') {
      const frozen = await moveCampaign(campaign, {
        ...{ event: 'freeze', now, attempt: byTime },
        also: (current) => ({
          objections: change(current.objections) ?? objections,
          stood: { at: now, dueAt: current.dueAt ?? now },
        }),
      })
      if (frozen.ok) return frozen.value
    } else {
      const patch = { $set: { objections }, $inc: { version: 1 } }
      if (await changeDoc(CAMPAIGNS, id, { version: campaign.version }, patch)) return findCampaign(id)
    }
  }
  throw new BusyError(`campaign ${id} is being moved by many at once`)
}

/** What was decided meanwhile: the honours that this objection is about rest, come back, or are revoked. */
async function tellHonours(
  campaign: CampaignDoc,
  { part, objectionId, now }: Against,
  outcome: Outcome | null,
) {
  if (!DECIDED_STATES.includes(campaign.state)) return
  for (const winner of campaign.winners.filter(({ entryId }) => part === '' || entryId === part)) {
    const source = { kind: 'campaign' as const, id: campaign._id }
    const honour = await getDoc<HonourDoc>(
      HONOURS,
      honourIdOf({ source, holder: holderOf(campaign, winner) }),
    )
    if (honour) await objectToHonour(honour, { caseId: objectionId, outcome, now })
  }
}

/** Lets the notice stand still from now on. */
export async function stopNotice(objection: Against): Promise<void> {
  const campaign = await noted(objection, (known) => objectedBy(known, keyOf(objection)), true)
  if (campaign) await tellHonours(campaign, objection, null)
}

/** A notice that stood still goes on with the days that were left; with somebody else in it, it hangs anew. */
async function goOn(campaign: CampaignDoc, anew: boolean, now: number): Promise<void> {
  const { off } = holidaysOf(await findStation(campaign.stationId))
  const { event, changes } = anew ? { event: 'reopen' as const, changes: {} } : await outcomeOf(campaign)
  const { at: since, dueAt } = campaign.stood ?? { at: now, dueAt: now }
  const resumeAt = dueAfter({ since, dueAt }, now, off) ?? now
  await moveCampaign(campaign, {
    ...{ event: event === 'decide' ? 'thaw' : event, now, facts: { resumeAt } },
    attempt: { ...byTime, holidays: { off } },
    also: () => ({ ...changes, stood: null }),
  })
}

/** The objection has ended: whoever it was right about drops out, and the notice goes on unless another one stands. */
export async function relieveNotice(objection: Against, outcome: Outcome): Promise<void> {
  const isUpheld = outcome === 'upheld'
  if (isUpheld && objection.part !== '') await dropEntry(objection.part, objection.now)
  const campaign = await noted(objection, (known) => relievedOf(known, keyOf(objection)), false)
  if (!campaign) return
  await tellHonours(campaign, objection, outcome)
  const isFree = campaign.state === 'frozen' && (campaign.objections?.open.length ?? 0) === 0
  if (isFree) await goOn(campaign, isUpheld && objection.part === '', objection.now)
}
