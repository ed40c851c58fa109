/**
 * A thing that is said instead of typed: it goes as soon as it was said, no form goes without it, and whoever sees to it hears it.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import CaseDetailPage from '@/packages/case/detail'
import CaseFormPage from '@/packages/case/form'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-says', [], { realName: '王奶奶', gridId: 'g01' })
  await appoint(test, 'o-hears', ['grid_worker'], { realName: '赵网格', gridIds: ['g01'] })
})
afterAll(() => test.close())

const theCase = async () => (await test.rows<CaseDocument>('cases'))[0] as CaseDocument

it('goes when there is a signal, and holds the form until then or until it is taken away', async () => {
  const params = { kind: 'incident', spot: 'grid:g01' }
  holdPhone(test, 'o-says', params)
  openPage(CaseFormPage, params)
  await tap(/^积水、漏水/)
  host.voiceMs = 9_000
  await tap('录一段要说的话')
  loseSignal()
  await tap('说完了')
  await see(/^这段话还没有传上/)
  expect(tappableOf('正在传…')?.getAttribute('aria-disabled')).toBe('true')
  holdPhone(test, 'o-says', params)
  await tap('再传一次')
  await see('交上去')
  expect(words()).not.toContain('这段话还没有传上')
  await tap('交上去')
  await test.cloud.idle()
  await test.jobs()
  expect((await theCase()).form['voice']).toEqual([expect.stringContaining('/kept/')])
})

it('is heard by whoever sees to it', async () => {
  const params = { kind: 'incident', caseId: (await theCase())._id }
  holdPhone(test, 'o-hears', params)
  openPage(CaseDetailPage, params)
  await tap(/^说的话/)
  expect(host.used.at(-1)).toMatch(/^play cloud:.*\.mp3$/)
})
