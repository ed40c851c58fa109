/** Owns the old things that the residents of the demo give, what became of them, and the workshop at the garden station. */
import { DAY } from '../src/domain/kernel/clock'
import type { DemoCaller } from './caller'
import { GARDEN } from './district/ids'
import { announce, staffOf } from './district/make'
import type { DemoCase } from './make-cases'
import type { Timeline } from './timeline'

const STAFF = 'demo-staff-zhou'
const GARDENER = staffOf(GARDEN)
const WORKSHOP = '一家一件旧物改造'
/** When it took place, in days before now; it was announced two days earlier. */
const HELD = 12

/** The workshop of the studio at the garden station that is over. */
export const planWorkshop = (timeline: Timeline, demo: DemoCaller, now: number): void =>
  timeline.plan(now - (HELD + 2) * DAY, async () => {
    await announce(
      demo,
      {
        ...{ stationId: GARDEN, title: WORKSHOP, type: 'reuse_workshop', audience: 'all' },
        ...{ intro: '一家带一件用不上的，一起改成用得上的。', placeName: '旧物改造成果展示区' },
        ...{ projectName: '创意无限工作室', inDays: 2, time: '14:00', minutes: 120 },
      },
      now - (HELD + 2) * DAY,
    )
  })

interface Given {
  what: string
  words: string
  way?: string
  time?: string
  show?: string
}

const giving = (
  by: string,
  hoursAgo: number,
  { way = 'bring', time = '', show = 'yes', ...given }: Given,
  picture: string,
  steps: DemoCase['steps'],
): DemoCase => ({
  ...{ kind: 'reuse', by, hoursAgo, picture, steps },
  form: { ...given, way, time, show } as never,
})

/** At the first station: one waits to be fetched, one is being worked on, the others have come to an end of every sort. */
const atFirst: DemoCase[] = [
  giving('demo-resident-wang', 300, { what: 'furniture', words: '木头椅子，断了一条腿' }, 'chair-old', [
    { hoursAgo: 290, by: STAFF, event: 'receive' },
    {
      ...{ hoursAgo: 200, by: STAFF, event: 'remake', picture: 'stool-new' },
      answers: { became: '一张小板凳，放在 3 号楼门口', agreed: true, maker: '木工组的孙师傅' },
    },
    { hoursAgo: 190, by: STAFF, event: 'display' },
  ]),
  giving('demo-volunteer-chen', 260, { what: 'books', words: '看完的连环画，十来本' }, 'book', [
    { hoursAgo: 255, by: STAFF, event: 'receive' },
    {
      ...{ hoursAgo: 250, by: STAFF, event: 'reuse', picture: 'study' },
      answers: { became: '放进了社区图书室' },
    },
    { hoursAgo: 240, by: STAFF, event: 'display' },
    { hoursAgo: 100, by: STAFF, event: 'putAway' },
  ]),
  giving('demo-volunteer-li', 220, { what: 'clothes', words: '穿小了的棉衣，洗过', show: 'no' }, 'towel', [
    { hoursAgo: 215, by: STAFF, event: 'receive' },
    {
      ...{ hoursAgo: 150, by: STAFF, event: 'recycle' },
      answers: { became: '旧衣回收箱' },
    },
  ]),
  giving('demo-volunteer-chen', 90, { what: 'tyres', words: '自行车外胎两条' }, 'flask', [
    {
      ...{ hoursAgo: 80, by: STAFF, event: 'refuse' },
      words: '太旧了，改不动；可以放到投放点的回收箱',
    },
  ]),
  giving('demo-volunteer-li', 30, { what: 'appliances', words: '台灯，灯罩裂了' }, 'lamp', [
    { hoursAgo: 26, by: STAFF, event: 'receive' },
  ]),
  giving(
    'demo-resident-wang',
    5,
    { what: 'bottles', words: '玻璃罐二十来个，洗干净了', way: 'fetch', time: '周六上午' },
    'bottles-old',
    [],
  ),
]

/** At the garden station: what the studio made of bottles and cartons, and one that was taken back. */
const atGarden: DemoCase[] = [
  giving(
    'demo-resident-zhu',
    400,
    { what: 'bottles', words: '酱油瓶、罐头瓶', way: 'workshop' },
    'bottles-old',
    [
      { hoursAgo: 390, by: GARDENER, event: 'receive' },
      {
        ...{ hoursAgo: 280, by: GARDENER, event: 'remake', picture: 'vase-new' },
        answers: { became: '花瓶，摆在成果展示区', agreed: true, maker: '创意无限工作室的街坊' },
      },
      { hoursAgo: 279, by: GARDENER, event: 'workshop', session: WORKSHOP },
      { hoursAgo: 270, by: GARDENER, event: 'display' },
    ],
  ),
  giving('demo-resident-yu', 380, { what: 'boxes', words: '装家电的大纸箱', way: 'workshop' }, 'carton-old', [
    { hoursAgo: 370, by: GARDENER, event: 'receive' },
    {
      ...{ hoursAgo: 278, by: GARDENER, event: 'remake', picture: 'cart-new' },
      answers: { became: '分类小车，一个孩子带动一户家庭分垃圾', agreed: false, maker: '' },
    },
    { hoursAgo: 277, by: GARDENER, event: 'workshop', session: WORKSHOP },
    { hoursAgo: 260, by: GARDENER, event: 'display' },
  ]),
  giving('demo-resident-mao', 60, { what: 'toys', words: '积木，缺了几块' }, 'chess', [
    { hoursAgo: 50, by: 'demo-resident-mao', event: 'withdraw' },
  ]),
]

export const oldThings: DemoCase[] = [...atFirst, ...atGarden]
