/** Owns the notices of the demo: what was said to whom, and how many have read it. */

export interface DemoNotice {
  title: string
  text: string
  /** Audience as grids and buildings; everybody when both are empty. */
  gridIds: string[]
  buildings: { gridId: string; building: string }[]
  /** Openid of who writes it. */
  by: string
  daysAgo: number
  endsInDays: number
  pinned: boolean
  askReceipt: boolean
  /** In percent of the demo people it is meant for. */
  readBy: number
  picture?: string
  /** What it says after a correction. */
  corrected?: string
  left?: 'draft' | 'recalled'
}

const ZHAO = 'demo-grid-zhao'
const ZHOU = 'demo-staff-zhou'

const notice = (facts: Partial<DemoNotice> & Pick<DemoNotice, 'title' | 'text'>): DemoNotice => ({
  gridIds: [],
  buildings: [],
  by: ZHOU,
  daysAgo: 1,
  endsInDays: 7,
  pinned: false,
  askReceipt: false,
  readBy: 50,
  ...facts,
})

export const notices: readonly DemoNotice[] = [
  notice({
    title: '1 号楼、3 号楼明天 9 点到 12 点停水检修',
    text: '明天上午 9 点到 12 点，1 号楼和 3 号楼检修水管，会停水。请提前接好用水，关紧龙头。腿脚不便的老人家里缺水，打电话给我，我送上门。',
    buildings: [
      { gridId: 'g01', building: '1 号楼' },
      { gridId: 'g02', building: '3 号楼' },
    ],
    by: ZHAO,
    daysAgo: 0,
    endsInDays: 2,
    askReceipt: true,
    readBy: 40,
    picture: 'pipe',
  }),
  notice({
    title: '积分超市这周上新',
    text: '新到晴雨伞和保温杯，花生油也补了货。周一到周五上午，到一站式服务大厅的柜台来换。',
    daysAgo: 2,
    endsInDays: 12,
    picture: 'umbrella',
    readBy: 60,
  }),
  notice({
    title: '八十岁以上老人悦寿宴报名',
    text: '本季度的悦寿宴定在周日中午，在活动室。八十岁以上的老人都可以来，家人可以陪一位。来不了的，我们把寿面送上门。',
    daysAgo: 4,
    endsInDays: 6,
    pinned: true,
    readBy: 70,
    corrected:
      '本季度的悦寿宴改到周日晚上五点，还在活动室。八十岁以上的老人都可以来，家人可以陪一位。来不了的，我们把寿面送上门。',
  }),
  notice({
    title: '北区楼道请不要停放、充电电动自行车',
    text: '上周有两处楼道里在充电，很危险。请推到楼下的充电棚，棚里晚上有灯。',
    gridIds: ['g01', 'g02'],
    by: ZHAO,
    daysAgo: 9,
    endsInDays: 20,
    readBy: 80,
  }),
  notice({
    title: '垃圾分类新桶位',
    text: '投放点挪到了南门东侧，早上 7 点到 9 点、晚上 6 点到 8 点有人值守。',
    daysAgo: 12,
    endsInDays: 3,
    readBy: 30,
    left: 'recalled',
  }),
  notice({
    title: '冬至包饺子，来搭把手',
    text: '想请二十位邻居一起包，面和馅站里准备。写好了再发。',
    gridIds: ['g01'],
    by: ZHAO,
    left: 'draft',
    readBy: 0,
  }),
]
