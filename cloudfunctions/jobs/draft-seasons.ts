/** Owns that a festival prepares itself: a fortnight before its day a draft lies there, and those of the station are told. */
import { dueOf, wakeOf } from '@/domain/season/plan'
import { findActivity } from '../api/repositories/activities'
import {
  changeSeasons,
  draftItem,
  findDueSeasons,
  SEASONS,
  type SeasonDoc,
  writeDraft,
} from '../api/repositories/seasons'
import { findStation } from '../api/repositories/stations'
import type { Job } from './job'
import { sweep } from './sweep'

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
  const { key, plan, day } = due
  const original = await findActivity(plan.activityId)
  const draftId = original ? await writeDraft(original, { key, day, now }) : ''
  const plans = { ...seasons.plans, [key]: { ...plan, done: day, draftId } }
  const patch = { $set: { plans, wakeAt: wakeOf(plans, now, closed) }, $inc: { version: 1 } }
  const items = original ? [draftItem(seasons, { key, day, title: plan.title, draftId, now })] : []
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
