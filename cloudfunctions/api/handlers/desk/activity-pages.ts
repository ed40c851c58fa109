/** Owns the desk's list of activities and the page of one. */
import type { ActivityDocument } from '@/domain/activity/documents'
import { done, joinedOne, type Handler } from '../../handler'
import { withJoined } from '../../access/station'
import { findDocs } from '../../platform/cloud'
import type { StationDocument } from '@/domain/station/documents'
import { sessionsOf } from '../../repositories/activities'
import { withStation } from '../../repositories/stations'
import { deskActivityView, rightsOf } from '../../views/desk-activity'
import { rowsOf } from '../../views/rows'

const PAGE = 20

/** The first session still to come; of an activity that is over, its last one. */
function nextOf({ plan }: ActivityDocument, now: number): number | null {
  const starts = plan.map((session) => session.startAt).sort((a, b) => a - b)
  return starts.find((start) => start > now) ?? starts[starts.length - 1] ?? null
}

export const activities: Handler<'desk.activities'> = {
  run: async ({ caller, input, now }) => {
    const before = input.cursor ? { createdAt: { $lt: Number(input.cursor) || 0 } } : {}
    const state = input.state ? { state: input.state } : {}
    const found = await findDocs<ActivityDocument>(
      'activities',
      { stationId: caller.stationId, ...state, ...before },
      { order: [['createdAt', 'desc']], limit: PAGE + 1, fields: { history: 0 } },
    )
    const page = found.slice(0, PAGE)
    return done({
      rights: rightsOf(caller),
      items: rowsOf(page, (activity) => ({
        activityId: activity._id,
        title: activity.title,
        state: activity.state,
        nextStartAt: nextOf(activity, now),
        sessions: activity.plan.length,
      })),
      next: found.length > PAGE ? String(page[page.length - 1]?.createdAt ?? '') : null,
    })
  },
}

export const activity: Handler<'desk.activity'> = {
  joins: ({ input }) => ({
    ...withStation,
    activity: { from: 'activities', where: { _id: input.activityId }, limit: 1 },
  }),
  run: withJoined<ActivityDocument>('activity')(async (found, { caller, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const grids = (station?.grids ?? []).map(({ gridId, name }) => ({ gridId, name }))
    return done({ ...deskActivityView(found, await sessionsOf(found._id), caller, now), grids })
  }),
}
