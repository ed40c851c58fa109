/**
 * The wall of wishes as a neighbour sees it: four states, what waits and how long, filters, what was granted, mine.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { isKept, stemOf } from '../../../src/domain/moderation/kept-files'
import { act, fireEvent, screen } from '@testing-library/react'
import { DAY } from '@/domain/kernel/clock'
import { anything, useLooking } from '@/features/wish/wall-store'
import WishPage from '@/pages/wish'
import type { TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, keepFile, loseSignal } from '../support/phone'
import { delivered, neighbourhood, onTheWall } from './world'

let test: TestCloud

/** The tab bar has one of the same name; the view stands above it. */
async function tapView(name: string): Promise<void> {
  const [view] = await screen.findAllByRole('tab', { name })
  if (view) fireEvent.click(view)
}

beforeAll(async () => {
  test = await neighbourhood()
})
afterAll(() => test.close())
beforeEach(() => act(() => useLooking.setState({ view: 'open', mine: 'maker', filter: anything })))

it('says with an empty wall what to do', async () => {
  holdPhone(test, 'wang')
  openPage(WishPage)
  await see('墙上的心愿都有人圆了')
  await tap('许个心愿')
  expect(host.visited).toContain('navigateTo /packages/wish/make/index')
})

it('names the group and never the person, how long it has waited, and offers to help', async () => {
  const { wishId } = await onTheWall(test, { title: '想有人每周陪我下一盘象棋' })
  test.at(test.now() + 3 * DAY)
  holdPhone(test, 'wang')
  openPage(WishPage)
  await see('想有人每周陪我下一盘象棋')
  expect(words()).toMatch(/老人\s.*\s等了 3 天/)
  expect(words()).not.toContain('陈')
  await tap('我来认领：想有人每周陪我下一盘象棋')
  expect(host.visited).toContain(`navigateTo /packages/wish/detail/index?wishId=${wishId}`)
})

it('shows what is promised with the time that is left, and what the phone kept when signal is gone', async () => {
  const { wishId } = await onTheWall(test, { title: '一本新的小学四年级字典', kind: 'goods', group: 'child' })
  await test.must('li', 'wish.claim', { wishId })
  holdPhone(test, 'wang')
  openPage(WishPage)
  await see(/^有人认领，剩 (3 天|2 天 23 小时)$/)
  expect(tappableOf('我来认领：一本新的小学四年级字典')).toBeUndefined()
  loseSignal()
  openPage(WishPage)
  await see('没有连上网络，下面是上次看到的')
  expect(words()).toContain('一本新的小学四年级字典')
})

it('filters by whom it is for, and says which filter is on', async () => {
  holdPhone(test, 'wang')
  openPage(WishPage)
  await see('一本新的小学四年级字典')
  await tap('筛选心愿')
  await tap('孩子')
  await tap('就看这些')
  await see('只看 孩子')
  await see('一本新的小学四年级字典')
  expect(words()).not.toContain('象棋')
  await tap('筛选心愿')
  expect(tappableOf('残疾人')).toBeUndefined()
  await tap('劳动者')
  await tap('就看这些')
  await see('没有这样的心愿')
  expect(tappableOf('看全部')).toBeDefined()
})

it('hangs what was granted with the thanks, and the voice can be heard', async () => {
  const { wishId, version } = await delivered(test, { title: '轮椅想换一对轮子', group: 'disabled' })
  const confirmed = await test.must('chen', 'wish.move', { wishId, version, event: 'confirm' })
  const voice = await keepFile(test, 'voice/a.mp3')
  await test.must('chen', 'wish.thank', {
    ...{ wishId, version: confirmed.version, text: '轮子转得真轻快' },
    voice: { fileId: voice, seconds: 12 },
  })
  await test.cloud.idle()
  holdPhone(test, 'wang')
  openPage(WishPage)
  await tap('已圆')
  await see('轮椅想换一对轮子')
  await see('「轮子转得真轻快」')
  expect(words()).toMatch(/一位街坊\s.*今天圆的/)
  await tap(/感谢的话，12 秒/)
  // What is played is the station's own copy of what was sent.
  const played = host.used.flatMap((used) => (used.startsWith('play ') ? [used.slice(5)] : []))
  expect(played.map((fileId) => [isKept(fileId), stemOf(fileId)])).toContainEqual([true, stemOf(voice)])
})

it('keeps mine apart: what I wished, and what I help with', async () => {
  holdPhone(test, 'li')
  openPage(WishPage)
  await tapView('我的')
  await see('还没有许过心愿')
  await tap('我在帮的')
  await see('一本新的小学四年级字典')
  expect(words()).toMatch(/有人认领，剩/)
})
