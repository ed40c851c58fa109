/** Owns what is coming at the four stations beside the first: two gatherings at each that neighbours have signed up for, and what else is announced. */
import type { ActivityType, Audience } from '../../src/domain/activity/vocabulary'
import { GARDEN, PEACE, PEARL, SUNNY } from './ids'
import { type FairFacts, gardenFair, pearlFair } from './stalls'

export interface DistrictActivity {
  stationId: string
  title: string
  type: ActivityType
  audience: Audience
  intro: string
  placeName: string
  /** Null for what belongs to none. */
  projectName: string | null
  /** From today on. */
  inDays: number
  time: string
  minutes: number
  /** Of a rota: on how many days in a row there is a turn, for two people. */
  turns?: number
  /** Of a fair: its stalls. */
  fair?: FairFacts
}

export const districtActivities: readonly DistrictActivity[] = [
  {
    ...{ stationId: PEARL, title: '“乐享邻里”公益大集', type: 'fair', audience: 'all' },
    ...{ intro: '修伞、磨刀、理发、量血压，街坊摆摊，不收钱。', placeName: '文体活动室' },
    ...{ projectName: '“乐享邻里”公益大集', inDays: 3, time: '09:00', minutes: 150 },
    fair: pearlFair,
  },
  {
    ...{ stationId: PEARL, title: '家门口的音乐会', type: 'performance', audience: 'all' },
    ...{ intro: '合唱、鼓乐、快板，街坊演给街坊看。', placeName: '器乐室' },
    ...{ projectName: null, inDays: 5, time: '14:30', minutes: 90 },
  },
  {
    ...{ stationId: PEARL, title: '服务大厅接待轮值', type: 'other', audience: 'all' },
    ...{ intro: '在服务大厅接待来办事的邻居，带路、登记、答话。', placeName: '服务大厅' },
    ...{ projectName: null, inDays: 6, time: '08:30', minutes: 180, turns: 5 },
  },
  {
    ...{ stationId: PEACE, title: '理论微课堂 · 唠家常', type: 'micro_class', audience: 'all' },
    ...{ intro: '二十分钟一课，拉家常、讲故事，听得懂。', placeName: '理论宣讲室' },
    ...{ projectName: '理论微课堂', inDays: 2, time: '15:00', minutes: 60 },
  },
  {
    ...{ stationId: PEACE, title: '冬日义诊', type: 'free_clinic', audience: 'elder60' },
    ...{ intro: '大夫来社区，听听心、量量血压，不卖药。', placeName: '文化活动室' },
    ...{ projectName: '爱心义诊', inDays: 6, time: '09:30', minutes: 120 },
  },
  {
    ...{ stationId: GARDEN, title: '废旧物品变新物', type: 'reuse_workshop', audience: 'all' },
    ...{ intro: '旧衣、旧瓶带来，一起改成用得上的。', placeName: '旧物改造成果展示区' },
    ...{ projectName: '创意无限工作室', inDays: 3, time: '14:00', minutes: 120 },
  },
  {
    ...{ stationId: GARDEN, title: '荧火光亲子阅读', type: 'parent_child', audience: 'child' },
    ...{ intro: '大人孩子一起读一本书。', placeName: '博悦舍' },
    ...{ projectName: '荧火光亲子阅读', inDays: 7, time: '10:00', minutes: 60 },
  },
  {
    ...{ stationId: SUNNY, title: '身边好人故事会', type: 'moral_hall', audience: 'all' },
    ...{ intro: '请邻居讲邻居的故事。', placeName: '社区讲堂' },
    ...{ projectName: '故事宣讲', inDays: 4, time: '19:00', minutes: 60 },
  },
  {
    ...{ stationId: SUNNY, title: '到敬老院唱一下午', type: 'performance', audience: 'elder60' },
    ...{ intro: '唱歌、拉琴、说快板，陪老人坐坐。', placeName: '敬老院活动室' },
    ...{ projectName: '敬老院送演出', inDays: 8, time: '14:30', minutes: 90 },
  },
]

type Announced = Omit<DistrictActivity, 'inDays' | 'time' | 'minutes' | 'stationId' | 'audience'> & {
  audience?: Audience
}

/** One a day, always in the afternoon: nobody has two at once. */
const announcedAt = (stationId: string, announced: readonly Announced[]): DistrictActivity[] =>
  announced.map((one, i) => ({
    ...{ audience: 'all' as const, ...one, stationId },
    ...{ inDays: 10 + i, time: '16:30', minutes: 60 },
  }))

const atPeace: readonly Announced[] = [
  {
    ...{ title: '戏曲进社区', type: 'opera', placeName: '文化活动室', projectName: null },
    intro: '锣鼓一响，坐下听两段。',
  },
  {
    ...{ title: '街坊书画展', type: 'exhibition', placeName: '书画室', projectName: null },
    intro: '街坊写的字、画的画，挂一个月。',
  },
  {
    ...{ title: '岁末文艺演出', type: 'performance', placeName: '文化活动室', projectName: null },
    intro: '自己演，自己看，前排留给老人。',
  },
  {
    ...{ title: '太极拳养生保健', type: 'fitness', placeName: '文化活动室', projectName: null },
    ...{ audience: 'elder60', intro: '慢慢练，站不久的坐着练。' },
  },
  {
    ...{ title: '“石榴籽一家亲”红歌会', type: 'performance', placeName: '文化活动室', projectName: null },
    intro: '各民族的街坊一起唱。',
  },
  {
    ...{ title: '读书分享会 · 爱读书读好书', type: 'reading_club', placeName: '图书室', projectName: null },
    intro: '每人讲一本，五分钟。',
  },
  {
    ...{ title: '艾草养生锤制作', type: 'handicraft', placeName: '文化活动室', projectName: null },
    ...{ audience: 'elder60', intro: '艾草、棉布都备好了，做好带回家。' },
  },
  {
    ...{ title: '红纸迎福剪窗花', type: 'handicraft', placeName: '文化活动室', projectName: null },
    intro: '剪一张“福”带回家过年，剪刀红纸都备着。',
  },
  {
    ...{ title: '扭扭棒创意手工', type: 'handicraft', placeName: '文化活动室', projectName: '梦想之翼' },
    ...{ audience: 'child', intro: '大学生哥哥姐姐教，家长陪着来。' },
  },
  {
    ...{ title: '走进校园研学', type: 'study_tour', placeName: '社区门口集合', projectName: '梦想之翼' },
    ...{ audience: 'child', intro: '看实验室、逛校园，社区接送。' },
  },
  {
    ...{ title: '农大半日研学', type: 'study_tour', placeName: '社区门口集合', projectName: '梦想之翼' },
    ...{ audience: 'child', intro: '认种子、看大棚，问问粮食从哪里来。' },
  },
  {
    ...{ title: '交警进园讲安全', type: 'safety_edu', placeName: '南湖幼儿园', projectName: null },
    ...{ audience: 'child', intro: '过马路怎么走，坐车怎么坐。' },
  },
  {
    ...{ title: '护苗小课堂', type: 'safety_edu', placeName: '南湖幼儿园', projectName: null },
    ...{ audience: 'child', intro: '什么书能看，上网看到怪东西告诉谁。' },
  },
  {
    ...{
      title: '共筑未成年人保护防线',
      type: 'safety_edu',
      placeName: '理论宣讲室',
      projectName: '梦想之翼',
    },
    ...{ audience: 'teen', intro: '大学生志愿者讲怎么保护自己。' },
  },
  {
    ...{ title: '擦护栏，亮一条街', type: 'cleanup', placeName: '天平路', projectName: '传承文明新风尚' },
    intro: '抹布和桶社区备着。',
  },
  {
    ...{ title: '老人听力免费查', type: 'free_clinic', placeName: '志愿服务站', projectName: '爱心义诊' },
    ...{ audience: 'elder60', intro: '合作单位来查听力，只查，不卖东西。' },
  },
]

const atGarden: readonly Announced[] = [
  {
    ...{ title: '巧手厨艺大比拼', type: 'contest', placeName: '悦荟区', projectName: '幸福邻里“家”年华' },
    intro: '一家一道拿手菜，尝了再评。',
  },
  {
    ...{ title: '科普大篷车', type: 'science_pop', placeName: '悦丰馆', projectName: '幸福邻里“家”年华' },
    intro: '动手做的小实验，大人也能玩。',
  },
  {
    ...{ title: '健康讲座 · 冬天护心', type: 'lecture', placeName: '悦享堂', projectName: '健康课堂' },
    ...{ audience: 'elder60', intro: '大夫讲半小时，问半小时。' },
  },
  {
    ...{
      title: '“我和我的祖国”故事会',
      type: 'performance',
      placeName: '悦荟区',
      projectName: '“我们的节日”',
    },
    intro: '老照片，老故事。',
  },
  {
    ...{ title: '“奋斗新时代”摄影展', type: 'exhibition', placeName: '悦珍阁', projectName: '“我们的节日”' },
    intro: '街坊拍的身边人。',
  },
  {
    ...{ title: '“1+X”志愿联盟见面会', type: 'fair', placeName: '悦荟区', projectName: '便民服务' },
    ...{ intro: '各支队伍说说会什么，街坊说说缺什么。', fair: gardenFair },
  },
  {
    ...{ title: '元宵灯谜会', type: 'festival', placeName: '悦荟区', projectName: '“我们的节日”' },
    intro: '猜一条谜，吃一碗汤圆。',
  },
  {
    ...{ title: '七夕巧手会', type: 'handicraft', placeName: '悦丰馆', projectName: '“我们的节日”' },
    intro: '穿针、编绳，做一样带走。',
  },
  {
    ...{ title: '悦寿宴', type: 'condolence', placeName: '悦荟区', projectName: '悦寿宴' },
    ...{ audience: 'elder80', intro: '八十岁以上的老人坐一桌，吃一碗长寿面。' },
  },
  {
    ...{ title: '女性健康讲座', type: 'lecture', placeName: '悦享堂', projectName: '健康课堂' },
    ...{ audience: 'woman', intro: '大夫讲，讲完单独问。' },
  },
  {
    ...{ title: '男性健康讲座', type: 'lecture', placeName: '悦享堂', projectName: '健康课堂' },
    ...{ audience: 'man', intro: '大夫讲，讲完单独问。' },
  },
  {
    ...{ title: '老年妇女健康服务', type: 'free_clinic', placeName: '悦健室', projectName: '健康课堂' },
    ...{ audience: 'elder60', intro: '量一量、查一查，结果自己带走。' },
  },
]

const atPearl: readonly Announced[] = [
  {
    ...{ title: '童年手工坊', type: 'handicraft', placeName: '文体活动室' },
    ...{ projectName: '智慧童行 点亮多彩童年', audience: 'child', intro: '剪一剪、贴一贴，做一盏小灯。' },
  },
  {
    ...{ title: '拼图闯关', type: 'contest', placeName: '图书室', projectName: '童心飞扬 共享未来' },
    ...{ audience: 'child', intro: '一家一桌，拼完有小礼物。' },
  },
  {
    ...{ title: '和妈妈一起探索', type: 'parent_child', placeName: '文体活动室' },
    ...{ projectName: '感恩母爱 探索成长', audience: 'child', intro: '蒙眼走一段路，换一换谁牵谁。' },
  },
]

const atSunny: readonly Announced[] = [
  {
    ...{ title: '邻里交流座谈', type: 'other', placeName: '社区讲堂', projectName: null },
    intro: '坐下来说说缺什么，记下来变成点单。',
  },
]

/** What is announced as well; nobody has signed up yet. */
export const announcedActivities: readonly DistrictActivity[] = [
  ...announcedAt(PEACE, atPeace),
  ...announcedAt(GARDEN, atGarden),
  ...announcedAt(PEARL, atPearl),
  ...announcedAt(SUNNY, atSunny),
]
