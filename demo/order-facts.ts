/** Owns what the people of the demo have ordered, by which channel, and how far each order has come. */
import { DAY, dayOf, HOUR, instantOf } from '../src/domain/kernel/clock'
import type { DemoCase } from './make-cases'
import { RATED_LOW } from './star-facts'

const STAFF = 'demo-staff-zhou'
const WANG = 'demo-resident-wang'
const LI = 'demo-volunteer-li'
const CHEN = 'demo-volunteer-chen'
const GRID = 'demo-grid-zhao'

const badly = { manner: '3', quality: '3', time: '2', overall: '3' }
const scores = { manner: '5', quality: '5', time: '4', overall: '5' }

/** How long ago it was half past nine on that morning. */
const hoursSince = (day: string, now: number): number => (now - instantOf(day, '09:30')) / HOUR

/** What somebody took and did badly, each time told so: three of them, so that they count. */
const doneBadly = (now: number): DemoCase[] =>
  [22, 18, 15].map((daysAgo, n) => {
    const hoursAgo = daysAgo * 24
    const at = (hours: number) => hoursAgo - hours
    const day = dayOf(now - (daysAgo - 2) * DAY)
    const began = hoursSince(day, now)
    return {
      ...{ kind: 'order', by: WANG, hoursAgo },
      form: {
        ...{ photos: [], haste: 'usual', takes: 'half', part: 'morning', item: 'clean' },
        ...{ day, text: '阳台上的花盆请人帮着挪一挪。' },
      },
      steps: [
        { hoursAgo: at(2), by: STAFF, event: 'verify' },
        { hoursAgo: at(3), by: STAFF, event: 'openPool' },
        { hoursAgo: at(5), by: RATED_LOW, event: 'accept' },
        { hoursAgo: began, by: RATED_LOW, event: 'start', card: WANG },
        {
          ...{ hoursAgo: began - 0.5, by: RATED_LOW, event: 'finish', card: WANG },
          answers: { did: '挪到墙边了', minutes: 20 },
        },
        {
          ...{ hoursAgo: at(72), by: WANG, event: 'rate' },
          answers: { ...badly, words: n === 0 ? '来晚了一个钟头，也没说一声。' : '' },
        },
      ],
    }
  })

/** @param now when the demo begins */
export const ordersAt = (now: number): DemoCase[] => {
  const ahead = (days: number) => dayOf(now + days * DAY)
  const said = { photos: [], haste: 'usual', takes: 'half', part: 'morning' }
  const verified = (hoursAgo: number) => ({ hoursAgo, by: STAFF, event: 'verify' })
  const done = ahead(-3)
  const began = hoursSince(done, now)
  return [
    ...doneBadly(now),
    {
      ...{ kind: 'order', by: WANG, hoursAgo: 96 },
      form: {
        ...{ ...said, item: 'handy', day: done, takes: 'hour' },
        text: '厨房的灯泡不亮了，够不着，请人帮着换一下。',
      },
      steps: [
        verified(94),
        { hoursAgo: 93, by: STAFF, event: 'openPool' },
        { hoursAgo: 92, by: LI, event: 'accept' },
        { hoursAgo: began, by: LI, event: 'start', card: WANG },
        {
          ...{ hoursAgo: began - 0.7, by: LI, event: 'finish', card: WANG },
          answers: { did: '换了两只灯泡，都亮了', minutes: 40 },
        },
        {
          hoursAgo: 46,
          by: WANG,
          event: 'rate',
          answers: { ...scores, words: '小李手脚快，还把灯罩擦了。' },
        },
      ],
    },
    {
      ...{ kind: 'order', by: WANG, hoursAgo: 30 },
      form: { ...said, item: 'science', day: ahead(3), text: '想学用手机挂号，孩子不在身边。' },
      steps: [verified(28), { hoursAgo: 27, by: STAFF, event: 'openPool' }],
    },
    {
      ...{ kind: 'order', by: CHEN, hoursAgo: 26 },
      form: { ...said, item: 'clean', day: ahead(4), takes: 'hour', text: '楼道里的旧纸箱请人一起搬下去。' },
      steps: [
        verified(25),
        { hoursAgo: 24, by: STAFF, event: 'openPool' },
        { hoursAgo: 6, by: LI, event: 'accept' },
      ],
    },
    {
      ...{ kind: 'order', by: STAFF, behalf: { via: 'phone', for: WANG }, hoursAgo: 8 },
      form: {
        ...said,
        item: 'law',
        day: ahead(6),
        part: 'afternoon',
        text: '租房合同要续签，想请人看一看。',
      },
      steps: [verified(7)],
    },
    {
      ...{ kind: 'order', by: STAFF, behalf: { via: 'visit', for: LI }, hoursAgo: 3 },
      form: { ...said, item: 'calligraphy', day: ahead(9), text: '想写一副春联，贴在楼门口。' },
      steps: [],
    },
    ...atHome(now),
    ...fromOthers(now),
  ]
}

/** What a partner was asked to do: one done, two that are still ahead, one that went back because it was called off. */
function atHome(now: number): DemoCase[] {
  const barber = '和顺理发店'
  const one = (
    by: string,
    hoursAgo: number,
    text: string,
    steps: readonly DemoCase['steps'][number][] = [],
    day = dayOf(now - (hoursAgo - 30) * HOUR),
  ): DemoCase => ({
    ...{ kind: 'order', by, hoursAgo },
    form: {
      ...{ photos: [], haste: 'usual', takes: 'hour', part: 'morning', item: 'handy', text },
      day,
    },
    steps: [
      { hoursAgo: hoursAgo - 1, by: STAFF, event: 'verify' },
      { hoursAgo: hoursAgo - 2, by: STAFF, event: 'toPartner', partner: barber },
      ...steps,
    ],
  })
  return [
    one(WANG, 80, '腿脚不便，想请人上门理个发', [
      { hoursAgo: 60, by: STAFF, event: 'start' },
      { hoursAgo: 59, by: STAFF, event: 'finish', answers: { did: '理好了，还修了面', minutes: 40 } },
    ]),
    one('demo-v021', 62, '老伴卧床，头发长了', [], dayOf(now + DAY)),
    one('demo-v024', 50, '手上打着石膏，想理个发', [], dayOf(now + DAY)),
    one('demo-v025', 45, '出门不便，想理发', [{ hoursAgo: 30, by: 'demo-v025', event: 'cancel' }]),
  ]
}

/** Orders of others, each by the channel by which it came in. */
function fromOthers(now: number): DemoCase[] {
  const day = (days: number) => dayOf(now + days * DAY)
  const said = { photos: [], haste: 'usual', takes: 'hour', part: 'afternoon' }
  const verified = (hoursAgo: number) => ({ hoursAgo, by: STAFF, event: 'verify' })
  const pooled = (hoursAgo: number) => [
    verified(hoursAgo),
    { hoursAgo: hoursAgo - 1, by: STAFF, event: 'openPool' },
  ]
  const form = (item: string, days: number, text: string) => ({ ...said, item, day: day(days), text })
  const own = (
    by: string,
    hoursAgo: number,
    what: DemoCase['form'],
    steps: DemoCase['steps'] = [],
  ): DemoCase => ({
    ...{ kind: 'order', by, hoursAgo, form: what, steps },
  })
  const through = (via: 'card' | 'counter' | 'phone' | 'visit', whom: string, one: DemoCase): DemoCase => ({
    ...one,
    ...{ by: via === 'card' || via === 'visit' ? GRID : STAFF, behalf: { via, for: whom } },
  })
  const anyone = 'demo-v020'
  return [
    own('demo-v021', 200, form('study', 2, '孩子的数学想请人看一看作业'), [
      verified(198),
      { hoursAgo: 197, by: STAFF, event: 'reject', words: '长期补课社区做不了，周末课堂有免费的辅导' },
    ]),
    own('demo-v022', 180, form('arts', 3, '想请人来教一段腰鼓'), [
      verified(178),
      { hoursAgo: 170, by: 'demo-v022', event: 'cancel' },
    ]),
    own('demo-v023', 90, form('theory', 2, '想弄明白高龄补贴怎么办'), pooled(88)),
    own('demo-v024', 60, form('hardship', 4, '家里的旧棉被想拆洗'), [
      { hoursAgo: 58, by: STAFF, event: 'askInfo', words: '几床，能不能自己拿下楼？' },
    ]),
    own('demo-v025', 40, form('civil', 5, '小区门口早上太乱，想请人引导'), pooled(38)),
    own('demo-v026', 12, form('science', 6, '想学用手机付水电费')),
    own('demo-v027', 9, form('clean', 3, '阳台的旧花盆搬不动'), [verified(8)]),
    own('demo-v028', 5, form('handy', 2, '够不着的窗帘想取下来洗')),
    through('card', WANG, own(anyone, 70, form('arts', 5, '想听一场评书，楼下坐坐就好'), pooled(68))),
    through('card', LI, own(anyone, 33, form('clean', 6, '储藏室想有人帮着清一清'), [verified(31)])),
    through('visit', WANG, own(anyone, 28, form('handy', 4, '门上的把手松了'), pooled(26))),
    through('counter', CHEN, own(anyone, 46, form('law', 7, '邻居借车刮了，想问问怎么算'), [verified(44)])),
    through('counter', 'demo-v005', own(anyone, 21, form('science', 3, '手机字太小，想请人调一调'))),
    through('counter', 'demo-v007', own(anyone, 20, form('calligraphy', 8, '想写一幅寿字'), pooled(18))),
    through('phone', 'demo-v003', own(anyone, 16, form('arts', 9, '想请人来唱两段秦腔'))),
    through('phone', 'demo-v009', own(anyone, 11, form('theory', 6, '医保换了地方怎么转'), [verified(10)])),
    through('phone', 'demo-v012', own(anyone, 7, form('handy', 3, '水龙头关不紧，想请人看看'))),
    through('visit', LI, own(anyone, 4, form('clean', 5, '楼道窗户够不着，想擦一擦'))),
  ]
}
