/** Owns the named activities of the demo station: what happens there in a usual month. */
import type { ActivityType, Audience } from '../src/domain/activity/vocabulary'
import type { CredentialKind } from '../src/domain/papers/vocabulary'

export interface DemoActivity {
  key: string
  title: string
  type: ActivityType
  audience: Audience
  intro: string
  placeName: string
  placeDetail: string
  bring: string
  riskNotice: string
  riskAckNeeded?: boolean
  minAge?: number
  maxAge?: number
  volunteersOnly?: boolean
  /** What those who come must hold; then only the regulars sign up by themselves. */
  credential?: CredentialKind
  countsHours: boolean
  projectId: string
  capacity: number
  queueCapacity: number
  /** What there is to do, and for how many; together the capacity. */
  posts?: { name: string; capacity: number }[]
  /** What those who sign up are asked. */
  questions?: { ask: string; options: string[] }[]
  /** Whether residents of the other stations may come too. */
  district?: boolean
  /** What is looked at before a sign-up counts. */
  review?: string
  /** Days from today (negative: past) and time of day of each session, `HH:mm`, with its length in minutes. */
  sessions: [day: number | 'fridays' | 'soon', time: string, minutes: number][]
  /** How many sign up beforehand, in percent of the capacity. */
  interest: number
  /** Openids of those who always come. */
  regulars?: string[]
  /** Openids of those who always sign up and never come. */
  absent?: string[]
  /** Its photos by the names of the demo's pictures, the cover first; our drawing stands where there are none. */
  pictures?: string[]
  /** What its organiser tells of each session that is over. */
  recap?: { words: string; pictures: string[]; helped?: number }
  /** Of a rota: what is handed over at the end of a turn, one after the other. */
  notes?: string[]
  /** Whether whoever leads it ticks people out on the list, so that their hours wait for a look. */
  sentHome?: boolean
  /** Whether it still waits for somebody at the desk. */
  leftForReview?: boolean
}

const indoors = '室内活动，请留意地面湿滑；身体不适请告诉工作人员。'

export const activities: DemoActivity[] = [
  {
    key: 'friday-cleanup',
    recap: {
      words: '楼前楼后扫干净了，楼道里的旧物也清了出来。最小的跟着妈妈来，最大的八十一岁。',
      pictures: ['stairs', 'square'],
      helped: 12,
    },
    pictures: ['square', 'stairs'],
    title: '周五爱国卫生大扫除',
    type: 'cleanup',
    audience: 'all',
    intro: '每周五上午，邻居们一起把楼前楼后扫干净。扫帚、夹子社区准备，来了就有活干。',
    placeName: '北区广场',
    placeDetail: '广场旗杆下集合，分片打扫',
    bring: '手套、水杯',
    riskNotice: '擦高处、搬重物请两人一起；车行道旁请穿反光背心。',
    countsHours: true,
    projectId: 'health_service_1',
    capacity: 40,
    queueCapacity: 20,
    sessions: [['fridays', '09:00', 120]],
    interest: 60,
    regulars: ['demo-resident-wang', 'demo-volunteer-li', 'demo-volunteer-chen', 'demo-leader-sun'],
    absent: ['demo-v040'],
  },
  {
    key: 'corridor-cleanup',
    pictures: ['stairs'],
    title: '楼道清爽行动 · 现在集合',
    type: 'cleanup',
    audience: 'all',
    intro: '把楼道里的旧物、小广告清一清，给下楼的老人让出一条宽路。',
    placeName: '学雷锋志愿服务站',
    placeDetail: '服务站门口集合领工具',
    bring: '手套',
    riskNotice: '搬重物两人一起，上下楼扶好扶手。',
    countsHours: true,
    projectId: 'governance_4',
    capacity: 10,
    queueCapacity: 6,
    sessions: [['soon', '', 90]],
    interest: 70,
    regulars: ['demo-resident-wang', 'demo-volunteer-li'],
  },
  {
    key: 'reading',
    title: '“爱读书”周末读书会',
    type: 'reading_club',
    audience: 'all',
    intro: '每人带一本书，讲三分钟为什么喜欢它。',
    placeName: '社区图书室',
    placeDetail: '图书室阅览区',
    bring: '一本想推荐的书',
    riskNotice: indoors,
    countsHours: false,
    projectId: 'edu_publicity_6',
    capacity: 15,
    queueCapacity: 5,
    sessions: [[13, '15:00', 90]],
    interest: 0,
    leftForReview: true,
  },
  {
    key: 'window-flowers',
    pictures: ['paper-flower'],
    title: '剪窗花，迎新春',
    type: 'handicraft',
    audience: 'child',
    intro: '跟着社区剪纸老师，从一张红纸剪到一扇窗。孩子和大人一起来。',
    placeName: '培训室',
    placeDetail: '党群服务中心二楼，有电梯',
    bring: '剪刀社区准备，孩子请带画笔',
    riskNotice: '用剪刀时大人要陪在孩子身边。',
    riskAckNeeded: true,
    countsHours: false,
    projectId: 'culture_sport_2',
    capacity: 30,
    queueCapacity: 10,
    sessions: [[3, '14:30', 120]],
    interest: 80,
  },
  {
    key: 'spring-couplets',
    title: '写春联，送温暖',
    type: 'festival',
    audience: 'all',
    intro: '书画爱好者现场写春联，送给楼里的邻居。会写的来写，不会写的来送。',
    placeName: '一站式服务大厅',
    placeDetail: '北区大厅一层',
    bring: '自带毛笔更顺手',
    riskNotice: indoors,
    countsHours: true,
    projectId: 'culture_sport_1',
    capacity: 24,
    queueCapacity: 10,
    sessions: [[6, '09:30', 150]],
    district: true,
    interest: 50,
  },
  {
    key: 'moral-hall',
    title: '“互助友善”道德讲堂',
    type: 'moral_hall',
    audience: 'all',
    intro: '身边人说身边事，用百姓话说百姓事。',
    placeName: '活动室',
    placeDetail: '党群服务中心一楼',
    bring: '带上您的故事',
    riskNotice: indoors,
    countsHours: false,
    projectId: 'civility_model_4',
    capacity: 60,
    queueCapacity: 20,
    sessions: [
      [-5, '15:00', 90],
      [9, '15:00', 90],
    ],
    interest: 35,
  },
  {
    key: 'memorial',
    recap: { words: '鲜花换纸钱，路口干干净净。谢谢早起来帮忙的各位街坊。', pictures: [] },
    title: '文明祭祀志愿服务',
    type: 'memorial',
    audience: 'all',
    intro: '劝导文明祭祀，备好鲜花和寄语卡，换掉纸钱和鞭炮。',
    placeName: '北区广场',
    placeDetail: '广场东侧服务点',
    bring: '志愿马甲',
    riskNotice: '户外值守请保暖，遇到明火先拨 119。',
    volunteersOnly: true,
    countsHours: true,
    projectId: 'civility_model_1',
    capacity: 12,
    queueCapacity: 6,
    sessions: [[-11, '08:30', 180]],
    interest: 90,
    sentHome: true,
  },
  {
    key: 'dragon-boat',
    title: '第二届“邻里一家亲”包粽子',
    type: 'festival',
    audience: 'all',
    intro: '一起包粽子，包好的送给高龄独居老人。不收费，也不募捐。',
    placeName: '活动室',
    placeDetail: '党群服务中心一楼',
    bring: '围裙',
    riskNotice: '热水和蒸锅由志愿者照看，请孩子离远一些。',
    countsHours: true,
    projectId: 'culture_sport_6',
    questions: [{ ask: '粽子要甜的还是咸的', options: ['甜的', '咸的'] }],
    posts: [
      { name: '包粽子', capacity: 12 },
      { name: '淘米洗叶', capacity: 4 },
      { name: '送到老人家', capacity: 4 },
    ],
    capacity: 20,
    queueCapacity: 8,
    sessions: [[12, '09:00', 180]],
    interest: 40,
  },
  {
    key: 'health-lecture',
    title: '健康讲堂：冬天怎么护心',
    type: 'lecture',
    audience: 'elder60',
    intro: '讲讲天冷时怎么穿、怎么动、什么时候该去医院。讲完可以量血压。',
    placeName: '社区图书室',
    placeDetail: '图书室阅览区',
    bring: '在吃的药可以带来问',
    riskNotice: indoors,
    minAge: 50,
    countsHours: false,
    projectId: 'edu_publicity_5',
    capacity: 12,
    queueCapacity: 8,
    sessions: [[2, '10:00', 90]],
    interest: 130,
  },
  {
    key: 'paper-cutting',
    title: '守望邻里·剪纸培训',
    type: 'skills_training',
    audience: 'elder60',
    intro: '八次课学会团花、窗花和生肖。',
    placeName: '培训室',
    placeDetail: '党群服务中心二楼，有电梯',
    bring: '老花镜',
    riskNotice: '剪刀刀头朝里放。',
    countsHours: false,
    projectId: 'culture_sport_2',
    capacity: 18,
    queueCapacity: 6,
    sessions: [
      [-7, '14:00', 90],
      [0, '16:30', 90],
      [7, '14:00', 90],
    ],
    interest: 55,
  },
  {
    key: 'safety-talk',
    title: '冬季用电用气安全讲座',
    type: 'safety_edu',
    audience: 'all',
    intro: '看看家里哪些插座该换、燃气软管几年一换。',
    placeName: '活动室',
    placeDetail: '党群服务中心一楼',
    bring: '无',
    riskNotice: indoors,
    countsHours: false,
    projectId: 'safety_watch_4',
    capacity: 50,
    queueCapacity: 10,
    sessions: [[1, '19:00', 60]],
    interest: 30,
  },
  {
    key: 'free-clinic',
    title: '量血压、查血糖',
    type: 'free_clinic',
    audience: 'elder60',
    intro: '社区卫生服务站的医护志愿者在场。只看不卖，不推销任何东西。',
    placeName: '健康义诊桌',
    placeDetail: '服务大厅门口',
    bring: '身份证不用带，想查血糖请空腹',
    riskNotice: '查血糖会扎手指，凝血不好请先说。',
    countsHours: false,
    projectId: 'health_service_2',
    capacity: 40,
    queueCapacity: 0,
    sessions: [[4, '08:30', 120]],
    interest: 45,
  },
  {
    key: 'service-365',
    notes: ['没有事', '三号楼李奶奶托买的降压药到了，在抽屉里，等人来取', '东西都放回原处了'],
    title: '“雷锋式”365便民服务轮值',
    type: 'other',
    audience: 'all',
    intro: '在志愿服务站值半天班：接电话、代买代办、帮老人用手机。',
    placeName: '学雷锋志愿服务站',
    placeDetail: '北区大厅东门',
    bring: '志愿马甲',
    riskNotice: '上门服务请两人同行。',
    volunteersOnly: true,
    countsHours: true,
    projectId: 'welfare_model_2',
    capacity: 4,
    queueCapacity: 4,
    sessions: [
      [-3, '08:30', 210],
      [-2, '08:30', 210],
      ...[0, 1, 2, 3, 4, 5, 6].map((day): [number, string, number] => [day, '08:30', 210]),
    ],
    interest: 75,
  },
  {
    key: 'haircut',
    title: '暖心义剪',
    type: 'free_haircut',
    audience: 'elder60',
    intro: '理发师傅志愿者来社区，行动不便的老人可以预约上门。',
    placeName: '爱心加油站',
    placeDetail: '彩虹墙对面',
    bring: '围布社区准备',
    riskNotice: indoors,
    countsHours: true,
    projectId: 'welfare_model_3',
    capacity: 16,
    queueCapacity: 6,
    sessions: [[5, '09:00', 120]],
    interest: 50,
  },
  {
    key: 'first-aid-team',
    title: '应急救护队招新人',
    type: 'lecture',
    audience: 'all',
    intro: '跟着红十字会的老师练三次心肺复苏和包扎，以后社区有大活动轮流值守。',
    placeName: '社区培训室',
    placeDetail: '党群服务中心二楼，有电梯',
    bring: '好活动的衣服',
    riskNotice: '练习要跪下、按压，膝盖和腰不好请先说一声。',
    minAge: 18,
    countsHours: true,
    projectId: 'edu_publicity_5',
    questions: [{ ask: '学过急救吗', options: ['有证', '学过', '没学过'] }],
    review: '看学没学过急救、能不能轮流值守',
    capacity: 8,
    queueCapacity: 4,
    sessions: [[13, '14:00', 120]],
    interest: 100,
  },
  {
    key: 'fair-first-aid',
    title: '公益大集急救值守',
    type: 'safety_edu',
    audience: 'all',
    intro: '公益大集那天在急救点值守：量血压、处理小伤，教大家按一按心肺复苏。',
    placeName: '文明实践广场',
    placeDetail: '广场东侧蓝色帐篷',
    bring: '志愿马甲，急救包社区准备',
    riskNotice: '处理伤口先戴手套；拿不准的，马上打 120。',
    volunteersOnly: true,
    credential: 'firstAid',
    countsHours: true,
    projectId: 'edu_publicity_5',
    capacity: 4,
    queueCapacity: 2,
    sessions: [[11, '08:30', 180]],
    interest: 25,
    regulars: ['demo-volunteer-li'],
  },
]
