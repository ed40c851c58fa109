/** Believing many records at once on the real functions: who may, what one bad row does, repeats, what it costs. */
import type { SessionDocument } from '../../../src/domain/activity/documents'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { RECORDS_TOGETHER } from '../../../src/contract/hours'
import { personIdOf } from '../../support/builders'
import { attended, bookErrors, MINUTE, proofAt } from '../../support/door'
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
  await appoint(test, 'other', ['team_leader'], { realName: '钱队长' })
  await appoint(test, 'staff', ['staff'], { realName: '张专职' })
})
afterAll(() => test.close())

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `v-${i}`)
const records = () => test.rows<ServiceRecordDocument>('serviceRecords')
const seen = (all: readonly ServiceRecordDocument[]) => all.map(({ _id: id, version }) => ({ id, version }))

/** They came by the code of the door and were sent home together; `ticked` came by the list. */
async function sentHome(
  scanned: readonly string[],
  ticked: readonly string[] = [],
): Promise<SessionDocument> {
  const session = await attended(test, [...scanned, ...ticked], { capacity: 60 })
  const { _id: sessionId, startAt } = session
  test.at(startAt)
  for (const openid of scanned)
    await test.must(openid, 'attendance.checkIn', { sessionId, proof: proofAt(session, startAt) })
  for (const openid of ticked)
    await test.must('leader', 'attendance.mark', { sessionId, personId: personIdOf(openid), as: 'in' })
  test.at(session.endAt)
  for (let left = 1; left > 0;)
    left = (await test.must('leader', 'attendance.checkOutAll', { sessionId })).left
  return session
}

it('brings all that agree through a leader and the staff, each booked once and told', async () => {
  const session = await sentHome(names(9))
  const { items: waiting } = await test.must('leader', 'hours.pending', {})
  expect(waiting).toHaveLength(9)
  const { startAt, endAt } = session
  expect(waiting[0]).toMatchObject({
    ...{ apart: null, rule: '', settles: false, sessionId: session._id, planned: { startAt, endAt } },
    ends: [
      { end: 'in', at: startAt, how: '扫码' },
      { end: 'out', at: endAt, how: '一起签退' },
    ],
  })
  const looked = await test.must('leader', 'hours.agree', { records: seen(await records()) })
  expect(looked.left).toEqual([])
  expect(looked.items.map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'leaderOk'))
  const { items } = await test.must('staff', 'hours.agree', { records: seen(await records()) })
  expect(items.map(({ state, minutes }) => [state, minutes])).toEqual(
    Array.from({ length: 9 }, () => ['approved', 120]),
  )
  expect(await test.rows('entries')).toHaveLength(9)
  expect(await test.rows('messages', { kind: 'hoursCounted' })).toHaveLength(9)
  expect(await bookErrors(test)).toEqual([])
})

it('sent again, at once or later, it books nothing more and answers the same', async () => {
  await sentHome(names(4))
  await test.must('leader', 'hours.agree', { records: seen(await records()) })
  const input = { records: seen(await records()) }
  const answers = await Promise.all(Array.from({ length: 3 }, () => test.must('staff', 'hours.agree', input)))
  // One that met the same row at the same moment may leave it; the next tap finds it done.
  const again = await test.must('staff', 'hours.agree', input)
  expect(again.left).toEqual([])
  expect(again.items).toHaveLength(4)
  for (const { left } of answers) expect(left.every(({ code }) => code === 'BUSY')).toBe(true)
  expect(await test.rows('entries')).toHaveLength(4)
  expect(await bookErrors(test)).toEqual([])
})

it('leaves a row that does not agree, has moved or is not there, and believes the others', async () => {
  await sentHome(['v-0', 'v-1', 'staff'], ['v-2'])
  await test.must('leader', 'hours.agree', { records: seen(await records()) })
  const idOf = (openid: string) => new RegExp(`${personIdOf(openid)}$`)
  const all = await records()
  const listed = all.find(({ _id }) => idOf('v-2').test(_id))!
  // The one that was only ticked is looked at by itself.
  expect(listed.state).toBe('submitted')
  await test.must('leader', 'hours.decide', {
    ...{ recordId: listed._id, version: listed.version, event: 'leaderCheck' },
  })
  const now = await records()
  const given = seen(now).map((one) => (idOf('v-0').test(one.id) ? { ...one, version: 99 } : one))
  const { items, left } = await test.must('staff', 'hours.agree', {
    records: [...given, { id: 'nobody0000', version: 1 }],
  })
  expect(items.map(({ recordId }) => idOf('v-1').test(recordId))).toEqual([true])
  const codes = new Map(left.map(({ id, code }) => [id.replace(/^.*:/, ''), code]))
  expect(codes).toEqual(
    new Map([
      [personIdOf('v-0'), 'STALE'],
      [personIdOf('v-2'), 'LOOK_APART'],
      // Staff may read the code of the door, so their own scans are looked at one by one.
      [personIdOf('staff'), 'LOOK_APART'],
      ['nobody0000', 'NOT_FOUND'],
    ]),
  )
  expect(await bookErrors(test)).toEqual([])
})

it('is for those who led all of it, at the own station, each thing once and no more than a page', async () => {
  await sentHome(names(2))
  const input = { records: seen(await records()) }
  await appoint(test, 'foreigner', ['station_admin'], { stationId: 'st2' })
  expect(codeOf(await test.call('foreigner', 'hours.agree', input))).toBe('OTHER_STATION')
  expect(codeOf(await test.call('v-0', 'hours.agree', input))).toBe('FORBIDDEN')
  expect(codeOf(await test.call('other', 'hours.agree', input))).toBe('FORBIDDEN')
  const [one] = input.records
  expect(codeOf(await test.call('leader', 'hours.agree', { records: [one!, one!] }))).toBe('INVALID_INPUT')
  const many = Array.from({ length: RECORDS_TOGETHER + 1 }, (_, i) => ({ id: `r${i}`, version: 1 }))
  expect(codeOf(await test.call('leader', 'hours.agree', { records: many }))).toBe('INVALID_INPUT')
})

it('costs one request, and at most eleven for each that is booked, five at a time', async () => {
  await sentHome(names(20))
  const look = await test.call('leader', 'hours.agree', { records: seen(await records()) })
  const book = await test.call('staff', 'hours.agree', { records: seen(await records()) })
  if (!look.ok || !book.ok) throw new Error('refused')
  expect([look.data.items.length, book.data.items.length]).toEqual([20, 20])
  expect(look.ops).toBeLessThanOrEqual(1 + 20 * 7)
  expect(book.ops).toBeLessThanOrEqual(1 + 20 * 11)
  // Ten in a row for each, five rows side by side; where they mix, one is counted as if it had waited for its neighbour.
  expect(book.depth).toBeLessThanOrEqual(1 + (20 / 5) * 15)
  console.info(`20 looked at: ${look.ops} requests; 20 booked: ${book.ops} requests, ${book.depth} deep`)
  test.at(test.now() + MINUTE)
  const list = await test.call('staff', 'hours.pending', {})
  expect(list.ops).toBeLessThanOrEqual(2)
})
