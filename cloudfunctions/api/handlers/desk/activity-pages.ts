/** Owns the desk's list of activities and the page of one. */
import type { ActivityDocument } from '@/domain/activity/documents'
import { done, joinedOne, type Handler } from '../../handler'
import { withJoined } from '../../access/station'
import { inPages } from '../../kernel/paging'
import { type Doc, findDocs } from '../../platform/cloud'
import { positionsOf } from '@/domain/project/positions'
import type { StationDocument } from '@/domain/station/documents'
import { restingProject, restsWith, type WithResting } from '../../repositories/projects'
import { withStation } from '../../repositories/stations'
import { rightsOf } from '../../views/desk-activity'
import { rowsOf } from '../../views/rows'
import { activityAnswer } from './activity-answer'

const newestFirst = inPages<ActivityDocument & Doc>(20, ['createdAt', 'desc'])

/** The first session still to come; of an activity that is over, its last one. */
function nextOf({ plan }: ActivityDocument, now: number): number | null {
  const starts = plan.map((session) => session.startAt).sort((a, b) => a - b)
  return starts.find((start) => start > now) ?? starts[starts.length - 1] ?? null
}

export const activities: Handler<'desk.activities'> = {
  run: async ({ caller, input, now }) => {
    const { shown, next } = await newestFirst.read(
      (where, options) => findDocs('activities', where, { ...options, fields: { history: 0 } }),
      { stationId: caller.stationId, ...(input.state ? { state: input.state } : {}) },
      input.cursor,
      {
        ...{ text: input.text, in: 'activities', fields: ['title', 'placeName', 'organiserName'] },
        says: ({ title, placeName, organiserName }: ActivityDocument) => [title, placeName, organiserName],
      },
    )
    return done({
      rights: rightsOf(caller),
      items: rowsOf(shown, (activity) => ({
        activityId: activity._id,
        title: activity.title,
        state: activity.state,
        nextStartAt: nextOf(activity, now),
        sessions: activity.plan.length,
      })),
      next,
    })
  },
}

export const activity: Handler<'desk.activity'> = {
  joins: ({ input }) => ({
    ...withStation,
    activity: {
      from: 'activities',
      where: { _id: input.activityId },
      limit: 1,
      counting: restingProject,
    },
  }),
  run: withJoined<ActivityDocument & WithResting>('activity')(async (found, { caller, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const grids = (station?.grids ?? []).map(({ gridId, name }) => ({ gridId, name }))
    return done({
      ...(await activityAnswer(found, caller, now)),
      ...{ grids, projectRests: restsWith(found, positionsOf(station)) },
    })
  }),
}
