/**
 * Finding a resident on a grid worker's phone: by building and by name, masked until it is opened, called on a tap.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { seal } from '../../../cloudfunctions/api/platform/cipher'
import DeskHomePage from '@/packages/desk/home'
import DirectoryPage from '@/packages/desk-people/directory'
import { waitFor } from '@testing-library/react'
import { aPerson, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhao', ['grid_worker'], { realName: '赵志强', gridIds: ['g01'] })
  await appoint(test, 'zhou', ['staff'], { realName: '周敏' })
  const home = { gridId: 'g01', building: '1 号楼' }
  await put(test, 'people', [
    aPerson('wang', {
      ...{ ...home, unit: '2', room: '301', realName: '王秀兰', maskedPhone: '138****1234' },
      phoneCipher: seal('13800001234'),
    }),
    aPerson('liu', { ...home, realName: '刘福生', openid: '' }),
    aPerson('far', { gridId: 'g02', building: '3 号楼', realName: '王远' }),
  ])
})
afterAll(() => test.close())

it('is a way from the desk of those who know a grid', async () => {
  holdPhone(test, 'zhao')
  openPage(DeskHomePage)
  await tap('找居民')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/desk-people/directory/index')
})

it('says so without signal and asks again', async () => {
  loseSignal()
  openPage(DirectoryPage)
  await see('没有连上网络')
  holdPhone(test, 'zhao')
  await tap('再试一次')
  await see('1 号楼')
})

it('shows whom one looks for masked, and name, door and number by looks that are written down', async () => {
  holdPhone(test, 'zhao')
  openPage(DirectoryPage)
  await tap(/1 号楼$/)
  await see('王*')
  await see('没用小程序')
  expect(words()).not.toContain('王秀兰')
  expect(words()).not.toContain('王远')
  await type('找居民', '秀兰')
  await waitFor(() => expect(words()).not.toContain('刘*'), { timeout: 3000 })
  expect(await test.rows('reveals')).toEqual([])
  await tap(/^王\*/)
  await tap('看全名和门牌')
  await see(/2 单元 301 室/)
  await tap('看电话，打过去')
  await see('王秀兰 13800001234')
  expect(await test.rows('reveals')).toHaveLength(2)
  // Back on the list the words that were typed still stand.
  await tap('知道了')
  const field = document.querySelector<HTMLInputElement>('[aria-label="找居民"]')
  expect(field?.value).toBe('秀兰')
})

it('says that nobody was found, and leads back', async () => {
  holdPhone(test, 'zhao')
  openPage(DirectoryPage)
  await see('1 号楼')
  await type('找居民', '诸葛亮')
  await see('没有找到「诸葛亮」')
  await tap('看全部楼栋')
  await see('1 号楼')
})

it('staff read whole names and all grids', async () => {
  holdPhone(test, 'zhou')
  openPage(DirectoryPage)
  await see('3 号楼')
  await type('找居民', '王')
  await see('王秀兰')
  await see('王远')
})
