/** Owns that a festival prepares itself: a fortnight before its day a draft lies there, and those of the station are told. */
import type { ActivityDocument } from '@/domain/activity/documents'
import type { SeasonPlan } from '@/domain/season/documents'
import { dueOf, isHeld, wakeOf } from '@/domain/season/plan'
import { findActivity } from '../api/repositories/activities'
import {
  changeSeasons,
  draftItems,
  findDueSeasons,
  SEASONS,
  type SeasonDoc,
  writeDraft,
} from '../api/repositories/seasons'
import { findStation } from '../api/repositories/stations'
import type { Job } from './job'
import { sweep } from './sweep'

/** What the next draft is like: the last one where it was held, so that a series counts on; else what was chosen. */
async function modelOf(plan: SeasonPlan): Promise<{ plan: SeasonPlan; original: ActivityDocument | null }> {
  const last = plan.draftId === '' ? null : await findActivity(plan.draftId)
  if (last && isHeld(last.state))
    return { plan: { ...plan, activityId: plan.draftId, title: last.title }, original: last }
  return { plan, original: await findActivity(plan.activityId) }
}

/** The draft is written first, under an id of its day: whoever comes again meets it, and the station is told once. */
async function draft(seasons: SeasonDoc, now: number): Promise<void> {
  const station = await findStation(seasons.stationId)
  const closed = station?.holidays ?? []
  const [due] = dueOf(seasons, now, closed)
  const guard = { version: seasons.version }
  if (!due) {
    const wakeAt = wakeOf(seasons.plans, now, closed)
    await changeSeasons(seasons._id, { guard, patch: { $set: { wakeAt }, $inc: { version: 1 } } }, [], now)
    return
  }
  const { key, day } = due
  const { plan, original } = await modelOf(due.plan)
  const draftId = original ? await writeDraft(original, { key, day, now }) : ''
  const plans = { ...seasons.plans, [key]: { ...plan, done: day, draftId } }
  const patch = { $set: { plans, wakeAt: wakeOf(plans, now, closed) }, $inc: { version: 1 } }
  const items = original ? draftItems(original, { key, day, draftId, now }) : []
  await changeSeasons(seasons._id, { guard, patch }, items, now)
}

export const draftSeasons: Job = {
  name: 'draftSeasons',
  ...sweep({
    collection: SEASONS,
    where: (now) => ({ wakeAt: { $lte: now } }),
    find: findDueSeasons,
    work: draft,
  }),
}
