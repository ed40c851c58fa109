/**
 * The district on the phone of whoever looks after it: its stations, one more, a head for it; and an institute's look.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import ColleaguePage from '@/packages/desk-people/colleague'
import ColleaguesPage from '@/packages/desk-people/colleagues'
import DirectoryPage from '@/packages/desk-people/directory'
import HomeMovesPage from '@/packages/desk-people/home-moves'
import UnitsPage from '@/packages/desk-people/units'
import HomeStationPage from '@/packages/me/home-station'
import StationPage from '@/packages/me/station'
import MePage from '@/pages/me'
import { CENTER_ID } from '../../../demo/unit-facts'
import { aPerson, personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
const far = personIdOf('far')
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'han', ['center_admin'], { unitId: CENTER_ID, realName: '韩立新' })
  await appoint(test, 'institute', ['institute_admin'], { unitId: 'wenquan' })
  await appoint(test, 'gao', ['station_admin'], { realName: '高文静' })
  await put(test, 'people', [aPerson('far', { stationId: 'st2', realName: '林远' })])
})
afterAll(() => test.close())

it('is a way from 我的 for those from above alone', async () => {
  holdPhone(test, 'han')
  openPage(MePage)
  await tap(/^区里的站/)
  expect(host.visited.at(-1)).toBe('navigateTo /packages/desk-people/units/index')
  holdPhone(test, 'gao')
  openPage(MePage)
  await see('同事')
  expect(tappableOf(/^区里的站/)).toBeUndefined()
})

it('says so without signal, then shows each station with its head, and which has none', async () => {
  loseSignal()
  openPage(UnitsPage)
  await see('没有连上网络')
  holdPhone(test, 'han')
  await tap('再试一次')
  await see(/站长 高文静/)
  await see('还没有站长')
  await tap('明珠社区：站里的同事')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/desk-people/colleagues/index?at=st2')
})

it('opens a station, whose name is taken from then on', async () => {
  holdPhone(test, 'han')
  openPage(UnitsPage)
  await tap('温泉镇：开一个站')
  await type('叫什么', '新村社区新时代文明实践站')
  await type('在哪里', '新村路 1 号')
  await tap('存好')
  await see('新村社区开好了')
  await tap('麟州街道：开一个站')
  await type('叫什么', '新村社区新时代文明实践站')
  await tap('存好')
  await see(/已经有一个「新村社区新时代文明实践站」了/)
})

it('renames a station, and closes it', async () => {
  holdPhone(test, 'han')
  openPage(UnitsPage)
  await tap('新村社区：改名字、地址')
  await type('叫什么', '新苑社区新时代文明实践站')
  await tap('开着')
  await tap('存好')
  await see('新苑社区改好了')
  await see('已关')
})

it('adds a point to a station, moves it, and a resident finds it on the station’s page', async () => {
  holdPhone(test, 'han')
  openPage(UnitsPage)
  await tap('明珠社区：点和基地')
  await tap('明珠社区：加一个点')
  await type('叫什么', '一网格服务点')
  await type('在哪里', '1 号楼一层')
  await tap('存好')
  await see('一网格服务点开好了')
  await tap('一网格服务点：改名字、地址')
  await type('在哪里', '2 号楼一层')
  await tap('存好')
  await see('一网格服务点改好了')
  await tap('明珠社区：收起点和基地')
  await waitFor(() => expect(tappableOf('一网格服务点：改名字、地址')).toBeUndefined())
  holdPhone(test, 'far')
  openPage(StationPage)
  await see('服务点和基地')
  await see('一网格服务点')
  await see('2 号楼一层')
})

it('finds somebody there by name and names a head', async () => {
  holdPhone(test, 'han')
  openPage(ColleaguesPage, { at: 'st2' })
  await see('明珠社区的同事')
  await see('还没有同事')
  await tap('加一位')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/desk-people/directory/index?pick=colleague&at=st2')
  openPage(DirectoryPage, { pick: 'colleague', at: 'st2' })
  await type('找居民', '林远')
  await tap(/^林/)
  expect(host.visited.at(-1)).toBe(`navigateTo /packages/desk-people/colleague/index?personId=${far}&at=st2`)
  openPage(ColleaguePage, { personId: far, at: 'st2' })
  await tap('请来做事')
  await tap('站长')
  await tap('定了')
  await see('林远现在是站长，已告诉本人和站长')
})

it('an institute looks and changes nothing', async () => {
  holdPhone(test, 'institute')
  openPage(UnitsPage)
  await waitFor(() => expect(tappableOf('加一个所')).toBeUndefined())
  await see('明珠社区')
  expect(tappableOf(/改名字、地址$/)).toBeUndefined()
  openPage(ColleaguesPage, { at: 'st2' })
  await see('林远')
  await waitFor(() => expect(tappableOf('加一位')).toBeUndefined())
})

it('a newcomer chooses in one tap after a code, and is told where the own home is by another', async () => {
  holdPhone(test, 'new')
  openPage(HomeStationPage, { scene: 'st2' })
  await tap('这是我家的社区')
  const living = () => test.rows<{ stationId: string }>('people', { _id: personIdOf('new') })
  await waitFor(async () => expect((await living())[0]?.stationId).toBe('st2'))
  openPage(HomeStationPage, { scene: 'st1' })
  await see('您现在是这个站的居民')
})

it('asks another station to be home, withdraws, asks again; its staff agree and take that back', async () => {
  await appoint(test, 'lin', ['staff'], { stationId: 'st2', realName: '林晓' })
  await put(test, 'people', [aPerson('mover', { realName: '王秀英', gridId: 'g01' })])
  const mover = async () =>
    (await test.rows<{ stationId: string }>('people', { _id: personIdOf('mover') }))[0]?.stationId
  holdPhone(test, 'mover')
  openPage(MePage)
  await tap(/^您家的社区/)
  openPage(HomeStationPage, { scene: 'st2' })
  await tap('换到这个站')
  await tap('申请换站')
  await see('等对方答复')
  await tap('撤回换站申请')
  await tap('撤回')
  await see('撤回了')
  openPage(HomeStationPage)
  await tap('搬了家，换到别的站')
  await tap(/^明珠社区/)
  await type('新家在哪里', '3 号楼 2 单元')
  await tap('申请换站')
  await see('等对方答复')
  holdPhone(test, 'lin')
  openPage(HomeMovesPage)
  await see('王秀英')
  await see('新家：3 号楼 2 单元')
  await tap('王秀英：同意')
  await tap('同意')
  await see('王秀英：同意了，已告诉本人')
  expect(await mover()).toBe('st2')
  await tap('撤销：王秀英换好了')
  await see('王秀英：撤销了，还在等答复')
  expect(await mover()).toBe('st1')
})
