/** Owns a notice that has hung long enough, or stands still: what it comes to, and what objections do to it. */
import type { Outcome } from '@/domain/case/documents'
import type { Objections } from '@/domain/case/documents'
import { objectedBy, relievedOf } from '@/domain/case/objected'
import { dueAfter } from '@/domain/case/pause'
import type { CampaignDocument } from '@/domain/campaign/documents'
import { type CampaignEvent, DECIDED_STATES } from '@/domain/campaign/flow'
import { choose } from '@/domain/campaign/standing'
import { BusyError, changeDoc, getDoc } from '../platform/cloud'
import { dropEntry } from './campaign-entries'
import { standingsOf, winnersOf } from './campaign-scores'
import { type CampaignDoc, CAMPAIGNS, findCampaign, moveCampaign } from './campaigns'
import { objectToHonour } from './honour-moves'
import { honourOf } from './campaign-honours'
import { type HonourDoc, HONOURS } from './honours'
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
  { freezes = false, also = {} }: { freezes?: boolean; also?: Changes },
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
      const patch = { $set: { objections, ...also }, $inc: { version: 1 } }
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
    const honour = await getDoc<HonourDoc>(HONOURS, honourOf(campaign, winner))
    if (honour) await objectToHonour(honour, { caseId: objectionId, outcome, now })
  }
}

/** Lets the notice stand still from now on. */
export async function stopNotice(objection: Against): Promise<void> {
  const campaign = await noted(objection, (known) => objectedBy(known, keyOf(objection)), {
    freezes: true,
  })
  if (campaign) await tellHonours(campaign, objection, null)
}

/**
 * A notice that stood still goes on with the days that were left; with somebody else in it, it hangs anew. Where an
 * objection to all of it was right, whichever came last, the panel looks at it again.
 */
async function goOn(campaign: CampaignDoc, now: number): Promise<void> {
  const holidays = holidaysOf(await findStation(campaign.stationId))
  const { event, changes } = campaign.overruled
    ? { event: 'reopen' as const, changes: {} }
    : await outcomeOf(campaign)
  const { at: since, dueAt } = campaign.stood ?? { at: now, dueAt: now }
  const resumeAt = dueAfter({ since, dueAt }, now, holidays) ?? now
  await moveCampaign(campaign, {
    ...{ event: event === 'decide' ? 'thaw' : event, now, facts: { resumeAt } },
    attempt: { ...byTime, holidays },
    also: () => ({ ...changes, stood: null, ...(event === 'renew' && { noticedAt: now }) }),
  })
}

/** The objection has ended: whoever it was right about drops out, and the notice goes on unless another one stands. */
export async function relieveNotice(objection: Against, outcome: Outcome): Promise<void> {
  const isUpheld = outcome === 'upheld'
  const overrules = isUpheld && objection.part === ''
  if (isUpheld && objection.part !== '') await dropEntry(objection.part, objection.now)
  const campaign = await noted(objection, (known) => relievedOf(known, keyOf(objection)), {
    // Others may still stand: what was right is remembered until the notice may go on.
    also: overrules ? { overruled: true } : {},
  })
  if (!campaign) return
  await tellHonours(campaign, objection, outcome)
  const isFree = campaign.state === 'frozen' && (campaign.objections?.open.length ?? 0) === 0
  if (isFree) await goOn(campaign, objection.now)
}
