/** A star is granted to whoever deserves it when the notice ends, and nobody approves one for whoever does not by now. */
import type { HonourDocument } from '@/domain/honour/documents'
import { MINUTE } from '@/domain/kernel/clock'
import type { MessageDocument } from '@/domain/message/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { caseRow } from '../../support/cases'
import { caseStation } from '../../support/case-people'
import { readyForStar } from '../../support/case-subjects'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let started: number
const VOLUNTEER = 'o-volunteer'
const PERSON = personIdOf(VOLUNTEER)

beforeAll(async () => {
  test = await testCloud()
  started = test.now()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(started)
  await caseStation(test)
  await readyForStar(test, VOLUNTEER)
})
afterAll(() => test.close())

const set = (collection: string, fields: object) =>
  test.cloud.store.update(collection, {
    ...{ query: { _id: PERSON }, update: { $set: fields }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  })

async function applied(): Promise<string> {
  return (await test.must(VOLUNTEER, 'star.begin', { form: {} as never, unnamed: false })).caseId
}

async function approve(caseId: string) {
  const { version } = await caseRow(test, caseId)
  return test.call('o-staff', 'star.move', { caseId, version, event: 'approve' })
}

async function noticeEnds(caseId: string): Promise<void> {
  test.at(((await caseRow(test, caseId)).dueAt ?? 0) + MINUTE)
  await test.jobs()
  await test.jobs()
}

const outcome = async (caseId: string) => {
  const [person] = await test.rows<PersonDocument>('people', { _id: PERSON })
  const honours = await test.rows<HonourDocument>('honours')
  const { state, history } = await caseRow(test, caseId)
  return [
    state,
    history[history.length - 1]?.note ?? '',
    person?.stars?.['1']?.state ?? 'none',
    honours.length,
  ]
}
const titlesTo = async (personId: string) =>
  (await test.rows<MessageDocument>('messages', { personId })).map(({ title, text }) => `${title} ${text}`)

const noVolunteer = () => set('people', { 'volunteer.state': 'suspended' })
const noHours = () => set('accounts', { 'balances.provedMinutes': 5400 })

it.each([
  ['was suspended meanwhile', noVolunteer, '志愿者身份停着，或已经退出'],
  ['has lost the hours meanwhile', noHours, '证明过的时长还差 10 小时'],
])('whoever %s is not granted it, and is told why, as the head is', async (_, happens, why) => {
  const caseId = await applied()
  expect((await approve(caseId)).ok).toBe(true)
  await happens()
  await noticeEnds(caseId)
  expect(await outcome(caseId)).toEqual(['fellShort', why, 'none', 0])
  expect((await titlesTo(PERSON)).filter((said) => said.includes('条件不够了'))).toHaveLength(1)
  expect((await titlesTo(personIdOf('o-station_admin'))).filter((said) => said.includes(why))).toHaveLength(1)
  const shown = await test.must(VOLUNTEER, 'star.open', { caseId })
  expect(JSON.stringify(shown)).toContain(why)
})

it('whoever deserves it again applies again', async () => {
  const first = await applied()
  await approve(first)
  await noVolunteer()
  await noticeEnds(first)
  await set('people', { 'volunteer.state': 'active' })
  const second = await applied()
  await approve(second)
  await noticeEnds(second)
  expect(await outcome(second)).toEqual(['granted', '', 'held', 1])
})

it('nobody approves it for whoever falls short by then, and is told why; it is refused, or waits', async () => {
  const caseId = await applied()
  await noHours()
  expect(await approve(caseId)).toMatchObject({
    ok: false,
    error: { code: 'CASE_FALLS_SHORT', details: { why: '证明过的时长还差 10 小时' } },
  })
  // Whoever may not approve learns nothing of it.
  const { version } = await caseRow(test, caseId)
  expect(await test.code(VOLUNTEER, 'star.move', { caseId, version, event: 'approve' })).toBe('FORBIDDEN')
  await set('accounts', { 'balances.provedMinutes': 6000 })
  await test.must('o-staff', 'star.move', { caseId, version, event: 'approve' })
  expect((await test.call('o-staff', 'star.move', { caseId, version, event: 'approve' })).ok).toBe(true)
})
