/** Owns the stops of the tour at the binder of the month: before it is made, made, and the rows behind its figures. */
import { appPages } from '../../../src/domain/app-pages'
import { deskPages } from '../../../src/domain/desk-pages'
import { monthOf } from '../../../src/domain/kernel/clock'
import { makeBinder } from '../../support/binders'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const ZHOU = 'demo-staff-zhou'
const GAO = 'demo-admin-gao'
const HEAD = 'demo-admin-gao'
const CENTER = 'demo-center-han'

export async function binderStops(test: TestCloud): Promise<Stop[]> {
  const { month } = await test.must(ZHOU, 'binder.month', {})
  await makeBinder(test, ZHOU, month)
  const rows = deskPages.binderRows(monthOf(test.now()), 'activities')
  return [
    { name: 'binder', openid: GAO, page: deskPages.binder, main: true },
    {
      ...{ name: 'binder-none', openid: ZHOU, page: deskPages.binder },
      first: async (phone) => {
        await phone.tap('上个月')
        await phone.see('还没有生成')
      },
    },
    { name: 'binder-rows', openid: ZHOU, page: rows },
    { name: 'figures', openid: ZHOU, page: deskPages.figures() },
    { name: 'figures-of-one', openid: CENTER, page: deskPages.figures('st3') },
    { name: 'figures-below', openid: CENTER, page: appPages.figuresBelow, main: true },
    {
      ...{ name: 'figures-outside', openid: HEAD, page: deskPages.figures() },
      first: async (phone) => {
        await phone.tap('加一个外面的数')
        await phone.see('从哪里来的')
      },
    },
    {
      ...{ name: 'figures-year', openid: ZHOU, page: deskPages.figures(), main: true },
      first: async (phone) => {
        await phone.tap('看另一个数')
        await phone.pick('radio', '到场')
        await phone.see('看另一个数')
      },
    },
    {
      ...{ name: 'binder-table', openid: ZHOU, page: rows },
      first: async (phone) => {
        await phone.pick('tab', '打印的表')
        await phone.see('左右滑动看全')
      },
    },
  ]
}
