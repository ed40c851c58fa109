/** A request about one's data from its maker's phone to its end: nobody changes anything before it is known who asks. */
import type { CaseDocument } from '@/domain/case/documents'
import { dataRequest } from '@/domain/data-request'
import { dataRequestRules } from '@/domain/data-request/rules'
import { addWorkingDays, MINUTE } from '@/domain/kernel/clock'
import type { MessageDocument } from '@/domain/message/documents'
import { begun, caseRow } from '../../support/cases'
import { caseStation, OWNER } from '../../support/case-people'
import { personIdOf } from '../../support/builders'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let started: number
beforeAll(async () => {
  test = await testCloud()
  started = test.now()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(started)
  await caseStation(test)
})
afterAll(() => test.close())

const STAFF = 'o-staff'
const HEAD = 'o-station_admin'

const rowOf = (caseId: string): Promise<CaseDocument> => caseRow(test, caseId)
const move = async (openid: string, caseId: string, event: string, words = '') => {
  const { version } = await rowOf(caseId)
  const said = { caseId, version, event, ...(words !== '' && { words }) }
  return codeOf(await test.call(openid, 'dataRequest.move', said))
}
const lettersTo = async (openid: string): Promise<string[]> =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) })).map(({ text }) => text)

it('is put right by whoever has made sure who asks, and looked at again by the head where it is not right yet', async () => {
  const { caseId } = await begun(test, dataRequest)
  expect(await move(STAFF, caseId, 'finish', '改好了')).toBe('INVALID_STATE')
  expect(await move(STAFF, caseId, 'check')).toBe('ok')
  expect((await rowOf(caseId)).dueAt).toBe(
    addWorkingDays((await rowOf(caseId)).createdAt, dataRequestRules.answerWorkingDays),
  )
  expect(await move(STAFF, caseId, 'finish')).toBe('REASON_NEEDED')
  expect(await move(STAFF, caseId, 'finish', '生日改成 1956 年')).toBe('ok')
  expect(await move(OWNER, caseId, 'again', '月份还是旧的')).toBe('ok')
  expect(await rowOf(caseId)).toMatchObject({ state: 'climbed', waits: ['station_admin'] })
  for (const event of ['finish', 'refuse'])
    expect(await move(STAFF, caseId, event, '没有错')).toBe('OTHER_DECIDER')
  expect(await move(HEAD, caseId, 'finish', '月份也改了')).toBe('ok')
  expect(await move(OWNER, caseId, 'settle')).toBe('ok')
  expect((await rowOf(caseId)).state).toBe('closed')
  await test.jobs()
  expect((await lettersTo(OWNER)).filter((text) => text.includes('改好了'))).toHaveLength(2)
})

it('is refused with a reason alone, and nobody decides about their own', async () => {
  const { caseId } = await begun(test, dataRequest)
  expect(await move(STAFF, caseId, 'refuse')).toBe('REASON_NEEDED')
  expect(await move(STAFF, caseId, 'refuse', '时长有签到记录，按记录算')).toBe('ok')
  const own = await begun(test, dataRequest, STAFF)
  expect(await move(STAFF, own.caseId, 'check')).toBe('OWN_RECORD')
})

it('climbs to the head when nobody has made sure who asks, and again when nothing was put right in time', async () => {
  const { caseId } = await begun(test, dataRequest)
  test.at(((await rowOf(caseId)).dueAt ?? 0) + MINUTE)
  await test.jobs()
  expect((await rowOf(caseId)).state).toBe('climbed')
  expect((await lettersTo(HEAD)).some((text) => text.includes('转到您这里'))).toBe(true)
})
