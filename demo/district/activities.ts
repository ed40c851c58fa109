/** Owns what is coming at the four stations beside the first: two gatherings at each, held in one of its projects. */
import type { ActivityType, Audience } from '../../src/domain/activity/vocabulary'
import { GARDEN, PEACE, PEARL, SUNNY } from './ids'

export interface DistrictActivity {
  stationId: string
  title: string
  type: ActivityType
  audience: Audience
  intro: string
  placeName: string
  projectName: string
  /** From today on. */
  inDays: number
  time: string
  minutes: number
}

export const districtActivities: readonly DistrictActivity[] = [
  {
    ...{ stationId: PEARL, title: '“乐享邻里”公益大集', type: 'fair', audience: 'all' },
    ...{ intro: '修伞、磨刀、理发、量血压，街坊摆摊，不收钱。', placeName: '文体活动室' },
    ...{ projectName: '“乐享邻里”公益大集', inDays: 3, time: '09:00', minutes: 150 },
  },
  {
    ...{ stationId: PEARL, title: '周末课堂 · 硬笔书法', type: 'tutoring', audience: 'child' },
    ...{ intro: '一支笔、一本字帖，老师一笔一画地教。', placeName: '书法室' },
    ...{ projectName: '周末课堂', inDays: 5, time: '14:30', minutes: 90 },
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
