/**
 * Owns what time does to campaigns: they open, close and are decided; while people enter, the measure is reckoned anew each
 * night, so that whoever looks at the own figure costs no pass through everybody's.
 */
import { type CampaignDocument, overdueIn, wakeOf } from '@/domain/campaign/documents'
import type { CampaignEvent } from '@/domain/campaign/flow'
import { choose } from '@/domain/campaign/standing'
import { NEVER } from '@/domain/kernel/clock'
import { scaleNow, standingsOf, winnersOf } from '../api/repositories/campaign-scores'
import {
  type CampaignDoc,
  CAMPAIGNS,
  findDueCampaigns,
  moveCampaign,
  noteScale,
} from '../api/repositories/campaigns'
import { findStation, holidaysOf } from '../api/repositories/stations'
import type { Job } from './job'
import { sweep } from './sweep'

type Changes = Partial<CampaignDocument>

const isSame = (a: CampaignDocument['winners'], ids: readonly string[]): boolean =>
  a.length === ids.length && a.every(({ entryId }) => ids.includes(entryId))

/**
 * What a notice that has hung long enough comes to. Everybody is reckoned again from the rows, by the measure and the marks
 * of the notice: whoever has lost hours may drop out, and whoever follows is put up anew.
 */
async function outcomeOf(campaign: CampaignDoc): Promise<{ event: CampaignEvent; changes: Changes }> {
  const { standings, entries } = await standingsOf(campaign, campaign)
  const hung = campaign.winners.map(({ entryId }) => entryId)
  const preferred = [...(campaign.tie?.entryIds ?? []), ...hung]
  const choice = choose(standings, campaign.places, preferred)
  if ('tied' in choice) return { event: 'reopen', changes: { winners: [] } }
  if (isSame(campaign.winners, choice.chosen)) return { event: 'decide', changes: { standings } }
  const winners = winnersOf(entries, choice.chosen)
  return { event: 'renew', changes: { standings, winners, round: campaign.round + 1 } }
}

async function changesOf(campaign: CampaignDoc, event: CampaignEvent, now: number) {
  if (event === 'decide') return outcomeOf(campaign)
  if (event === 'open' || event === 'close')
    return { event, changes: { scale: await scaleNow(campaign), scaledAt: now } }
  // Nothing is left of the figures of those who were not chosen.
  if (event === 'archive') {
    const won = campaign.winners.map(({ entryId }) => entryId)
    const standings = campaign.standings.filter(({ entryId }) => won.includes(entryId))
    return { event, changes: { standings, tie: null } }
  }
  return { event, changes: {} }
}

/** Whoever moved it at the same moment has done what was due, or made it something else. */
async function wake(campaign: CampaignDoc, now: number): Promise<void> {
  const event = overdueIn(campaign.state)
  if (event === undefined || (campaign.dueAt ?? NEVER) > now) {
    const scaled =
      campaign.state === 'nominating'
        ? { scale: await scaleNow(campaign), scaledAt: now }
        : { scale: campaign.scale, scaledAt: campaign.scaledAt }
    await noteScale(campaign, { ...scaled, wakeAt: wakeOf({ ...campaign, ...scaled }) })
    return
  }
  const due = await changesOf(campaign, event, now)
  await moveCampaign(campaign, {
    ...{ event: due.event, version: campaign.version, now },
    attempt: { by: 'system', roles: ['system'], holidays: holidaysOf(await findStation(campaign.stationId)) },
    also: () => ({ ...due.changes, ...(due.event === 'renew' && { noticedAt: now }) }),
  })
}

export const wakeCampaigns: Job = {
  name: 'wakeCampaigns',
  ...sweep({
    collection: CAMPAIGNS,
    where: (now) => ({ wakeAt: { $lte: now } }),
    find: findDueCampaigns,
    work: wake,
  }),
}
