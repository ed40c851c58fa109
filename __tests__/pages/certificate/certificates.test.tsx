/**
 * Certificates on a phone: made, opened again and looked up, in all four states, and once for two taps.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { act, fireEvent, waitFor } from '@testing-library/react'
import { shownNumber } from '@/domain/certificate/number'
import CertificatePage from '@/packages/honour/certificate'
import CertificatesPage from '@/packages/honour/certificates'
import CheckPage from '@/packages/honour/check'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aRecordOf } from '../../support/certificates'
import { aGrantForm } from '../../support/honours'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
const opening = () => document.querySelector('[aria-label="正在打开"]')
const made = () => test.rows<{ _id: string }>('certificates', { ownerId: personIdOf('li') })

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
  await put(test, 'people', [
    aPerson('li', { realName: '李建国' }),
    aPerson('chen', { realName: '陈晓梅' }),
    aPerson('wang', { realName: '王秀英' }),
  ])
  const year = new Date(test.now()).getUTCFullYear()
  await put(test, 'serviceRecords', [aRecordOf('li', 1, `${year}-01-05`, { title: '量血压' })])
  const form = aGrantForm({ by: 'month', year, month: 1 })
  await test.must('o-staff', 'honour.grant', { personId: personIdOf('li'), form })
})
afterAll(() => test.close())

it('says that it is on its way, that there is no signal, and what is missing where nothing was done', async () => {
  loseSignal()
  openPage(CertificatesPage)
  expect(opening()).toBeTruthy()
  await see('没有连上网络')
  holdPhone(test, 'chen')
  await tap('再试一次')
  await see(/没有核定过的服务时长/)
  expect(tappableOf('生成')).toBeUndefined()
  expect(words()).not.toContain('把表彰也写上')
  await tap(/^开过的证明/)
  await see('还没有开过')
})

it('makes one for two taps, with the awards that are wanted, and finds it again', async () => {
  holdPhone(test, 'li')
  openPage(CertificatesPage)
  await see(/1 笔，1 小时/)
  expect(words()).toContain('这段时间在这个站有 1 项')
  await tap(/^把表彰也写上/)
  const button = tappableOf('生成')!
  fireEvent.click(button)
  fireEvent.click(button)
  await act(() => Promise.resolve())
  await waitFor(() => expect(host.visited.join()).toContain('/packages/honour/certificate/index'))
  const rows = await made()
  expect(rows).toHaveLength(1)
  const no = rows[0]!._id
  openPage(CertificatePage, { no })
  await see('表彰 1 项')
  expect(words()).toContain('身边好人（区委宣传部，区级）')
  expect(words()).toContain('还没有人查验过')
  openPage(CertificatesPage)
  await tap(/^开过的证明/)
  await tap(/^李建国/)
  expect(host.visited).toContain(`navigateTo /packages/honour/certificate/index?no=${no}`)
})

it('is looked up by whoever was given its number, typed or from the code, and says when it cannot be', async () => {
  const no = (await made())[0]!._id
  loseSignal()
  openPage(CheckPage, { no })
  expect(opening()).toBeTruthy()
  await see('没有连上网络')
  holdPhone(test, 'wang', { no })
  await tap('再试一次')
  await see(/这份证明有效/)
  expect(words()).toContain('李*')
  expect(words()).not.toContain('李建国')
  expect(words()).toContain('表彰 1 项')
  openPage(CheckPage)
  await type('证明号码', '3071')
  await tap('查验')
  await see('没有查到这份证明')
  await type('证明号码', shownNumber(no))
  const button = tappableOf('查验')!
  fireEvent.click(button)
  fireEvent.click(button)
  await see(/这份证明有效/)
  const [one] = await test.rows<{ checks: { count: number } }>('certificates', { _id: no })
  expect(one?.checks.count).toBe(2)
})

it('of another one nobody sees that there is one, and without signal the own one is as it was seen last', async () => {
  const no = (await made())[0]!._id
  holdPhone(test, 'li')
  openPage(CertificatePage, { no })
  await see(/^被查验 2 次/)
  loseSignal()
  openPage(CertificatePage, { no })
  await see('没有连上网络，下面是上次看到的')
  expect(words()).toContain('量血压')
  openPage(CertificatePage, { no: 'none' })
  expect(opening()).toBeTruthy()
  await see('没有连上网络')
})
