/** The tables of activities, sessions and enrollments: every state, event and actor. */
import type { CourseTerms } from '../../../src/domain/activity/documents'
import { HISTORY_LIMIT } from '@/domain/kernel/history'
import { activityFlow } from '../../../src/domain/activity/activity-flow'
import {
  decideEnrollment,
  enrollmentFlow,
  enrollmentPatch,
} from '../../../src/domain/activity/enrollment-flow'
import { clockEventOf, nextDueAtOf, sessionFlow, stateAt } from '../../../src/domain/activity/session-flow'
import { decide } from '../../../src/domain/kernel/workflow'
import { assertWorkflow, everyMove } from '../../../src/domain/kernel/workflow-reading'

const HOUR = 3_600_000

type AnyMove = { state: string; event: string; role: string; to: string | null }

/** The moves that are allowed, as `state event → state (actors)`. */
function movesOf(moves: readonly AnyMove[]): string[] {
  const byMove = new Map<string, string[]>()
  for (const { state, event, role, to } of moves) {
    if (to === null) continue
    const name = `${state} ${event} → ${to}`
    byMove.set(name, [...(byMove.get(name) ?? []), role])
  }
  return [...byMove].map(([name, roles]) => `${name} (${roles.join(', ')})`).sort()
}

describe('the tables', () => {
  it('are sound: every state can be reached, none is a dead end, no move is said twice', () => {
    assertWorkflow(enrollmentFlow)
    assertWorkflow(sessionFlow)
    assertWorkflow(activityFlow)
  })

  it('lead an enrollment only along these ways', () => {
    expect(movesOf(everyMove(enrollmentFlow))).toEqual(
      [
        'none confirm → confirmed (person, system)',
        'none apply → applied (person, system)',
        'cancelled apply → applied (person, system)',
        'applied admit → confirmed (organiser, system)',
        'declined admit → confirmed (organiser, system)',
        'applied lineUp → waiting (organiser, system)',
        'declined lineUp → waiting (organiser, system)',
        'applied decline → declined (organiser, system)',
        'declined askAgain → applied (organiser, system)',
        'applied cancel → cancelled (person, system)',
        'declined cancel → cancelled (person, system)',
        'applied close → cancelled (system)',
        'declined close → cancelled (system)',
        'applied walkIn → checkedIn (organiser)',
        'declined walkIn → checkedIn (organiser)',
        'cancelled confirm → confirmed (person, system)',
        'none wait → waiting (person, system)',
        'cancelled wait → waiting (person, system)',
        'waiting offer → offered (system)',
        'offered accept → confirmed (person, system)',
        'offered pass → cancelled (person, system)',
        'offered expire → cancelled (system)',
        'confirmed cancel → cancelled (person, system)',
        'waiting cancel → cancelled (person, system)',
        'offered cancel → cancelled (person, system)',
        'confirmed close → cancelled (system)',
        'waiting close → cancelled (system)',
        'offered close → cancelled (system)',
        'waiting seat → confirmed (organiser, system)',
        'offered seat → confirmed (organiser, system)',
        'none walkIn → checkedIn (organiser)',
        'cancelled walkIn → checkedIn (organiser)',
        'waiting walkIn → checkedIn (organiser)',
        'offered walkIn → checkedIn (organiser)',
        'confirmed checkIn → checkedIn (person, organiser, system)',
        'noShow checkIn → checkedIn (person, organiser, system)',
        'checkedIn checkOut → checkedOut (person, organiser, system)',
        'leftOpen checkOut → checkedOut (person, organiser, system)',
        'checkedIn leaveOpen → leftOpen (system)',
        'checkedOut leaveOpen → leftOpen (system)',
        'counted uncount → checkedOut (system)',
        'checkedOut count → counted (person, organiser, system)',
        'confirmed noShow → noShow (organiser, system)',
        'checkedIn undoIn → confirmed (organiser)',
        'checkedIn undoAbsent → noShow (organiser)',
        'checkedIn undoWalkIn → cancelled (organiser)',
        'checkedOut undoOut → checkedIn (organiser)',
        'counted undoOut → checkedIn (organiser)',
      ].sort(),
    )
  })

  it('lead a session only along these ways', () => {
    const organiser = 'team_leader, grid_worker, grid_leader, staff, station_admin'
    expect(movesOf(everyMove(sessionFlow))).toEqual(
      [
        `enrolling closeEnrolment → enrollClosed (${organiser}, system)`,
        `enrollClosed reopenEnrolment → enrolling (${organiser})`,
        `postponed reopenEnrolment → enrolling (${organiser})`,
        'enrolling begin → ongoing (system)',
        'enrollClosed begin → ongoing (system)',
        'postponed begin → ongoing (system)',
        'ongoing end → ended (system)',
        `enrolling postpone → postponed (${organiser})`,
        `enrollClosed postpone → postponed (${organiser})`,
        `postponed postpone → postponed (${organiser})`,
        `enrolling cancel → cancelled (${organiser})`,
        `enrollClosed cancel → cancelled (${organiser})`,
        `postponed cancel → cancelled (${organiser})`,
        `ongoing cancel → cancelled (${organiser})`,
      ].sort(),
    )
  })

  it('lead an activity only along these ways', () => {
    const organiser = 'team_leader, grid_worker, grid_leader, staff, station_admin'
    expect(movesOf(everyMove(activityFlow))).toEqual(
      [
        `draft submit → pendingReview (${organiser})`,
        `rejected submit → pendingReview (${organiser})`,
        'pendingReview approve → published (staff, station_admin)',
        'pendingReview reject → rejected (staff, station_admin)',
        `draft cancel → cancelled (${organiser})`,
        `pendingReview cancel → cancelled (${organiser})`,
        `rejected cancel → cancelled (${organiser})`,
        `published cancel → cancelled (${organiser})`,
        `published archive → archived (${organiser})`,
        `cancelled archive → archived (${organiser})`,
      ].sort(),
    )
  })
})

describe('a session', () => {
  const at = (state: 'enrolling' | 'enrollClosed' | 'ongoing' | 'postponed' | 'cancelled' | 'ended') => ({
    state,
    enrolUntil: 10 * HOUR,
    startAt: 20 * HOUR,
    endAt: 22 * HOUR,
  })

  it('is shown by the clock even before the timer has come round', () => {
    const shown = [5, 10, 20, 22].map((hour) => stateAt(at('enrolling'), hour * HOUR))
    expect(shown).toEqual(['enrolling', 'enrollClosed', 'ongoing', 'ended'])
    expect(stateAt(at('cancelled'), 30 * HOUR)).toBe('cancelled')
    expect(stateAt(at('postponed'), 12 * HOUR)).toBe('postponed')
  })

  it('knows when the clock moves it next, and where to', () => {
    const states = ['enrolling', 'enrollClosed', 'postponed', 'ongoing', 'ended', 'cancelled'] as const
    const due = (remindedAt: number) =>
      states.map((state) => {
        const next = nextDueAtOf({ ...at(state), remindedAt })
        return next === null ? null : next / HOUR
      })
    expect(due(12 * HOUR)).toEqual([10, 20, 20, 22, null, null])
    // Those with a place are reminded at 18:00 of the day before; two hours before the start is night.
    expect(due(0)).toEqual([10, 10, 10, 22, null, null])
    expect(clockEventOf(at('enrolling'), 10 * HOUR)).toBe('closeEnrolment')
    expect(clockEventOf(at('enrolling'), 20 * HOUR)).toBe('begin')
    expect(clockEventOf(at('ongoing'), 22 * HOUR)).toBe('end')
    expect(clockEventOf(at('ended'), 30 * HOUR)).toBeNull()
  })

  it('is postponed only with a reason and with times that lie ahead, and not once it has begun', () => {
    const postpone = (facts: object, now = 5 * HOUR) => {
      const decision = decide(sessionFlow, { state: 'enrolling', version: 1 }, 'postpone', {
        by: 'p1',
        roles: ['staff'],
        at: now,
        facts: { now, startAt: 20 * HOUR, endAt: 22 * HOUR, enrolUntil: 10 * HOUR, ...facts },
      })
      return decision.ok ? decision.value.to : decision.error.code
    }
    const times = { newStartAt: 40 * HOUR, newEndAt: 42 * HOUR }
    expect(postpone({ reason: '大雨', ...times })).toBe('postponed')
    expect(postpone(times)).toBe('REASON_NEEDED')
    expect(postpone({ reason: '大雨', newStartAt: 4 * HOUR, newEndAt: 42 * HOUR })).toBe('BAD_TIMES')
    expect(postpone({ reason: '大雨', newStartAt: 40 * HOUR, newEndAt: 40 * HOUR })).toBe('BAD_TIMES')
    expect(postpone({ reason: '大雨', ...times }, 21 * HOUR)).toBe('INVALID_STATE')
  })
})

describe('an activity', () => {
  const whole = {
    title: '大扫除',
    placeName: '3 号楼',
    riskNotice: '小心台阶',
    safetyContact: '李师傅',
    leaderId: 'p1',
    capacity: 10,
    plan: [{ sessionId: 's1', startAt: 20 * HOUR, endAt: 22 * HOUR, enrolUntil: 20 * HOUR }],
    createdBy: 'p1',
    ...{ type: 'cleanup' as const, audience: 'all' as const, minAge: null, maxAge: null },
    course: null as CourseTerms | null,
  }
  const approve = (activity: typeof whole, by = 'p2', now = HOUR) => {
    const decision = decide(activityFlow, { state: 'pendingReview', version: 1 }, 'approve', {
      by,
      roles: ['station_admin'],
      at: now,
      facts: { activity, by, now },
    })
    return decision.ok ? decision.value.to : decision.error
  }

  it('is published by somebody else, whole, and before it begins', () => {
    expect(approve(whole)).toBe('published')
    expect(approve(whole, 'p1')).toMatchObject({ code: 'OWN_RECORD' })
    expect(approve(whole, 'p2', 21 * HOUR)).toMatchObject({ code: 'BAD_TIMES' })
    expect(approve({ ...whole, riskNotice: '' })).toEqual({
      code: 'INCOMPLETE',
      details: { field: '安全提醒' },
    })
    expect(approve({ ...whole, plan: [] })).toEqual({ code: 'INCOMPLETE', details: { field: '场次' } })
    const course = { drawAt: null, ownUntil: null, teacher: { personId: null, name: '陈老师' } }
    const minors = { ...whole, maxAge: 12 as number | null }
    expect(approve({ ...minors, course: { ...course, adults: ['周敏'] } } as never)).toMatchObject({
      details: { field: '两位在场的大人' },
    })
    expect(approve({ ...minors, course: { ...course, adults: ['周敏', '李强'] } } as never)).toBe('published')
    expect(approve({ ...whole, type: 'tutoring', audience: 'child' } as never)).toMatchObject({
      code: 'COURSE_NEEDED',
    })
    expect(approve({ ...whole, course: { ...course, adults: [], drawAt: HOUR } })).toMatchObject({
      code: 'BAD_TIMES',
    })
  })
})

describe('an enrollment', () => {
  it('is moved by a compare-and-swap on its version that keeps its history', () => {
    const row = { state: 'confirmed' as const, version: 4, history: [] }
    const decision = decideEnrollment(row, { event: 'cancel', as: 'person', by: 'p1', at: 7, note: '有事' })
    if (!decision.ok) throw new Error(decision.error.code)
    expect(enrollmentPatch(row, decision.value, { lateCancel: true })).toEqual({
      guard: { state: 'confirmed', version: 4 },
      patch: {
        $set: { state: 'cancelled', lateCancel: true },
        $inc: { version: 1 },
        $push: {
          history: {
            $each: [{ at: 7, by: 'p1', on: 'cancel', from: 'confirmed', to: 'cancelled', note: '有事' }],
            $slice: -HISTORY_LIMIT,
          },
        },
      },
    })
  })
})
