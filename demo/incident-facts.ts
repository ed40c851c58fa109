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
}

type Steps = DemoCase['steps']

/** Something that somebody reported so many hours ago, with what was done since. */
const reported = (
  by: string,
  hoursAgo: number,
  { where = '', text = '', urgency = 'normal', ...said }: Said,
  steps: Steps = [],
  joinedBy: readonly string[] = [],
): DemoCase => ({
  ...{ kind: 'incident', by, hoursAgo, steps, joinedBy },
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
]
