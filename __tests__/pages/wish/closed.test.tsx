/**
 * What a station's closed wish wall looks like: in words on the tab and on the pages behind it, with one's own still there.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { act } from '@testing-library/react'
import { anything, useLooking } from '@/features/wish/wall-store'
import WishDetailPage from '@/packages/wish/detail'
import MakeWishPage from '@/packages/wish/make'
import WishPage from '@/pages/wish'
import { appoint } from '../../support/station'
import type { TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { holdPhone } from '../support/phone'
import { neighbourhood, onTheWall } from './world'

let test: TestCloud
let wishId: string

beforeAll(async () => {
  test = await neighbourhood()
  await appoint(test, 'qian', ['station_admin'])
  wishId = (await onTheWall(test, { title: '想有人教我发照片' })).wishId
})
afterAll(() => test.close())
beforeEach(() => act(() => useLooking.setState({ view: 'open', mine: 'maker', filter: anything })))

const turn = async (wishes: boolean) => {
  const { version, features } = await test.must('qian', 'station.switches', {})
  await test.must('qian', 'station.saveSwitches', { version, features: { ...features, wishes } })
}

it('the tab says that the wall is closed, offers no new wish, and leads to what is one’s own', async () => {
  holdPhone(test, 'chen')
  openPage(WishPage)
  await see('想有人教我发照片')
  await turn(false)
  openPage(WishPage)
  await see('心愿墙暂时没有开放。您许的、您在帮的都在，照样办完')
  expect(words()).not.toContain('想有人教我发照片')
  expect(tappableOf('许个心愿')).toBeUndefined()
  await tap('看我的')
  await see('想有人教我发照片')
  expect(tappableOf('许个心愿')).toBeUndefined()
})

it('the page for a new one says so before anything is written, and the page of a wish offers no help', async () => {
  holdPhone(test, 'li')
  openPage(MakeWishPage)
  await see('心愿墙暂时没有开放')
  expect(words()).not.toContain('第 1 步')
  openPage(WishDetailPage, { wishId })
  await see('本站暂时没有开放心愿墙')
  expect(tappableOf('我来认领')).toBeUndefined()
  expect(tappableOf('去申请')).toBeUndefined()
})

it('opened again, the wall and the way to a new one are back', async () => {
  await turn(true)
  holdPhone(test, 'li')
  openPage(WishPage)
  await see('想有人教我发照片')
  await tap('许个心愿')
  openPage(WishDetailPage, { wishId })
  await tap('我来认领')
})
