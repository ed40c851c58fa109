/** An award from its holder's phone to the honours; of a county or above by its paper alone. */
import type { CaseDocument } from '@/domain/case/documents'
import { awardForm } from '@/domain/award/form'
import { needsPaper } from '@/domain/award/rules'
import type { HonourDocument } from '@/domain/honour/documents'
import { dayOf } from '@/domain/kernel/clock'
import { caseRow } from '../../support/cases'
import { caseStation, OWNER } from '../../support/case-people'
import { personIdOf } from '../../support/builders'
import { crashCall, crashesIn, keepPresent, laterJobs } from '../../support/crash'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(600_000)

let test: TestCloud
let rewind: () => Promise<void>
beforeAll(async () => {
  test = await testCloud()
  await caseStation(test)
  rewind = await keepPresent(test)
})
beforeEach(() => rewind())
afterAll(() => test.close())

const STAFF = 'o-staff'

const form = (level: keyof typeof awardForm.level.options) => ({
  ...{ name: '优秀志愿者', day: dayOf(test.now()), grantedBy: '区民政局', level, photos: [] },
})
const begin = async (by: string, level: Parameters<typeof form>[0]): Promise<string> => {
  const { caseId } = await test.must(by, 'award.begin', { form: form(level), unnamed: false } as never)
  return caseId
}
const move = async (by: string, caseId: string, event: string, words = '') => {
  const { version } = (await caseRow(test, caseId)) as CaseDocument
  return test.call(by, 'award.move', { caseId, version, event, ...(words !== '' && { words }) } as never)
}
const honours = () => test.rows<HonourDocument>('honours', { personId: personIdOf(OWNER) })

it('of a county or above is recorded after its paper was seen alone, by somebody else', async () => {
  expect(Object.keys(awardForm.level.options).filter(needsPaper)).toEqual([
    'district',
    'city',
    'region',
    'nation',
  ])
  const caseId = await begin(OWNER, 'district')
  expect(codeOf(await move(STAFF, caseId, 'recordTold'))).toBe('AWARD_PAPER')
  expect(codeOf(await move(STAFF, caseId, 'refuse'))).toBe('REASON_NEEDED')
  expect(await honours()).toEqual([])
  expect(codeOf(await move(STAFF, caseId, 'record'))).toBe('ok')
  await test.jobs()
  expect(await honours()).toMatchObject([
    {
      kind: 'award',
      title: '优秀志愿者',
      grantedBy: '区民政局',
      level: 'district',
      boards: {},
      state: 'shown',
    },
  ])
  expect(codeOf(await move(STAFF, await begin(STAFF, 'station'), 'record'))).toBe('OWN_RECORD')
  expect(codeOf(await move(STAFF, await begin(OWNER, 'street'), 'recordTold'))).toBe('ok')
})

it('dies at any request of being recorded, and is one honour all the same', async () => {
  const caseId = await begin(OWNER, 'city')
  const present = await keepPresent(test)
  const reply = await move(STAFF, caseId, 'record')
  for (const crash of crashesIn(test, reply as { requestId: string })) {
    await present()
    const { version } = (await caseRow(test, caseId)) as CaseDocument
    await crashCall(test, STAFF, 'award.move', { caseId, version, event: 'record' } as never, crash)
    await move(STAFF, caseId, 'record')
    await laterJobs(test)
    expect((await honours()).map(({ level }) => level)).toEqual(['city'])
  }
})
