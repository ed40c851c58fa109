/** Turns of duty on the real functions: the note that is handed over, whoever leaves how, and the week of the rota. */
import type { DutyNoteDocument } from '../../../src/domain/duty/note'
import { DAY, HOUR, MINUTE, startOfDay } from '../../../src/domain/kernel/clock'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { anActivity, aPerson, personIdOf, put } from '../../support/builders'
import { attended, proofAt, visit } from '../../support/door'
import { judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
let first: SessionDocument
let second: SessionDocument
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-lead', ['team_leader'], { realName: '孙队长' })
  await appoint(test, 'o-staff', ['staff'], { realName: '周专职' })
  const duty = { duty: true, capacity: 2, leaderId: personIdOf('o-lead'), leaderName: '孙队长' }
  const activity = anActivity({ _id: 'rota', title: '便民服务轮值', state: 'published', ...duty })
  await put(test, 'activities', [activity])
  const at = startOfDay(test.now()) + DAY + 9 * HOUR
  const turn = { ...duty, _id: 'rota', title: activity.title }
  first = await attended(test, ['d-0', 'd-1'], { ...turn, startAt: at })
  second = await attended(test, ['d-2'], { ...turn, startAt: at + DAY })
})
afterAll(() => test.close())

const write = (openid: string, text: string, version = 0, { _id: sessionId } = first) =>
  test.call(openid, 'duty.handOver', { sessionId, version, text })
const turnOf = (openid: string, { _id: sessionId } = first) => test.must(openid, 'duty.open', { sessionId })

it('is asked of whoever has left, read by the next turn and by the desk, and by nobody else', async () => {
  expect(codeOf(await write('d-0', '没有事'))).toBe('DUTY_NOT_YOURS')
  expect((await visit(test, 'd-0', first)).duty).toBe(true)
  expect(await turnOf('d-0')).toMatchObject({ own: null, version: 0, mayWrite: true, asked: true })
  expect(codeOf(await write('d-2', '没有事'))).toBe('DUTY_NOT_YOURS')
  const sent = await Promise.all([write('d-0', '没有事'), write('d-0', '没有事')])
  expect(sent.map(codeOf)).toEqual(['ok', 'ok'])
  expect(await test.rows<DutyNoteDocument>('dutyNotes')).toHaveLength(1)
  expect(await test.rows('checks')).toHaveLength(0)
  expect((await turnOf('d-2', second)).before).toMatchObject([{ name: 'd*', text: '没有事' }])
  expect((await turnOf('o-stranger', second)).before).toEqual([])
  expect((await turnOf('d-1')).before).toEqual([])
  const week = await test.must('o-staff', 'duty.week', { activityId: 'rota' })
  const told = week.turns.find(({ sessionId }) => sessionId === first._id)
  expect(told).toMatchObject({ missing: 0, notes: [{ text: '没有事' }] })
  expect(told?.people.map(({ state }) => state).sort()).toEqual(['late', 'left'])
  expect(week.turns.find(({ sessionId }) => sessionId === second._id)).toMatchObject({ missing: 1 })
  expect(codeOf(await test.call('d-2', 'duty.week', { activityId: 'rota' }))).toBe('FORBIDDEN')
})

it('is checked where it was typed, changed for three days, and never refused for coming before the proof', async () => {
  judgeText(test, '代开证明', 'risky', 20006)
  test.at(first.endAt)
  // The phone had no signal: the note arrives before the proofs of having come and gone.
  expect(codeOf(await write('d-0', '代开证明'))).toBe('ok')
  const proofs = { in: proofAt(first, first.startAt), out: proofAt(first, first.endAt) }
  await test.must('d-0', 'attendance.checkIn', { sessionId: first._id, proof: proofs.in })
  await test.must('d-0', 'attendance.checkOut', { sessionId: first._id, proof: proofs.out })
  expect((await turnOf('d-2', second)).before).toEqual([])
  expect((await turnOf('d-0')).own).toMatchObject({ verdict: 'blocked' })
  expect(codeOf(await write('d-0', '钥匙在抽屉里', 0))).toBe('STALE')
  expect(codeOf(await write('d-0', '钥匙在抽屉里', 1))).toBe('ok')
  expect((await turnOf('d-2', second)).before).toMatchObject([{ text: '钥匙在抽屉里' }])
  test.at(first.endAt + 4 * DAY)
  expect(codeOf(await write('d-0', '没有事', 2))).toBe('DUTY_NOTE_CLOSED')
})

it('is asked by a letter where another hand ended the turn, or nobody did', async () => {
  test.at(first.startAt)
  for (const openid of ['d-0', 'd-1'])
    await test.must('o-lead', 'attendance.mark', {
      ...{ sessionId: first._id, personId: personIdOf(openid), as: 'in' },
    })
  test.at(first.endAt)
  const out = { sessionId: first._id, personId: personIdOf('d-0'), as: 'out' } as const
  await test.must('o-lead', 'attendance.mark', out)
  test.at(first.endAt + 3 * HOUR)
  for (let run = 0; run < 2; run++) await test.jobs()
  const letters = await test.rows<{ personId: string; title: string }>('messages', { kind: 'toDo' })
  expect(letters.map(({ personId }) => personId).sort()).toEqual(['d-0', 'd-1'].map(personIdOf).sort())
  expect(letters[0]?.title).toContain('还差一句交接')
  expect((await turnOf('d-1')).asked).toBe(true)
  expect(codeOf(await write('d-1', '没有事'))).toBe('ok')
})

it('a quarter of an hour after the start whoever is missing is told of, once: to the desk and to those who wait', async () => {
  await put(test, 'people', [aPerson('d-waits')])
  await test.must('d-waits', 'activity.signUp', { sessionId: first._id })
  test.at(first.startAt)
  const mark = { sessionId: first._id, personId: personIdOf('d-0'), as: 'in' } as const
  await test.must('o-lead', 'attendance.mark', mark)
  const told = async () => {
    for (let run = 0; run < 2; run++) await test.jobs()
    const letters = await test.rows<{ personId: string; title: string }>('messages', { kind: 'toDo' })
    return letters.map(({ personId, title }) => `${personId} ${title}`).sort()
  }
  test.at(first.startAt + 14 * MINUTE)
  expect(await told()).toEqual([])
  test.at(first.startAt + 15 * MINUTE)
  const [missing, free] = ['「便民服务轮值」有 1 位还没签到', '「便民服务轮值」可能空出位子']
  const wanted = [
    `${personIdOf('o-lead')} ${missing}`,
    `${personIdOf('o-staff')} ${missing}`,
    `${personIdOf('d-waits')} ${free}`,
  ].sort()
  expect(await told()).toEqual(wanted)
  test.at(first.startAt + 30 * MINUTE)
  expect(await told()).toEqual(wanted)
})

it('costs little', async () => {
  await visit(test, 'd-0', first)
  await write('d-0', '没有事')
  expect((await test.call('d-2', 'duty.open', { sessionId: second._id })).ops).toBeLessThanOrEqual(2)
  const week = await test.call('o-staff', 'duty.week', { activityId: 'rota' })
  expect(week.ops).toBeLessThanOrEqual(4)
})
