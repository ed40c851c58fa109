/** The ledger of hours: every record with its proof, of a month or a person, page by page, at the same cost for years. */
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { attended, HOUR, visit } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'auditor', ['auditor'], { realName: '何审计' })
  await appoint(test, 'staff', ['staff'], { realName: '张专职' })
  await put(test, 'people', [
    aPerson('zhao', { realName: '赵大爷' }),
    aPerson('wang', { realName: '王秀兰' }),
  ])
})
afterAll(() => test.close())

const START = Date.parse('2027-03-05T01:00:00Z')

async function visited(openid: string, startAt = START): Promise<void> {
  await visit(test, openid, await attended(test, [openid], { startAt }))
}

/** Copies of a proved record over days of the past, for one person each. */
async function fill(count: number): Promise<void> {
  const [model] = await test.rows<ServiceRecordDocument>('serviceRecords')
  const dayOf = (i: number) => new Date(START - (1 + (i % 700)) * 24 * HOUR).toISOString().slice(0, 10)
  const rows = Array.from({ length: count }, (_, i) => ({
    ...model,
    ...{ _id: `past-${String(i).padStart(6, '0')}`, day: dayOf(i), personId: `past-person-${i % 300}` },
  }))
  await put(test, 'serviceRecords', rows)
}

it('tells how every record came about; whole names are for staff', async () => {
  await visited('zhao')
  const { items, person, next } = await test.must('auditor', 'hours.records', {})
  expect({ person, next }).toEqual({ person: null, next: null })
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    ...{ personId: personIdOf('zhao'), name: '赵*', day: '2027-03-05', kind: 'proved', state: 'approved' },
    ...{ minutes: 120, points: 2, rawMinutes: 120, checkInAt: START, approver: '按规则自动核定' },
    ...{ checkInProof: '签到码', checkOutProof: '签到码' },
  })
  expect((await test.must('staff', 'hours.records', {})).items[0]?.name).toBe('赵大爷')
})

it('shows one person with what stands in the account, and one month', async () => {
  await visited('zhao')
  await visited('wang', START + 30 * 24 * HOUR)
  const one = await test.must('auditor', 'hours.records', { personId: personIdOf('zhao') })
  expect(one.person).toEqual({ name: '赵*', provedMinutes: 120, addedMinutes: 0, points: 2 })
  expect(one.items.map(({ name }) => name)).toEqual(['赵*'])
  const april = await test.must('auditor', 'hours.records', { month: '2027-04' })
  expect(april.items.map(({ name, day }) => [name, day])).toEqual([['王*', '2027-04-04']])
  expect((await test.must('auditor', 'hours.records', { month: '2027-05' })).items).toEqual([])
})

it('stays within its station', async () => {
  await visited('zhao')
  await appoint(test, 'foreigner', ['auditor'], { stationId: 'st2' })
  expect((await test.must('foreigner', 'hours.records', {})).items).toEqual([])
  const asked = await test.call('foreigner', 'hours.records', { personId: personIdOf('zhao') })
  expect(asked).toMatchObject({ ok: false, error: { code: 'OTHER_STATION' } })
  const nobody = await test.call('auditor', 'hours.records', { personId: 'nobody' })
  expect(nobody).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})

it('reads every record once, page by page', async () => {
  await visited('zhao')
  await fill(100)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { items: { recordId: string; day: string }[]; next: string | null } = await test.must(
      'auditor',
      'hours.records',
      cursor === null ? {} : { cursor },
    )
    seen.push(...page.items.map(({ day, recordId }) => `${day} ${recordId}`))
    cursor = page.next
  } while (cursor !== null)
  expect(seen).toEqual([...new Set(seen)].sort().reverse())
  expect(seen).toHaveLength(101)
})

it('takes two requests and reads what it shows, also after a hundred times the past', async () => {
  await visited('zhao')
  const costs = async () => {
    const first = await test.call('auditor', 'hours.records', {})
    const cursor = first.ok ? (first.data.next ?? '') : ''
    const second = await test.call('auditor', 'hours.records', { cursor })
    const month = await test.call('auditor', 'hours.records', { month: '2027-02' })
    const person = await test.call('auditor', 'hours.records', { personId: personIdOf('zhao') })
    return [first, second, month, person].map(({ ops, docs }) => [ops, docs])
  }
  await fill(100)
  const few = await costs()
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'auditor', ['auditor'])
  await put(test, 'people', [aPerson('zhao', { realName: '赵大爷' })])
  await visited('zhao')
  await fill(10_000)
  const many = await costs()
  expect(many.every(([ops = 9]) => ops <= 2)).toBe(true)
  expect(many.every(([, docs = 999]) => docs <= 41 * 2)).toBe(true)
  expect(many[0]).toEqual(few[0])
})
