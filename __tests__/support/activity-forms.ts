/** Owns what an organiser fills in about an activity and a course, for the tests that hand it in. */
import type { Input } from '../../src/contract'
import { DAY, dayOf, HOUR, startOf } from '../../src/domain/kernel/clock'

export type ActivityForm = Input<'desk.createActivity'>['form']

export const anActivityForm = (startAt: number, given: Partial<ActivityForm> = {}): ActivityForm => ({
  ...{ title: '楼道清爽行动', type: 'cleanup', audience: 'all', intro: '一起来', placeName: '3 号楼' },
  ...{ placeDetail: '', organiserName: '社区', safetyContact: '值班室', bring: '', riskNotice: '当心' },
  ...{
    riskAckNeeded: false,
    opensDays: null,
    minAge: null,
    maxAge: null,
    volunteersOnly: false,
    credential: null,
  },
  ...{ countsHours: true, gridIds: [], projectId: null, teamId: null, capacity: 5, queueCapacity: 5 },
  sessions: [{ startAt, endAt: startAt + HOUR }],
  ...given,
})

/** A class of six lessons, one a week at ten in the morning. */
export const aCourseForm = (now: number, given: Partial<ActivityForm> = {}): ActivityForm => {
  const first = startOf(dayOf(now)) + 3 * DAY + 10 * HOUR
  return anActivityForm(first, {
    ...{ title: '书法班', type: 'skills_training', capacity: 3, queueCapacity: 2, countsHours: false },
    course: { drawAt: null, ownUntil: null, teacher: { personId: null, name: '陈老师' }, adults: [] },
    sessions: Array.from({ length: 6 }, (_, week) => {
      const startAt = first + week * 7 * DAY
      return { startAt, endAt: startAt + HOUR }
    }),
    ...given,
  })
}
