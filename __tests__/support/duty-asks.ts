/** Owns a turn of duty in the full station, and what every action about duty is asked and refused there. */
import type { ActionName } from '../../src/contract'
import { ofSession } from './applicant-refusals'
import { ask, type Asks } from './ask'
import { DAY } from '../../src/domain/kernel/clock'
import { anActivity, aPerson, personIdOf, put, putSession } from './builders'
import { HOUR, MINUTE } from './door'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** By which somebody names another person about a turn. */
export async function helperOf(test: TestCloud, openid: string, sessionId: string, name: string) {
  const { holders, helpers } = await test.must(openid, 'duty.helpers', { sessionId })
  const found = [...holders, ...helpers].find((one) => one.name === `${name[0]}*`)
  if (!found) throw new Error(`${openid} finds no ${name} for ${sessionId}`)
  return found.who
}

/** A rota with a turn that goes on, in which one has written a note, and one ahead whose holder has asked for help. */
export async function dutyTurn(test: TestCloud) {
  const leader = { leaderId: personIdOf('o-lead'), leaderName: '孙队长', duty: true }
  const now = test.now()
  const turn = await putSession(test, { ...leader, startAt: now - 20 * MINUTE, capacity: 2 })
  const rota = { _id: turn.activityId, ...leader, state: 'published' as const }
  await put(test, 'activities', [anActivity(rota)])
  const ahead = await putSession(test, { ...rota, startAt: now + 4 * DAY, capacity: 2 })
  await put(test, 'people', [
    aPerson('d-asker', { realName: '田大爷' }),
    aPerson('d-other', { realName: '裴阿姨' }),
    aPerson('d-third', { realName: '宁师傅' }),
  ])
  const { _id: sessionId, activityId } = turn
  test.at(turn.startAt - HOUR)
  for (const openid of ['d-other', 'd-third']) await test.must(openid, 'activity.signUp', { sessionId })
  test.at(now)
  await test.must('o-lead', 'attendance.mark', { sessionId, personId: personIdOf('d-other'), as: 'in' })
  await test.must('d-other', 'duty.handOver', { sessionId, version: 0, text: '没有事' })
  await test.must('d-asker', 'activity.signUp', { sessionId: ahead._id })
  const who = (openid: string, name: string) => helperOf(test, openid, ahead._id, name)
  const other = await who('d-asker', '裴')
  const asked = { sessionId: ahead._id, who: other, inReturn: null }
  const { swapId } = await test.must('d-asker', 'duty.ask', asked)
  return {
    duty: {
      ...{ sessionId, activityId, aheadId: ahead._id, swapId, third: await who('d-asker', '宁') },
      placing: { from: await who('o-lead', '田'), to: await who('o-lead', '宁') },
    },
  }
}

export const dutyAsks = ({
  duty: { sessionId, activityId, aheadId, swapId, third, placing },
}: Awaited<ReturnType<typeof dutyTurn>>): Asks<'duty'> => ({
  'duty.open': ask('d-other', { sessionId }),
  'duty.handOver': ask('d-other', { sessionId, version: 1, text: '李奶奶的药到了' }),
  'duty.helpers': ask('d-asker', { sessionId: aheadId }),
  'duty.ask': ask('d-asker', { sessionId: aheadId, who: third, inReturn: null }),
  'duty.move': ask('d-other', { swapId, event: 'agree' }),
  'duty.place': ask('o-lead', { sessionId: aheadId, ...placing }),
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
  'duty.helpers': {
    gone: { sessionId: 'NOT_FOUND' },
    neighbour: 'DUTY_NO_PLACE',
    foreign: 'OTHER_STATION',
  },
  'duty.ask': {
    gone: { sessionId: 'NOT_FOUND', who: 'NOT_FOUND', inReturn: 'NOT_FOUND' },
    neighbour: 'NOT_FOUND',
    foreign: 'OTHER_STATION',
  },
  'duty.move': { gone: { swapId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'duty.place': {
    ...ofSession,
    gone: { sessionId: 'NOT_FOUND', from: 'NOT_FOUND', to: 'NOT_FOUND' },
  },
  'duty.week': { ...ofSession, gone: { activityId: 'NOT_FOUND' } },
}
