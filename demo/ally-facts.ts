/** Owns the partners of the demo that everybody sees, their agreements, and what they have promised. Names are neutral. */
import { DAY, dayOf } from '../src/domain/kernel/clock'
import type { PartnerDocument } from '../src/domain/store/documents'
import type { PartnerFace } from '../src/domain/store/partner-form'
import { GARDEN, PEARL } from './district/ids'
import { pearlOrganisations } from './district/teams'
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

/** What of the community's own party committee and of those around it comes to a dozen. */
const aroundHere: readonly DemoAlly[] = [
  { name: '街道卫生院', gives: '每月一次义诊', projects: '爱心义诊' },
  { name: '辖区派出所', gives: '防骗讲座、夜里巡一圈', projects: '平安社区创建' },
  { name: '街角小学', gives: '周末开放操场', projects: '梦想之翼' },
  { name: '区供电所', gives: '冬天查一遍老线路', projects: '用电检查' },
  { name: '水务服务站', gives: '水管冻了先来看', projects: '微治理议事' },
  { name: '邮政营业所', gives: '替老人寄包裹', projects: '代买代办' },
  { name: '老街储蓄所', gives: '认假币、防诈骗的小课', projects: '普法进院' },
  { name: '社区“大党委”', gives: '每季一次联席会，谁缺什么、谁有什么，当场认领', projects: '“双报到”结对' },
].map((one, at): DemoAlly => ({ ...one, id: `ally-unit-${at + 1}`, stationId: STATION_ID, sort: 'doubled' }))

/** The social organisations of the station next door are the thirteen that are its teams as well. */
const organisations = pearlOrganisations.map((name, at): DemoAlly => ({
  ...{ id: `ally-org-${at + 1}`, stationId: PEARL, name, sort: 'org' },
}))

/** Its merchants have an agreement: they use its rooms, and give back what the neighbourhood needs. */
const merchants = ['晨光乳品店', '童心母婴店', '贝贝童装店', '安宁口腔门诊', '宝贝亲子馆'].map(
  (name, at): DemoAlly => ({
    ...{ id: `ally-shop-${at + 1}`, stationId: PEARL, name, sort: 'patron' },
    ...{ gives: '按运营协议，用一次活动室，办一场不收钱的亲子活动', vows: ['honest'] },
  }),
)

const alliances: readonly DemoAlly[] = [
  {
    ...{ id: 'ally-centre', stationId: GARDEN, name: '邻里中心共建同盟', sort: 'unit' },
    ...{ gives: '生活圈、教育圈\n松年学堂的课', projects: '创意无限工作室' },
  },
  {
    ...{ id: 'ally-nursery', stationId: GARDEN, name: '幼儿园共建同盟', sort: 'unit' },
    ...{ gives: '“家园社”联动，孩子带着家里人分垃圾', needs: '会做手工的志愿者', projects: '垃圾分类' },
  },
  {
    ...{ id: 'ally-street', stationId: GARDEN, name: '街角餐馆', sort: 'shop', place: '诚信街区 6 号' },
    vows: ['honest', 'table'],
  },
]

/** What stands written down before anybody comes. */
export const alliesAt = (now: number): PartnerDocument[] =>
  [...patrons, ...aroundHere, ...organisations, ...merchants, ...alliances].map(
    ({ id, stationId, name, place = '', ...face }) => ({
      ...{ _id: id, stationId, name, place, contact: '', active: true, fetchUntil: null, version: 1 },
      face: {
        ...{ sort: null, needs: '', gives: '', projects: '', vows: [], ...face },
        vowedOn: Object.fromEntries((face.vows ?? []).map((vow) => [vow, dayOf(now - 60 * DAY)])),
      },
      createdAt: now - 200 * DAY,
    }),
  )

const on = (now: number, days: number): string => dayOf(now + days * DAY)

/** Two agreements: one in force that comes near its end, one that is talked about. */
const agreements = (now: number): DemoCase[] => [
  {
    ...{ kind: 'agreement', by: STAFF, hoursAgo: 700 },
    form: {
      ...{ partner: 'ally-barber', theirs: '每月来理发两次', ours: '借活动室，招呼老人来' },
      ...{ from: on(now, -340), until: on(now, 25), gives: '上门理发', monthly: 8, unit: null },
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
      ...{ from: on(now, 10), until: on(now, 375), gives: '接送去医院', monthly: 4, unit: 'trips' },
    },
  },
]

/** One that was kept, one that somebody still has to look at, one that is late, one whose day comes. */
const pledges = (now: number): DemoCase[] => [
  {
    ...{ kind: 'pledge', by: STAFF, hoursAgo: 620 },
    form: { partner: 'ally-barber', what: '重阳前给老人理发', amount: '20 人次', day: on(now, -12) },
    steps: [
      { hoursAgo: 619, by: HEAD, event: 'read' },
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
      { hoursAgo: 399, by: STAFF, event: 'read' },
      { hoursAgo: 30, by: HEAD, event: 'keep', answers: { done: '四个周日一共送了 40 份', photos: [] } },
    ],
  },
  {
    ...{ kind: 'pledge', by: STAFF, hoursAgo: 610 },
    form: { partner: 'ally-optics', what: '给三年级的孩子查视力', amount: '60 人', day: on(now, -5) },
    steps: [
      { hoursAgo: 609, by: HEAD, event: 'read' },
      { hoursAgo: 200, by: STAFF, event: 'half', answers: { done: '查了 31 人', photos: [] } },
      { hoursAgo: 60, by: 'time', event: 'remind' },
      { hoursAgo: 20, by: 'time', event: 'miss' },
    ],
  },
  {
    ...{ kind: 'pledge', by: STAFF, hoursAgo: 90 },
    steps: [{ hoursAgo: 89, by: HEAD, event: 'read' }],
    form: { partner: 'ally-garage', what: '接老人去医院复查', amount: '4 趟', day: on(now, 30) },
  },
]

export const allyCasesAt = (now: number): DemoCase[] => [...agreements(now), ...pledges(now)]
