/** Going from page to page on a phone that keeps ten of them. */
import Taro from '@tarojs/taro'
import { openPage } from '@/platform/navigate'
import { host, resetHost } from '../support/host-taro'

beforeEach(resetHost)
afterEach(() => jest.restoreAllMocks())

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

it('opens a page in the place of the one before when ten are open', async () => {
  jest.spyOn(Taro, 'navigateTo').mockRejectedValue({ errMsg: 'navigateTo:fail webview count limit exceed' })
  openPage('packages/store/home/index')
  await settled()
  expect(host.visited).toEqual(['redirectTo /packages/store/home/index'])
})

it('opens a page once for two taps on the same spot, and another page at once', async () => {
  openPage('/packages/wish/detail/index?wishId=1')
  openPage('/packages/wish/detail/index?wishId=1')
  openPage('/packages/wish/detail/index?wishId=2')
  await settled()
  expect(host.visited).toEqual([
    'navigateTo /packages/wish/detail/index?wishId=1',
    'navigateTo /packages/wish/detail/index?wishId=2',
  ])
})
