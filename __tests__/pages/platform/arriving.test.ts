/** When a page that was opened is there, in a browser. */
import Taro from '@tarojs/taro'
import { isArriving } from '@/platform/arriving.h5'

const id = '/packages/help/page/index?stamp=AB'

afterEach(() => {
  jest.restoreAllMocks()
  document.body.replaceChildren()
})

it('a page on top is on its way until it is drawn', () => {
  jest.spyOn(Taro, 'getCurrentPages').mockReturnValue([{ path: '/pages/home/index?stamp=AA' }, { path: id }])
  expect(isArriving()).toBe(true)
  const drawn = document.createElement('div')
  drawn.id = id
  document.body.append(drawn)
  expect(isArriving()).toBe(false)
})

it('before any page there is nothing to wait for', () => {
  jest.spyOn(Taro, 'getCurrentPages').mockReturnValue([])
  expect(isArriving()).toBe(false)
})
