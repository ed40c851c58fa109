/** Owns what the demo does for the neighbourhood: works with every figure as it was told, two points, their helpers, and what was put out these days. */
import type { Cloud } from '../emulator/start-cloud'
import { DAY, dayOf, instantOf, MINUTE } from '../src/domain/kernel/clock'
import type { PersonDocument } from '../src/domain/person/documents'
import type { DemoCaller } from './caller'
import { GARDEN } from './district/ids'
import { staffOf } from './district/make'
import { STATION_ID } from './station-id'

const STAFF = 'demo-staff-zhou'
const HELPER = 'demo-volunteer-li'
const OTHER = 'demo-volunteer-chen'
const RESIDENT = 'demo-resident-wang'

/** As the community has told them in August 2022. */
const told = { stage: 'done', asOf: '2022-08-31', source: '社区 2022 年 8 月的总结' } as const
const figure = (name: string, done: string, unit: string, note = '') => ({
  name,
  done,
  planned: '',
  unit,
  note,
})

const works = [
  {
    ...{ ...told, title: '阵地建设', money: '20 余万元', moneyFrom: '「平台+」投入' },
    about:
      '北区「一站式」服务大厅、党群服务中心、社区图书室、爱心加油站、健康义诊桌、学雷锋志愿服务站、彩虹墙。',
    metrics: [],
  },
  {
    ...{ ...told, title: '旱厕改水厕', money: '', moneyFrom: '政府投入，居民自愿' },
    about: '平房区的旱厕改成水厕，冬天不冻，夏天没味。',
    metrics: [],
  },
  {
    ...{ ...told, title: '微改造', money: '10 多万元', moneyFrom: '政府投入，居民自愿' },
    about: '微治理、聚心管家：修了广场、人行道和楼道，绿化、墙面、店牌一起换，电线理顺，停车有了标志。',
    metrics: [
      figure('青石板人行道', '4793', '㎡', '原来的水泥路坑洼，雨天积水'),
      figure('绿化', '1.8 万', '㎡', '楼前楼后和广场四周'),
      figure('墙面', '10556 余', '㎡', '临街和单元门口的外墙'),
      figure('店牌', '385', '㎡', '沿街的店铺，一样高、一样宽'),
      figure('电线', '7585', '米', '原来挂在空中，现在走管子'),
      figure('单元楼道', '228', '个', '粉刷、换灯'),
      figure('停车标志牌', '20', '个'),
    ],
  },
] as const

async function makeWorks(demo: DemoCaller, now: number): Promise<void> {
  let workId = ''
  let version = 0
  for (const { metrics, ...form } of works)
    ({ workId, version } = await demo.call(STAFF, 'livelihood.save', {
      form: { ...form, before: [], after: [], metrics: metrics.map((one) => ({ ...one })) },
    }))
  for (const openid of [RESIDENT, HELPER]) await demo.call(openid, 'livelihood.follow', { workId, on: true })
  const said = [
    [30, '6 号楼门前的青石板铺好了'],
    [3, '最后四块停车标志牌装上了'],
  ] as const
  for (const [daysAgo, text] of said)
    ({ version } = await demo.call(STAFF, 'livelihood.step', {
      ...{ workId, version, day: dayOf(now - daysAgo * DAY), text },
    }))
  await demo.call(STAFF, 'livelihood.link', { workId, version, number: 1, on: true })
  await demo.call(RESIDENT, 'livelihood.ask', { workId, text: '3 号楼的楼道什么时候刷？' })
  const { waiting } = await demo.call(STAFF, 'livelihood.desk', {})
  for (const { questionId, version: seen } of waiting)
    await demo.call(STAFF, 'livelihood.answer', {
      ...{
        questionId,
        version: seen,
        answer: '三单元和四单元这周刷，刷的时候请扶着左边的墙走。',
        open: true,
      },
    })
  await demo.call(HELPER, 'livelihood.ask', { workId, text: '东门的路灯晚上能不能早点开？' })
}

const hours = {
  ...{ morning: true, morningFrom: '07:00', morningTo: '09:00' },
  ...{ evening: true, eveningFrom: '18:00', eveningTo: '20:30', open: true },
}

export async function makeGreen(cloud: Cloud, demo: DemoCaller, now: number): Promise<void> {
  await makeWorks(demo, now)
  const people = (await cloud.store.find('people', { query: { stationId: STATION_ID }, limit: 1000 }))
    .docs as unknown as PersonDocument[]
  const cardOf = (openid: string): string => people.find((one) => one.openid === openid)?.cardToken ?? ''
  const { pointId } = await demo.call(STAFF, 'sort.savePoint', { form: { name: '2 号楼旁投放点', ...hours } })
  await demo.call(STAFF, 'sort.savePoint', { form: { name: '东门投放点', ...hours, evening: false } })
  await demo.call(staffOf(GARDEN), 'sort.savePoint', { form: { name: '14 号楼旁投放点', ...hours } })
  for (const openid of [HELPER, OTHER])
    await demo.call(STAFF, 'sort.nameHelper', { pointId, cardToken: cardOf(openid) })
  const helpers = people.filter(({ openid }) => openid === HELPER)
  const neighbours = people.filter(
    ({ openid, room = '', roles }) =>
      room !== '' &&
      roles.length === 0 &&
      ![HELPER, OTHER, RESIDENT].includes(openid) &&
      helpers.every((helper) => helper.building !== '' && helper.room !== room),
  )
  const scan = (cardToken: string, at: number, result: 'right' | 'again') =>
    demo.call(HELPER, 'sort.scan', { pointId, cardToken, result, at })
  const at = (daysAgo: number, time: string): number => instantOf(dayOf(now - daysAgo * DAY), time)
  for (const moment of [at(1, '07:20'), at(1, '18:30'), at(0, '07:10')].filter((one) => one <= now)) {
    await scan(cardOf(RESIDENT), moment, 'right')
    for (const [step, { cardToken }] of neighbours.slice(0, 6).entries())
      await scan(cardToken, moment + (step + 1) * 3 * MINUTE, step === 4 ? 'again' : 'right')
  }
}
