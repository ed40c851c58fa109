/**
 * Owns what time does to campaigns: they open, close and are decided; while people enter, the measure is reckoned anew each
 * night, so that whoever looks at the own figure costs no pass through everybody's.
 */
import { overdueIn, wakeOf } from '@/domain/campaign/documents'
import type { CampaignEvent } from '@/domain/campaign/flow'
import { NEVER } from '@/domain/kernel/clock'
import { scaleNow } from '../api/repositories/campaign-scores'
import {
  type CampaignDoc,
  CAMPAIGNS,
  findDueCampaigns,
  moveCampaign,
  noteScale,
} from '../api/repositories/campaigns'
import { outcomeOf } from '../api/repositories/campaign-notice'
import { findStation, holidaysOf } from '../api/repositories/stations'
import type { Job } from './job'
import { sweep } from './sweep'

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
