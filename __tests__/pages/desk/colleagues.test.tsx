/**
 * Those who work at the station on a head's phone: the list, one more by name, ending with a reason, taking back.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DeskHomePage from '@/packages/desk/home'
import ColleaguePage from '@/packages/desk-people/colleague'
import ColleaguesPage from '@/packages/desk-people/colleagues'
import DirectoryPage from '@/packages/desk-people/directory'
import { waitFor } from '@testing-library/react'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { aPerson, aSession, personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
const her = personIdOf('wang')
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'gao', ['station_admin'], { realName: '高文静' })
  await appoint(test, 'zhou', ['staff'], { realName: '周敏' })
  await put(test, 'people', [
    aPerson('wang', { realName: '王秀兰', gridId: 'g01', building: '1 号楼', birthDate: '1961-03-12' }),
  ])
})
afterAll(() => test.close())

const rolesOf = async () => (await test.rows<{ roles: string[] }>('people', { _id: her }))[0]?.roles

it('is a way from the desk of the staff', async () => {
  holdPhone(test, 'zhou')
  openPage(DeskHomePage)
  await tap('同事')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/desk-people/colleagues/index')
})

it('says so without signal, then lists who does what', async () => {
  loseSignal()
  openPage(ColleaguesPage)
  await see('没有连上网络')
  holdPhone(test, 'gao')
  await tap('再试一次')
  await see('高文静')
  await see('社区工作人员')
  await tap('加一位')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/desk-people/directory/index?pick=colleague')
})

it('finds a resident by name; the look is written down', async () => {
  holdPhone(test, 'gao')
  openPage(DirectoryPage, { pick: 'colleague' })
  await see('请谁来做事')
  await type('找居民', '秀兰')
  await tap(/^王秀兰/)
  expect(host.visited.at(-1)).toBe(`navigateTo /packages/desk-people/colleague/index?personId=${her}`)
  await waitFor(async () => expect(await test.rows('reveals')).toHaveLength(1))
})

it('names a grid worker with grids, saying what that opens, and takes it back', async () => {
  holdPhone(test, 'gao')
  openPage(ColleaguePage, { personId: her })
  await see('还没有在站里做事')
  await tap('请来做事')
  await tap('网格员')
  await see(/看这些网格居民的姓名和电话/)
  await tap('北区一网格')
  await tap('定了')
  await see('王秀兰现在是网格员，已告诉本人和站长')
  expect(await rolesOf()).toEqual(['grid_worker'])
  await see(/高文静请的/)
  await tap(/^撤销/)
  await see('撤回了，和原来一样')
  expect(await rolesOf()).toEqual([])
})

it('the last head reads why the office cannot be laid down', async () => {
  holdPhone(test, 'gao')
  openPage(ColleaguePage, { personId: personIdOf('gao') })
  await tap('卸任站长')
  await type('为什么', '退休')
  await tap('卸任')
  await see(/您是本站唯一的站长/)
  expect(words()).toContain('上一级')
})

it('a role ends with a reason, and not while there are sessions to lead', async () => {
  const given = {
    personId: her,
    version: 2,
    roles: ['team_leader' as const],
    gridIds: [],
    partnerId: null,
    why: '',
  }
  await test.must('gao', 'colleagues.appoint', given)
  const startAt = test.now() + DAY
  await put(test, 'sessions', [
    aSession(test.now(), { leaderId: her, title: '扫楼道', startAt, endAt: startAt + HOUR }),
  ])
  holdPhone(test, 'gao')
  openPage(ColleaguePage, { personId: her })
  await see('名下还有 1 场活动')
  await tap('结束队长')
  await see('名下还有 1 场活动，先换人带')
  await tap('再想想')
  await tap('换人带，由我来带')
  await tap('由我来带')
  await see('1 场活动由您来带了')
  await tap('结束队长')
  await type('为什么', '搬走了')
  await tap('结束')
  await see('王秀兰不再是队长')
  expect(await rolesOf()).toEqual([])
})
