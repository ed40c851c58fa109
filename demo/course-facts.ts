/** Owns the courses of the demo's five stations: what is taught, when, and how places are given. */
import type { ActivityType, Audience } from '../src/domain/activity/vocabulary'
import { GARDEN, PEACE, PEARL } from './district/ids'
import { STATION_ID as MAIN } from './station-id'

export interface DemoCourse {
  stationId: string
  title: string
  type: ActivityType
  audience: Audience
  intro: string
  placeName: string
  /** Name of somebody who was asked, or the openid of a volunteer of the station. */
  teacher: string
  adults: string[]
  capacity: number
  queueCapacity: number
  /** The first lesson, in days from today, then one a week; negative for one that goes on already. */
  inDays: number
  time: string
  minutes: number
  lessons: number
  /** The draw, in days from today; absent where whoever comes first has a place. */
  drawIn?: number
  /** How many neighbours enrol. */
  learners: number
  ages?: readonly [least: number, most: number]
  district?: boolean
}

type Class = Pick<DemoCourse, 'title' | 'intro' | 'teacher' | 'inDays' | 'time'> & Partial<DemoCourse>

const classOf = (stationId: string, placeName: string, given: Class): DemoCourse => ({
  ...{ stationId, placeName, type: 'skills_training', audience: 'all', adults: [], capacity: 20 },
  ...{ queueCapacity: 6, minutes: 60, lessons: 4, learners: 3 },
  ...given,
})

const forChildren = (adults: [string, string]) =>
  ({
    type: 'tutoring',
    audience: 'child',
    ages: [6, 12],
    adults,
    capacity: 12,
    minutes: 90,
    learners: 0,
  }) as const

const HALL = '党群服务中心'

/** The six halls, one evening of the week each. */
const halls = [
  ['理论讲堂', '把大道理说成身边事，一次二十分钟，剩下的时间大家问。', '宋老师'],
  ['政策讲堂', '医保、养老、补贴，哪一条跟自己有关，当场算给您听。', '韩老师'],
  ['法制讲堂', '借钱打条子、买房签字、遗嘱怎么写，律师一件一件讲。', '冯律师'],
  ['道德讲堂', '请邻居讲邻居的故事。', '高老师'],
  ['健康讲堂', '血压、血糖、膝盖疼，大夫讲，讲完一个一个问。', '沈大夫'],
  ['实践讲堂', '修水龙头、换灯泡、用灭火器，人人上手做一遍。', '唐师傅'],
] as const

const atMain: DemoCourse[] = [
  classOf(MAIN, HALL, {
    ...{ title: '老年学堂 · 用好智能手机', audience: 'elder60', teacher: 'demo-volunteer-chen' },
    intro: '视频、挂号、付钱、防骗，一课学一样，当场练会了再走。',
    ...{
      inDays: -23,
      time: '14:30',
      lessons: 8,
      capacity: 12,
      queueCapacity: 4,
      learners: 14,
      ages: [55, 100],
    },
  }),
  classOf(MAIN, HALL, {
    ...{ title: '国画班', teacher: '丁老师', intro: '从一片叶子画起，纸笔站里都有。', drawIn: -1 },
    ...{ inDays: 4, time: '16:30', lessons: 6, capacity: 6, queueCapacity: 4, learners: 13 },
  }),
  classOf(MAIN, HALL, {
    ...{ title: '寒假学堂 · 少儿书法', intro: '横平竖直，一天一张字。家长送到门口，下课来接。' },
    ...forChildren(['周敏', '孙玉芬']),
    ...{ teacher: '林老师', drawIn: 3, inDays: 8, time: '10:30', lessons: 6 },
  }),
  ...halls.map(([title, intro, teacher], i) =>
    classOf(MAIN, HALL, {
      title,
      intro,
      teacher,
      type: 'lecture',
      inDays: 2 + i,
      time: '19:00',
      learners: 4,
    }),
  ),
  ...[
    ['乐享学堂 · 健康', '八段锦、泡脚、三餐怎么吃，慢慢学。', '沈大夫'],
    ['乐享学堂 · 剪纸', '一把剪刀一张红纸，剪完带回家。', '田阿姨'],
    ['乐享学堂 · 安全', '煤气、电热毯、骗子电话，一样一样防。', '唐师傅'],
  ].map(([title = '', intro = '', teacher = ''], i) =>
    classOf(MAIN, HALL, { title, intro, teacher, audience: 'elder60', inDays: 5 + i, time: '09:30' }),
  ),
]

const atPeace = [
  ['太极练习', '慢慢练，站不久的坐着练。', '石老师'],
  ['民族舞学习', '先学手，再学步，一支舞学一个月。', '古丽老师'],
  ['绘画创作', '画家门口的树和街。', '丁老师'],
  ['歌唱排练', '练气、练音，年底一起上台。', '罗老师'],
].map(([title = '', intro = '', teacher = ''], i) =>
  classOf(PEACE, '文化活动室', { title, intro, teacher, inDays: 30 + i, time: '10:00', learners: 1 }),
)

const calligraphy = classOf(PEACE, '书画室', {
  ...{ title: '书法练习', intro: '带上自己的字来，互相看看，老师走一圈。', teacher: '郝老师' },
  ...{ inDays: 34, time: '10:00', learners: 1 },
})

const ofStudents = [
  ['农大课堂 · 自然', '种一盆豆苗，记一个月。'],
  ['农大课堂 · 手工', '扭扭棒、黏土、树叶画。'],
  ['梦想之翼 · 课业辅导', '写作业有人问，做完了一起读书。'],
].map(([title = '', intro = ''], i) =>
  classOf(PEACE, '理论宣讲室', {
    ...{ title, intro, teacher: '大学生志愿者', inDays: 31 + i, time: '16:00' },
    ...forChildren(['马主任', '何大姐']),
  }),
)

const atPearl = [
  ['周末课堂 · 国画', '书法室', '一笔一笔画，从竹子画起。'],
  ['周末课堂 · 硬笔书法', '书法室', '一支笔、一本字帖，老师一笔一画地教。'],
  ['周末课堂 · 架子鼓', '器乐室', '先学数拍子，再上鼓。'],
].map(([title = '', placeName = '', intro = ''], i) =>
  classOf(PEARL, placeName, {
    ...{ title, intro, teacher: '黄老师', inDays: 32 + i, time: '14:00', district: i === 0 },
    ...forChildren(['丛主任', '姜大姐']),
  }),
)

const atGarden = [
  classOf(GARDEN, '悦丰馆', {
    ...{ title: '假日学校', intro: '放假有人管，写字、读书、做手工。', teacher: '余老师' },
    ...{ inDays: 33, time: '09:00', ...forChildren(['陆主任', '邵大姐']) },
  }),
  classOf(GARDEN, '悦荟区', {
    ...{ title: '道德讲堂', intro: '身边的人，身边的事。', teacher: '顾老师', inDays: 33, time: '19:00' },
  }),
  classOf(GARDEN, '悦健室', {
    ...{ title: '健康课堂', intro: '大夫来讲，讲完量血压。', teacher: '沈大夫', inDays: 34, time: '09:30' },
  }),
]

export const demoCourses: readonly DemoCourse[] = [
  ...atMain,
  ...atPeace,
  calligraphy,
  ...ofStudents,
  ...atPearl,
  ...atGarden,
]
