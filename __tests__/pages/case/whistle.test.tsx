/**
 * A whistle on the screens of those it passes through: a department finds what was sent to it and takes its paper along,
 * somebody of the institute says who leads, from another station.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import CaseDetailPage from '@/packages/case/detail'
import SentCasesPage from '@/packages/case/sent'
import { caseRow } from '../../support/cases'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone } from '../support/phone'

let test: TestCloud
let caseId: string

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-head', ['station_admin'], { realName: '高站长' })
  const elsewhere = { stationId: 'st2', realName: '郑联系' }
  await appoint(test, 'o-water', ['dept_user'], { ...elsewhere, unitId: 'dept-water' })
  await appoint(test, 'o-institute', ['institute_admin'], { ...elsewhere, unitId: 'linzhou' })
  const form = {
    ...{ reason: 'public', grade: 'usual', spot: 'grid:g01', photos: [], lead: ['dept-water'], assist: [] },
    ...{ facts: '单元门口积水', wants: '请疏通主管道' },
  } as const
  const begun = { form: { ...form, photos: [], lead: [...form.lead], assist: [] }, unnamed: false }
  ;({ caseId } = await test.must('o-head', 'whistle.begin', begun))
  await step('o-head', 'sign')
})
afterAll(() => test.close())

const step = async (openid: string, event: 'sign' | 'refuse' | 'reroute', more = {}) =>
  test.must(openid, 'whistle.move', {
    ...{ caseId, version: (await caseRow(test, caseId)).version, event },
    ...more,
  })

it('stands in the list of the department, of whatever station, and its paper goes to a chat in one tap', async () => {
  holdPhone(test, 'o-water', { kind: 'whistle' })
  openPage(SentCasesPage, { kind: 'whistle' })
  await see(/兴神路社区/)
  const params = { kind: 'whistle', caseId }
  holdPhone(test, 'o-water', params)
  openPage(CaseDetailPage, params)
  await tap('派单函（Word）')
  await waitFor(() => expect(host.used).toEqual(['shareFileMessage 吹哨派单函 第 1 号.docx']))
  // What is written is a packed file, as bytes.
  expect([...host.written.values()][0]).toMatch(/^UEsD/)
  expect(words()).toContain('部门回话了')
})

it('somebody of the institute says who leads, having opened it from the letter', async () => {
  const refused = { words: '不归我们', answers: { refuse: { channel: 'phone', proof: [] } } }
  await step('o-water', 'refuse', refused)
  await step('o-head', 'reroute', { words: '归住建', unitId: 'dept-works' })
  await step('o-head', 'refuse', refused)
  const params = { kind: 'whistle', caseId, at: 'st1' }
  holdPhone(test, 'o-institute', params)
  openPage(CaseDetailPage, params)
  await tap('定谁牵头')
  await see('定下来就不能再推了。时间从签发的时候算起，不重新算。')
  expect(words()).toContain('请哪个部门牵头')
})
