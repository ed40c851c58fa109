/** Owns the stops of the tour at rooms: which are free, booking one, its door, and the desk's day. */
import { appPages } from '../../../src/domain/app-pages'
import { furtherPages } from '../../../src/domain/further-pages'
import { deskPages } from '../../../src/domain/desk-pages'
import { robotAddress } from '../../support/group-robot'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const WANG = 'demo-resident-wang'
const LI = 'demo-volunteer-li'
const ZHOU = 'demo-staff-zhou'
const GAO = 'demo-admin-gao'
const ROOM = 'place05'

export async function roomStops(test: TestCloud): Promise<Stop[]> {
  const { days } = await test.must(WANG, 'room.week', { placeCode: ROOM })
  if (!days.some(({ may, open }) => may && open)) throw new Error('the demo has no room to book')
  return [
    { name: 'rooms', openid: WANG, page: appPages.rooms, main: true },
    { name: 'room-week', openid: WANG, page: appPages.room(ROOM), main: true },
    {
      ...{ name: 'room-book', openid: LI, page: appPages.room('place04') },
      first: async (phone) => {
        await phone.tap(/空着，订这段/)
        await phone.see('用多久')
      },
    },
    { name: 'seasons', openid: ZHOU, page: deskPages.seasons, main: true },
    {
      ...{ name: 'season-sheet', openid: ZHOU, page: deskPages.seasons },
      first: async (phone) => {
        await phone.tap(/^每周五/)
        await phone.see('照哪个活动起草')
      },
    },
    { name: 'gaps', openid: ZHOU, page: deskPages.gaps, main: true },
    { name: 'group-robot', openid: GAO, page: deskPages.robot },
    {
      ...{ name: 'group-robot-set', openid: GAO, page: deskPages.robot, main: true },
      first: async (phone) => {
        // Whoever comes by in another look finds it there already.
        if (await test.must(GAO, 'gaps.robot', {}).then(({ robot }) => robot !== null)) return
        await phone.tap('填地址')
        await phone.type('把「Webhook 地址」整条贴进来', robotAddress('a'))
        await phone.tap('接上')
        await phone.see(/已经接上/)
      },
    },
    { name: 'room-calendar', openid: LI, page: appPages.calendar },
    { name: 'room-door', openid: LI, page: appPages.place(ROOM) },
    {
      ...{ name: 'room-board', openid: ZHOU, page: furtherPages.roomBoard, main: true },
      first: async (phone) => {
        await phone.pick('radio', '明天')
        await phone.see('4 人')
      },
    },
    {
      ...{ name: 'room-close', openid: ZHOU, page: furtherPages.roomBoard },
      first: async (phone) => {
        await phone.tap('活动室：关一段时间')
        await phone.see('关上，告诉订了的人')
      },
    },
  ]
}
