/** The head of a page: 字号 on a root page, the way back on every other, and from each title the way to help about it. */
import { fireEvent, render, screen } from '@testing-library/react'
import { Screen } from '@/components/screen'
import { host } from '../support/host-taro'

const names = () => screen.getAllByRole('button').map((each) => each.getAttribute('aria-label'))

it('a tab page leads to 字号 with one tap, and has no way back', () => {
  render(<Screen title="微心愿" tab="wish" />)
  expect(names()).toEqual(['字号', '这一页怎么用'])
  fireEvent.click(screen.getByRole('button', { name: '字号' }))
  expect(host.visited).toEqual(['navigateTo /packages/me/type-size/index'])
})

it('every other page leads back, and over its title to help about itself', () => {
  host.route = 'packages/store/prize/index?prizeId=p'
  render(<Screen title="奖品" />)
  expect(names()).toEqual(['返回', '这一页怎么用'])
  fireEvent.click(screen.getByRole('button', { name: '这一页怎么用' }))
  expect(host.visited).toEqual([
    'navigateTo /packages/help/page/index?of=%2Fpackages%2Fstore%2Fprize%2Findex',
  ])
})

it('a finger that taps on while help is on its way asks for no help about help', () => {
  host.route = 'packages/wish/detail/index'
  render(<Screen title="心愿" />)
  fireEvent.click(screen.getByRole('button', { name: '这一页怎么用' }))
  host.route = 'packages/help/page/index'
  fireEvent.click(screen.getByRole('button', { name: '这一页怎么用' }))
  expect(host.visited).toEqual([
    'navigateTo /packages/help/page/index?of=%2Fpackages%2Fwish%2Fdetail%2Findex',
  ])
})

it('help does not lead to itself', () => {
  host.route = '/packages/help/page/index'
  render(<Screen title="怎么用" />)
  expect(names()).toEqual(['返回'])
})

it("leaves room for the phone's own line and for WeChat's two buttons", () => {
  render(<Screen title="奖品" />)
  const bar = screen.getByRole('button', { name: '返回' }).parentElement
  expect(bar?.style).toMatchObject({ paddingTop: '20px', paddingRight: '101px' })
})
