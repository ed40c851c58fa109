/**
 * The head of a station writes its grids, and a resident sees who looks after the own one.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import GridsPage from '@/packages/desk-people/grids'
import StationPage from '@/packages/me/station'
import { aPerson, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'])
  await appoint(test, 'staff', ['staff'])
  await put(test, 'people', [aPerson('li', { gridId: 'g03', building: '5 号楼' })])
})
afterAll(() => test.close())

const grids = async () => (await test.must('staff', 'station.grids', {})).grids

it('says so without signal, and shows staff the grids without a way to change them', async () => {
  loseSignal()
  openPage(GridsPage)
  await see('没有连上网络')
  holdPhone(test, 'staff')
  await tap('再试一次')
  await see('北区一网格')
  await see('要站长来改。')
  expect(tappableOf(/^北区一网格/)).toBeUndefined()
})

it('a new grid is kept without signal and made once', async () => {
  holdPhone(test, 'head')
  openPage(GridsPage)
  await tap('加一个网格')
  await type('网格名称', '新村三网格')
  await type('有哪些楼', '1-300 号楼')
  await tap('存好')
  await see('最多写 200 栋')
  await type('有哪些楼', '27-28 号楼')
  loseSignal()
  await tap('存好')
  await see(/没有连上网络/)
  holdPhone(test, 'head')
  await tap('存好')
  await waitFor(() => expect(words()).toContain('新村三网格存好了'))
  expect((await grids()).filter(({ form }) => form.name === '新村三网格')).toHaveLength(1)
})

it('who looks after a grid stands on the page of whoever lives there; a grid that is lived in stays, with why', async () => {
  holdPhone(test, 'head')
  openPage(GridsPage)
  await tap(/^北区三网格/)
  await type('小管家', '郑爱莲')
  await tap('存好')
  await waitFor(() => expect(words()).toContain('北区三网格存好了'))
  await tap(/^北区三网格/)
  await tap('去掉这个网格')
  await tap('确定去掉')
  await see(/还有居民登记着/)
  holdPhone(test, 'li')
  openPage(StationPage)
  await see('北区三网格，管您这一片的')
  await see('郑*')
  await see('小管家')
})

it('a grid that nobody needs goes', async () => {
  holdPhone(test, 'head')
  openPage(GridsPage)
  await tap(/^新村三网格/)
  await tap('去掉这个网格')
  await tap('确定去掉')
  await waitFor(() => expect(words()).toContain('新村三网格去掉了'))
  expect((await grids()).some(({ form }) => form.name === '新村三网格')).toBe(false)
})
