/**
 * A step that writes over what stands there is found filled in: nothing that is known is typed again.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import CaseDetailPage from '@/packages/case/detail'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { AGREEMENT, putAgreement, putPartner } from '../../support/partner'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '钱多多' })
  await putPartner(test)
  await putAgreement(test)
})
afterAll(() => test.close())

const gives = async () => {
  const [one] = await test.rows<CaseDocument>('cases', { _id: AGREEMENT })
  const { gives: what, monthly, unit } = one?.form ?? {}
  return { what, monthly, unit }
}
const typed = (): string[] =>
  [...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value)

it('and what is changed alone changes', async () => {
  const before = await gives()
  const params = { kind: 'agreement', caseId: AGREEMENT }
  holdPhone(test, 'o-staff', params)
  openPage(CaseDetailPage, params)
  await tap('改每月给的')
  expect(typed()).toEqual(expect.arrayContaining([before.what, String(before.monthly)]))
  await type('一个月多少', '12')
  await tap('改成这样')
  await see('改好了')
  expect(await gives()).toEqual({ ...before, monthly: 12 })
})
