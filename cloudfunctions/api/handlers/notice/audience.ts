/** Owns choosing who a notice is for: what may be chosen, and how many people a choice is. */
import type { ActivityDocument } from '@/domain/activity/documents'
import { audienceWords } from '@/domain/notice/audience-words'
import { unplacedGuards } from '@/domain/notice/audience'
import { decideAudience, withinReach } from '@/domain/notice/decide-audience'
import type { AudienceChoice, NamedActivity } from '@/domain/notice/documents'
import type { StationDocument } from '@/domain/station/documents'
import { isStaff } from '@/domain/person/roles'
import { type Caller, done, type Handler, joinedAll, joinedOne, refuse, type Result } from '../../handler'
import { foreign } from '../../access/station'
import { type Doc, findDocs } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { countAudience, countUnplaced, keysNow, noticeJoin } from '../../repositories/notices'
import { withStation } from '../../repositories/stations'
import { answer, deskJoined } from './load-notice'
import { rowsOf } from '../../views/rows'
import { writerOf } from '../../access/notices'

const activityFields = { stationId: 1, title: 1, gridIds: 1, leaderId: 1, plan: 1, nextStartAt: 1 } as const

type ActivityBrief = Doc & Pick<ActivityDocument, keyof typeof activityFields>

/** The station and the chosen activities along with the caller. */
export const choiceJoins = (choice: { activityIds: readonly string[] }): Record<string, Join> => ({
  ...withStation,
  activities: {
    from: 'activities',
    where: { _id: { $in: [...choice.activityIds] } },
    limit: 5,
    fields: activityFields,
  },
})

const named = (activity: ActivityBrief): NamedActivity => ({
  activityId: activity._id,
  title: activity.title,
  sessionIds: activity.plan.map(({ sessionId }) => sessionId),
  gridIds: activity.gridIds,
  leaderId: activity.leaderId,
})

interface Choice {
  activities: NamedActivity[]
  words: string
}

/** Judges a choice: it names something, only what the station has, and only people the caller may write to. */
export function judgeChoice(
  chosen: AudienceChoice,
  joined: Record<string, Doc[]>,
  caller: Caller,
): Result<Choice> {
  const found = joinedAll<ActivityBrief>(joined, 'activities')
  const elsewhere = foreign(found, caller)
  if (elsewhere) return elsewhere
  const activities = rowsOf(found, named)
  const grids = joinedOne<StationDocument>(joined, 'station')?.grids ?? []
  const decision = decideAudience(chosen, grids, activities)
  if (!decision.ok) return decision
  if (!withinReach(writerOf(caller), chosen, activities)) return refuse('NOTICE_NOT_YOUR_GRID')
  return done({ activities, words: audienceWords(chosen, grids, activities) })
}

export const count: Handler<'notice.count'> = {
  joins: ({ input }) => choiceJoins(input.audience),
  run: async ({ caller, input, joined }) => {
    const choice = judgeChoice(input.audience, joined, caller)
    if (!choice.ok) return choice
    const { activities, words } = choice.value
    const keys = await keysNow({ chosen: input.audience, activities })
    if (!keys.ok) return keys
    const grids = joinedOne<StationDocument>(joined, 'station')?.grids ?? []
    const [counts, unplaced] = await Promise.all([
      countAudience(caller.stationId, keys.value),
      countUnplaced(unplacedGuards(caller.stationId, input.audience, grids)),
    ])
    return done({ ...counts, ...unplaced, words })
  },
}

const RECENT = 20

export const form: Handler<'notice.form'> = {
  joins: ({ input }) => ({
    ...withStation,
    ...(input.noticeId === undefined ? {} : { notice: noticeJoin(input.noticeId) }),
  }),
  run: async ({ caller, input, joined, now }) => {
    const asked = input.noticeId === undefined ? null : deskJoined(joined, caller)
    if (asked && !asked.ok) return asked
    const writer = writerOf(caller)
    const all = isStaff(caller)
    const [notice, activities] = await Promise.all([
      asked ? answer(asked.value, caller, now) : null,
      findDocs<ActivityBrief>(
        'activities',
        { stationId: caller.stationId, state: 'published' },
        { order: [['createdAt', 'desc']], limit: RECENT, fields: activityFields },
      ),
    ])
    const none = { station: false, gridIds: [], buildings: [], roles: [] }
    return done({
      notice: notice?.ok ? notice.value : null,
      grids: (joinedOne<StationDocument>(joined, 'station')?.grids ?? []).filter(
        ({ gridId }) => all || caller.person.gridIds.includes(gridId),
      ),
      wholeStation: all,
      activities: rowsOf(activities, (activity) => {
        const { _id: activityId, title, nextStartAt } = activity
        return withinReach(writer, none, [named(activity)]) ? [{ activityId, title, nextStartAt }] : []
      }).flat(),
    })
  },
}
