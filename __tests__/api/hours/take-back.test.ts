/** Taking back what was decided about hours, on the real functions: books, row, message, who may, repeats, cost. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { personIdOf } from '../../support/builders'
import { attended, bookErrors, HOUR, proofAt } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'leader', ['team_leader'], { realName: '李队长' })
  await appoint(test, 'staff', ['staff'], { realName: '张专职' })
  await appoint(test, 'admin', ['station_admin'], { realName: '欧阳站长' })
})
afterAll(() => test.close())

const records = () => test.rows<ServiceRecordDocument>('serviceRecords')
const seen = async () => (await records()).map(({ _id: id, version }) => ({ id, version }))
const states = async () => [
  ...new Set((await records()).map(({ state }) => state)),
  ...new Set((await test.rows<EnrollmentDocument>('enrollments')).map(({ state }) => state)),
]

/** Those who came by the code; `leave` ends their visits. */
async function came(openids: readonly string[], leave = true): Promise<SessionDocument> {
  const session = await attended(test, openids, { capacity: 60 })
  const { _id: sessionId, startAt, endAt } = session
  test.at(startAt)
  for (const openid of openids)
    await test.must(openid, 'attendance.checkIn', { sessionId, proof: proofAt(session, startAt) })
  test.at(endAt)
  for (const openid of leave ? openids : [])
    await test.must('leader', 'attendance.mark', { sessionId, personId: personIdOf(openid), as: 'out' })
  return session
}

async function approved(openids: readonly string[]): Promise<void> {
  await came(openids)
  await test.must('leader', 'hours.agree', { records: await seen() })
  await test.must('staff', 'hours.agree', { records: await seen() })
}

it('takes a batch back: reversed in the ledger, waiting again, told to nobody who had not read it', async () => {
  await approved(['v-0', 'v-1', 'v-2'])
  expect(await states()).toEqual(['approved', 'counted'])
  const input = { records: await seen() }
  const { items, left } = await test.must('staff', 'hours.takeBack', input)
  expect(left).toEqual([])
  expect(items.map(({ state, mayTakeBack, apart }) => [state, mayTakeBack, apart])).toEqual(
    Array.from({ length: 3 }, () => ['leaderOk', false, null]),
  )
  expect(await states()).toEqual(['leaderOk', 'checkedOut'])
  expect(await test.rows('entries')).toHaveLength(6)
  expect(await bookErrors(test)).toEqual([])
  expect(await test.must('v-0', 'hours.mine', {})).toMatchObject({ provedMinutes: 0, points: 0 })
  const told = await test.rows<MessageDocument>('messages', { personId: personIdOf('v-0') })
  expect(told.filter(({ listed }) => listed).map(({ kind }) => kind)).not.toContain('hoursCounted')
  expect(told.find(({ kind }) => kind === 'hoursCounted')?.delivery).toMatchObject({
    ...{ state: 'inboxOnly', error: 'called off' },
  })
  // The same again changes nothing.
  expect((await test.must('staff', 'hours.takeBack', input)).left).toEqual([])
  expect(await test.rows('entries')).toHaveLength(6)
  // And the hours may be believed anew.
  await test.must('staff', 'hours.agree', { records: await seen() })
  expect(await test.must('v-0', 'hours.mine', {})).toMatchObject({ provedMinutes: 120, points: 2 })
  expect(await bookErrors(test)).toEqual([])
  const { recordId } = (await test.must('v-0', 'hours.mine', {})).lines[0]!
  const { steps } = await test.must('v-0', 'hours.receipt', { recordId })
  expect(steps.map(({ text, by }) => `${by} ${text}`).slice(-3)).toEqual(['张* 核定', '张* 撤销', '张* 核定'])
})

it('tells whoever had heard of it already', async () => {
  await approved(['v-0'])
  await test.jobs()
  await test.must('staff', 'hours.takeBack', { records: await seen() })
  const told = await test.rows<MessageDocument>('messages', { personId: personIdOf('v-0'), kind: 'toDo' })
  expect(told.map(({ title }) => title)).toEqual(['一笔时长还在核'])
})

it('leaves a visit that nobody ended as it was before the look', async () => {
  const { endAt } = await came(['v-0'], false)
  test.at(endAt + 4 * HOUR)
  await test.jobs()
  expect(await states()).toEqual(['open', 'leftOpen'])
  const [{ id: recordId, version } = { id: '', version: 0 }] = await seen()
  await test.must('leader', 'hours.decide', { recordId, version, event: 'leaderCheck' })
  expect(await states()).toEqual(['leaderOk', 'checkedOut'])
  await test.must('leader', 'hours.takeBack', { records: await seen() })
  expect(await states()).toEqual(['open', 'leftOpen'])
  const [record] = await records()
  expect(record?.asksWhenLeft).toBe(true)
  await test.must('v-0', 'attendance.answerForgotten', { recordId, leftAt: endAt })
  expect(await states()).toEqual(['submitted', 'checkedOut'])
})

it('is for whoever decided, and leaves those of others, those spent and those long past', async () => {
  await approved(['v-0', 'v-1'])
  const input = { records: await seen() }
  const codes = async (by: string) =>
    (await test.must(by, 'hours.takeBack', input)).left.map(({ code }) => code)
  expect(await codes('admin')).toEqual(['UNDO_NOT_YOURS', 'UNDO_NOT_YOURS'])
  expect(codeOf(await test.call('v-0', 'hours.takeBack', input))).toBe('FORBIDDEN')
  test.at(test.now() + 25 * HOUR)
  expect(await codes('staff')).toEqual(['UNDO_CLOSED', 'UNDO_CLOSED'])
  expect(await bookErrors(test)).toEqual([])
})

it('costs two requests and at most thirteen for each', async () => {
  const crowd = Array.from({ length: 10 }, (_, i) => `v-${i}`)
  await approved(crowd)
  const reply = await test.call('staff', 'hours.takeBack', { records: await seen() })
  if (!reply.ok) throw new Error('refused')
  expect(reply.data.items).toHaveLength(10)
  expect(reply.ops).toBeLessThanOrEqual(2 + 10 * 13)
  console.info(`10 taken back: ${reply.ops} requests, ${reply.depth} deep`)
})
