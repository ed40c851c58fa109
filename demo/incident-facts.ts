/** Owns what the people of the demo have reported about the neighbourhood, and how far each has come. */
import type { DemoCase } from './make-cases'

const WANG = 'demo-resident-wang'
const LI = 'demo-volunteer-li'
const CHEN = 'demo-volunteer-chen'
const ZHAO = 'demo-grid-zhao'
const ZHOU = 'demo-staff-zhou'
const WU = 'demo-staff-wu'
const HEAD = 'demo-admin-gao'

interface Said {
  category: string
  spot: string
  where?: string
  text?: string
  urgency?: 'normal' | 'urgent'
  picture?: string
}

type Steps = DemoCase['steps']

/** Something that somebody reported so many hours ago, with what was done since. */
const reported = (
  by: string,
  hoursAgo: number,
  { where = '', text = '', urgency = 'normal', picture, ...said }: Said,
  steps: Steps = [],
  joinedBy: readonly string[] = [],
): DemoCase => ({
  ...{ kind: 'incident', by, hoursAgo, steps, joinedBy },
  ...(picture !== undefined && { picture }),
  form: { ...said, where, text, photos: [], urgency },
})

const building = (number: number): string =>
  `building:g${String(Math.ceil(number / 2)).padStart(2, '0')}:${number} 号楼`

/** Taken up and solved by the grid worker, looked at by somebody of the staff. */
const solved = (hours: { take: number; solve: number; look: number }, how: string): Steps => [
  { hoursAgo: hours.take, by: ZHAO, event: 'take' },
  { hoursAgo: hours.solve, by: ZHAO, event: 'solve', words: how },
  { hoursAgo: hours.look, by: ZHOU, event: 'look' },
]

/** Water that stands at a door and comes back: what a department is called for. */
export const standingWater: DemoCase = reported(
  LI,
  240,
  { category: 'water', spot: building(2), where: '单元门口', text: '下雨就积水，老人家出不了门' },
  [
    ...solved({ take: 238, solve: 214, look: 212 }, '疏通了雨水口'),
    { hoursAgo: 120, by: WANG, event: 'reopen', words: '昨天小雨，又积了' },
    { hoursAgo: 118, by: ZHAO, event: 'wait', words: '等别处回话', days: 7 },
  ],
  [WANG, 'demo-v003'],
)

/** Seen to by somebody of the staff and looked at by somebody else. */
const byStaff = (hours: { take: number; solve: number; look?: number }, how: string): Steps => [
  { hoursAgo: hours.take, by: ZHOU, event: 'take' },
  { hoursAgo: hours.solve, by: ZHOU, event: 'solve', words: how },
  ...(hours.look === undefined ? [] : [{ hoursAgo: hours.look, by: WU, event: 'look' }]),
]

/** What came from the other grids: most of it small, and soon done. */
const elsewhere: DemoCase[] = [
  reported(
    'demo-v010',
    310,
    { category: 'facility', spot: building(21), where: '门禁', text: '刷卡没有反应' },
    byStaff({ take: 308, solve: 290, look: 286 }, '换了读卡器，试过三张卡'),
  ),
  reported(
    'demo-v012',
    260,
    { category: 'environment', spot: building(15), text: '垃圾桶满了两天没清' },
    byStaff({ take: 259, solve: 250, look: 240 }, '和物业说好，每天清两次'),
  ),
  reported(
    'demo-v015',
    200,
    { category: 'fire', spot: building(26), where: '二单元', text: '楼道里停着电瓶车' },
    byStaff({ take: 199, solve: 180 }, '请车主推到车棚，贴了提醒'),
  ),
  reported('demo-v018', 150, { category: 'parking', spot: building(23), text: '救护车道停了三轮车' }, [
    { hoursAgo: 149, by: WU, event: 'take' },
    { hoursAgo: 148, by: WU, event: 'wait', words: '等业主同意', days: 15 },
  ]),
  reported('demo-v011', 130, { category: 'adverts', spot: building(18), text: '信箱上贴满了' }, [
    { hoursAgo: 129, by: WU, event: 'passOn', words: '归城管，已替您转去，电话写在站里墙上，周五前回话' },
  ]),
  reported(
    'demo-v002',
    100,
    { category: 'water', spot: building(13), where: '地下室', text: '有水，味道大' },
    byStaff({ take: 99, solve: 80, look: 78 }, '抽干了，找到漏的那一段管子'),
  ),
  reported('demo-v008', 75, { category: 'security', spot: building(19), text: '夜里总有人翻铁门' }, [
    { hoursAgo: 74, by: WU, event: 'take' },
  ]),
  reported('demo-v014', 52, { category: 'wires', spot: building(21), text: '晾衣绳缠着网线，垂到头顶' }, [
    { hoursAgo: 51, by: ZHOU, event: 'take' },
  ]),
  reported(
    'demo-v016',
    49,
    { category: 'facility', spot: building(25), where: '健身器', text: '踏板掉了一只' },
    [
      { hoursAgo: 48, by: ZHOU, event: 'take' },
      { hoursAgo: 30, by: ZHOU, event: 'wait', words: '缺料', days: 7 },
    ],
  ),
  reported(
    'demo-v006',
    28,
    { category: 'neighbour', spot: building(5), text: '独居的叔叔想有人陪着去医院' },
    [{ hoursAgo: 27, by: WU, event: 'take' }],
  ),
  reported('demo-v017', 22, { category: 'environment', spot: building(6), text: '绿化带里有碎玻璃' }, [
    { hoursAgo: 21, by: ZHOU, event: 'take' },
    { hoursAgo: 20, by: ZHOU, event: 'solve', words: '扫干净了，立了块牌子' },
  ]),
  reported('demo-v001', 6, {
    category: 'facility',
    spot: building(8),
    where: '单元门',
    text: '关不上，夜里响',
  }),
  reported('demo-v004', 4, { category: 'opinion', spot: building(7), text: '想在楼下放一个旧衣箱' }),
  reported('demo-v019', 2, {
    category: 'water',
    spot: building(26),
    text: '楼下水池的龙头关不紧，一直滴',
    picture: 'pipe',
  }),
  reported('demo-v013', 2, { category: 'adverts', spot: building(6), text: '楼梯扶手上又有了' }),
  reported('demo-v009', 1, { category: 'other', spot: building(18), text: '有一只猫下不来树' }),
]

export const incidents: DemoCase[] = [
  reported(
    WANG,
    800,
    { category: 'facility', spot: building(1), where: '三楼声控灯', text: '拍手也不亮，晚上摸黑上楼' },
    solved({ take: 798, solve: 780, look: 776 }, '换了灯泡，晚上上去试过'),
  ),
  standingWater,
  reported(
    CHEN,
    50,
    { category: 'parking', spot: 'grid:g04', where: '消防通道', text: '晚上总停着两辆车' },
    [
      { hoursAgo: 48, by: ZHOU, event: 'take' },
      { hoursAgo: 46, by: ZHOU, event: 'assign', to: 'demo-leader-sun' },
    ],
    ['demo-v005'],
  ),
  reported(WANG, 3, { category: 'environment', spot: building(1), where: '四楼过道', text: '堆了旧沙发' }),
  reported(
    ZHAO,
    30,
    { category: 'wires', spot: building(3), where: '二单元', text: '从窗户拉下来充电' },
    [{ hoursAgo: 29, by: ZHAO, event: 'take' }],
    [LI],
  ),
  reported(LI, 190, { category: 'facility', spot: building(1), where: '门口的井盖', text: '一踩就响' }, [
    { hoursAgo: 188, by: WU, event: 'passOn', words: '归供水公司，已替您转去，三天内有人来看' },
  ]),
  reported(CHEN, 26, { category: 'adverts', spot: building(7), text: '电梯里又贴满了' }, [
    { hoursAgo: 25, by: ZHOU, event: 'take' },
    { hoursAgo: 4, by: ZHOU, event: 'solve', words: '和物业一起清了，留了举报电话' },
  ]),
  reported(
    'demo-v003',
    96,
    { category: 'building', spot: building(2), where: '北墙', text: '墙皮掉下来一块', urgency: 'urgent' },
    [
      { hoursAgo: 95.8, by: ZHAO, event: 'take' },
      { hoursAgo: 94, by: HEAD, event: 'longer', words: '要搭架子，施工队下周才有空' },
    ],
    [WANG, LI],
  ),
  reported(WANG, 400, { category: 'opinion', spot: 'grid:g01', text: '门口想要一张长椅' }, [
    { hoursAgo: 397, by: HEAD, event: 'take' },
    { hoursAgo: 396, by: HEAD, event: 'shelve', words: '要等明年的为民办事资金', days: 60 },
  ]),
  reported('demo-v005', 60, { category: 'neighbour', spot: building(4), text: '一楼的老人家两天没出门' }, [
    { hoursAgo: 59, by: ZHAO, event: 'take' },
    { hoursAgo: 58, by: ZHAO, event: 'solve', words: '上门看过，感冒在家，女儿来了' },
    { hoursAgo: 54, by: ZHOU, event: 'look' },
  ]),
  reported('demo-v007', 20, { category: 'environment', spot: building(1), text: '楼道口有垃圾袋' }, [
    { hoursAgo: 19, by: 'demo-v007', event: 'withdraw' },
  ]),
  ...elsewhere,
]
