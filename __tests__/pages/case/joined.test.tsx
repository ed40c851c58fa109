/**
 * A case that others may join, on the screens: found on the board, joined, left, merged by its number, begun from; drawn
 * from the declaration of a kind that is there for tests alone.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import CaseBoardPage from '@/packages/case/board'
import CaseDetailPage from '@/packages/case/detail'
import CaseFormPage from '@/packages/case/form'
import MyCasesPage from '@/packages/case/mine'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { appoint, stationOf } from '../../support/station'
import { type TrialCloud, trialCloud } from '../../support/trial-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone } from '../support/phone'

// The phone has the kinds with which the functions of this cloud were built.
jest.mock('@/domain/case-kinds', () => jest.requireActual<object>('../../support/trial-kinds'))

let test: TrialCloud
let ids: string[]

beforeAll(async () => {
  test = await trialCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周专职' })
  ids = []
  for (const openid of ['o-first', 'o-second']) {
    await appoint(test, openid, [], { realName: '王写信' })
    const form = { what: 'dark', place: 'gate', text: '门口一片黑', about: null }
    ids.push((await test.get(openid, 'lamp.begin', { form, unnamed: false })).caseId)
  }
  await appoint(test, 'o-third', [], { realName: '李邻居' })
})
afterAll(() => test.close())

const row = async (nth: number) => (await test.rows<CaseDocument>('cases', { _id: ids[nth] ?? '' }))[0]

function openLamp(openid: string, nth: number): void {
  const params = { kind: 'lamp', caseId: ids[nth] ?? '' }
  holdPhone(test, openid, params)
  openPage(CaseDetailPage, params)
}

it('is found on the board, which says neither who wrote it nor what', async () => {
  holdPhone(test, 'o-third', { kind: 'lamp' })
  openPage(MyCasesPage, { kind: 'lamp' })
  await tap('大家的路灯')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/case/board/index?kind=lamp')
  openPage(CaseBoardPage, { kind: 'lamp' })
  expect(await see(/^不亮.{1,3}东门$/)).toHaveLength(2)
  expect(words()).not.toMatch(/王|门口一片黑/)
})

it('is joined by a tap, and left by another', async () => {
  openLamp('o-third', 1)
  await tap('我也遇到')
  await see('1 位邻居也遇到')
  await see('算上您了，有进展会告诉您')
  expect(words()).not.toMatch(/王|门口一片黑/)
  expect((await row(1))?.joined?.count).toBe(1)
  await tap('不算我了')
  await see('我也遇到')
  expect((await row(1))?.joined?.count).toBe(0)
  await tap('我也遇到')
  await see('1 位邻居也遇到')
})

it('is not joined by whoever wrote it, who reads how many have', async () => {
  openLamp('o-second', 1)
  await see('1 位邻居也遇到')
  await see('门口一片黑')
  expect(words()).not.toMatch(/我也遇到|李/)
})

it('is merged by the number of the other one, and leads to it', async () => {
  openLamp('o-staff', 1)
  await tap('是同一件')
  await type('第几号', '第 2 号')
  await tap('并过去')
  await see(/^不能连到这一件/)
  await type('第几号', '1')
  await tap('并过去')
  await tap('第 1 号 · 东门 · 门口一片黑 · 在修，并到')
  expect(host.visited.at(-1)).toBe(`navigateTo /packages/case/detail/index?kind=lamp&caseId=${ids[0]}`)
  expect((await row(1))?.links).toEqual([{ kind: 'lamp', id: ids[0], as: 'sameAs' }])
})

it('another kind is begun from it, and names it', async () => {
  openLamp('o-staff', 0)
  await tap('写私事')
  const params = { kind: 'quiet', of: ids[0] ?? '', what: '路灯第 1 号' }
  expect(host.visited.at(-1)).toBe(
    `navigateTo /packages/case/form/index?kind=quiet&of=${ids[0]}&what=${encodeURIComponent('路灯第 1 号')}`,
  )
  holdPhone(test, 'o-staff', params)
  openPage(CaseFormPage, params)
  await see('说的是路灯第 1 号')
  await type('请写下来', '想单独说')
  await tap('交上去')
  await waitFor(() => expect(host.visited.at(-1)).toMatch(/^redirectTo/))
  openLamp('o-staff', 0)
  await see('由它起的')
  await see('第 1 号 想单独说 等人接手')
})
