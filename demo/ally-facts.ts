/** Owns the partners of the demo that everybody sees, their agreements, and what they have promised. Names are neutral. */
import { DAY, dayOf } from '../src/domain/kernel/clock'
import type { PartnerDocument } from '../src/domain/store/documents'
import type { PartnerFace } from '../src/domain/store/partner-form'
import { GARDEN, PEARL } from './district/ids'
import type { DemoCase } from './make-cases'
import { STATION_ID } from './station-id'

const STAFF = 'demo-staff-zhou'
const HEAD = 'demo-admin-gao'

interface DemoAlly extends Partial<PartnerFace> {
  id: string
  stationId: string
  name: string
  place?: string
}

const patrons: readonly DemoAlly[] = [
  {
    ...{
      id: 'ally-barber',
      stationId: STATION_ID,
      name: '和顺理发店',
      place: '兴神路 22 号',
      sort: 'patron',
    },
    ...{ gives: '老人理发\n行动不便的上门理发', needs: '帮忙约时间的志愿者', projects: '每月理发日' },
    vows: ['honest'],
  },
  {
    ...{
      id: 'ally-diner',
      stationId: STATION_ID,
      name: '福满家常菜馆',
      place: '北区商铺 5 号',
      sort: 'patron',
    },
    ...{ gives: '中秋重阳给独居老人送饭', vows: ['honest', 'table'] },
  },
  {
    ...{ id: 'ally-optics', stationId: STATION_ID, name: '明亮眼镜店', place: '学府路 8 号', sort: 'patron' },
    gives: '修眼镜、换鼻托\n学生查视力',
  },
  {
    ...{ id: 'ally-garage', stationId: STATION_ID, name: '顺路车行', place: '学府路 30 号', sort: 'patron' },
    ...{ gives: '接送去医院，一个月 4 趟', needs: '停车的地方' },
  },
]

/** Thirteen social organisations, as the station next door has them. */
const organisations = [
  ...['夕阳红合唱协会', '暖阳助老服务社', '绿叶环保协会', '益家儿童之家', '同心调解工作室'],
  ...['巧手编织社', '书香读书会', '平安巡逻协会', '爱牙健康服务社', '晨光太极拳社'],
  ...['乐助残障服务社', '邻里花艺社', '小小讲解员俱乐部'],
].map((name, at): DemoAlly => ({ id: `ally-org-${at + 1}`, stationId: PEARL, name, sort: 'org' }))

const alliances: readonly DemoAlly[] = [
  {
    ...{ id: 'ally-shops', stationId: GARDEN, name: '悦邻商户联盟', sort: 'unit' },
    gives: '周六便民集市的摊位和人手',
  },
  {
    ...{ id: 'ally-party', stationId: GARDEN, name: '共建单位联盟', sort: 'doubled' },
    ...{ needs: '社区长者食堂的志愿者', gives: '会议室、法律咨询', projects: '楼道粉刷' },
  },
]

/** What stands written down before anybody comes. */
export const alliesAt = (now: number): PartnerDocument[] =>
  [...patrons, ...organisations, ...alliances].map(({ id, stationId, name, place = '', ...face }) => ({
    ...{ _id: id, stationId, name, place, contact: '', active: true, fetchUntil: null, version: 1 },
    face: {
      ...{ sort: null, needs: '', gives: '', projects: '', vows: [], ...face },
      vowedOn: Object.fromEntries((face.vows ?? []).map((vow) => [vow, dayOf(now - 60 * DAY)])),
    },
    createdAt: now - 200 * DAY,
  }))

const on = (now: number, days: number): string => dayOf(now + days * DAY)

/** Two agreements: one in force that comes near its end, one that is talked about. */
const agreements = (now: number): DemoCase[] => [
  {
    ...{ kind: 'agreement', by: STAFF, hoursAgo: 700 },
    form: {
      ...{ partner: 'ally-barber', theirs: '每月来理发两次', ours: '借活动室，招呼老人来' },
      ...{ from: on(now, -340), until: on(now, 25) },
    },
    steps: [
      { hoursAgo: 690, by: STAFF, event: 'talk' },
      {
        ...{ hoursAgo: 680, by: STAFF, event: 'sign' },
        answers: { from: on(now, -340), until: on(now, 25), photos: [] },
      },
      { hoursAgo: 100, by: 'time', event: 'start' },
      { hoursAgo: 99, by: 'time', event: 'nearEnd' },
    ],
  },
  {
    ...{ kind: 'agreement', by: STAFF, hoursAgo: 50, steps: [{ hoursAgo: 40, by: STAFF, event: 'talk' }] },
    form: {
      ...{ partner: 'ally-garage', theirs: '一个月接送 4 趟去医院', ours: '排好要去的人和时间' },
      ...{ from: on(now, 10), until: on(now, 375) },
    },
  },
]

/** One that was kept, one that somebody still has to look at, one that is late, one whose day comes. */
const pledges = (now: number): DemoCase[] => [
  {
    ...{ kind: 'pledge', by: STAFF, hoursAgo: 620 },
    form: { partner: 'ally-barber', what: '重阳前给老人理发', amount: '20 人次', day: on(now, -12) },
    steps: [
      { hoursAgo: 500, by: STAFF, event: 'note', words: '头一次理了 12 位。' },
      {
        ...{ hoursAgo: 330, by: STAFF, event: 'keep' },
        answers: { done: '两次一共理了 21 位', photos: [] },
      },
      { hoursAgo: 300, by: HEAD, event: 'confirm' },
    ],
  },
  {
    ...{ kind: 'pledge', by: HEAD, hoursAgo: 400 },
    form: { partner: 'ally-diner', what: '给独居老人送热饭', amount: '40 份', day: on(now, 2) },
    steps: [
      { hoursAgo: 30, by: HEAD, event: 'keep', answers: { done: '四个周日一共送了 40 份', photos: [] } },
    ],
  },
  {
    ...{ kind: 'pledge', by: STAFF, hoursAgo: 610 },
    form: { partner: 'ally-optics', what: '给三年级的孩子查视力', amount: '60 人', day: on(now, -5) },
    steps: [
      { hoursAgo: 200, by: STAFF, event: 'half', answers: { done: '查了 31 人', photos: [] } },
      { hoursAgo: 60, by: 'time', event: 'remind' },
      { hoursAgo: 20, by: 'time', event: 'miss' },
    ],
  },
  {
    ...{ kind: 'pledge', by: STAFF, hoursAgo: 90, steps: [] },
    form: { partner: 'ally-garage', what: '接老人去医院复查', amount: '4 趟', day: on(now, 30) },
  },
]

export const allyCasesAt = (now: number): DemoCase[] => [...agreements(now), ...pledges(now)]
