/** Owns a turn of duty in the full station, and what every action about duty is asked and refused there. */
import type { ActionName } from '../../src/contract'
import { ofSession } from './applicant-refusals'
import { ask, type Asks } from './ask'
import { anActivity, personIdOf, put, putSession } from './builders'
import { HOUR, MINUTE } from './door'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** A rota with a turn that goes on: one is there, and has written a note already. */
export async function dutyTurn(test: TestCloud) {
  const leader = { leaderId: personIdOf('o-lead'), leaderName: '孙队长', duty: true }
  const now = test.now()
  const turn = await putSession(test, { ...leader, startAt: now - 20 * MINUTE, capacity: 2 })
  await put(test, 'activities', [anActivity({ _id: turn.activityId, ...leader, state: 'published' })])
  const { _id: sessionId, activityId } = turn
  test.at(turn.startAt - HOUR)
  await test.must('h-4', 'activity.signUp', { sessionId })
  test.at(now)
  await test.must('o-lead', 'attendance.mark', { sessionId, personId: personIdOf('h-4'), as: 'in' })
  await test.must('h-4', 'duty.handOver', { sessionId, version: 0, text: '没有事' })
  return { duty: { sessionId, activityId } }
}

export const dutyAsks = ({
  duty: { sessionId, activityId },
}: Awaited<ReturnType<typeof dutyTurn>>): Asks<'duty'> => ({
  'duty.open': ask('h-4', { sessionId }),
  'duty.handOver': ask('h-4', { sessionId, version: 1, text: '李奶奶的药到了' }),
  'duty.week': ask('o-lead', { activityId }),
})

export const dutyRefusals: { [A in Extract<ActionName, `duty.${string}`>]: Refusals } = {
  'duty.open': { gone: { sessionId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'duty.handOver': {
    gone: { sessionId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'DUTY_NOT_YOURS',
    foreign: 'OTHER_STATION',
  },
  'duty.week': { ...ofSession, gone: { activityId: 'NOT_FOUND' } },
}
