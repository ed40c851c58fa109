/** Owns the projects of the four stations beside the first, below the positions of each; a star marks a brand project. */
import type { ProjectDocument } from '../../src/domain/project/documents'
import { nameKeyOf, orderOf } from '../../src/domain/project/rules'
import { GARDEN, PEACE, PEARL, SUNNY } from './ids'
import { districtPeople } from './people'
import { districtStations } from './stations'

/** By station and position. */
const plans: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  [PEARL]: {
    edu_publicity: ['*智慧童行 点亮多彩童年', '*童心飞扬 共享未来', '*感恩母爱 探索成长', '周末课堂'],
    welfare_model: ['“乐享邻里”公益大集', '公益合伙人', '美德信用'],
    governance: ['小巷管家巡巷'],
  },
  [PEACE]: {
    theory: ['*理论微课堂'],
    mediation: ['邻里和事佬'],
    cleanup: ['传承文明新风尚'],
    rescue: ['“1+3”零工服务平台'],
    care: ['*入户走访暖人心 关爱老人零距离', '爱心义诊', '暖心义剪'],
    minors: ['*梦想之翼'],
  },
  [GARDEN]: {
    civility_model: ['文明创建', '“我们的节日”', '幸福邻里“家”年华'],
    safety_watch: ['平安建设', '扫黑除恶'],
    governance: ['五水共治', '清爽行动'],
    welfare_model: ['*创意无限工作室', '垃圾分类', '便民服务'],
    needy_support: ['春 · 学雷锋', '夏 · 送清凉', '秋 · 慰问老年人', '冬 · 困难群体慰问', '*悦寿宴'],
    edu_publicity: ['爱小丫公益课', '荧火光亲子阅读', '假日学校', '道德讲堂', '健康课堂'],
  },
  [SUNNY]: {
    theory: ['*故事宣讲', '评议好人'],
    education: ['法治宣传', '法律援助', '*“孝善”建设'],
    culture: ['晒家风家训', '敬老院送演出', '生活日用品宣传'],
    science: ['送科技知识', '入户义诊', '健康教育'],
    fitness: ['广场健身操'],
  },
}

/** When the stations wrote them down: long before anybody looks. */
const WRITTEN_AT = Date.UTC(2024, 0, 4)

export const districtProjects: readonly ProjectDocument[] = districtStations.flatMap(
  ({ _id: stationId, positions }) => {
    const head = districtPeople.find((one) => one.stationId === stationId && one.role === 'station_admin')
    const planned = Object.entries(plans[stationId] ?? {}).flatMap(([positionId, names]) =>
      names.map((written, i) => ({ id: `${stationId}_${positionId}_${i + 1}`, positionId, written })),
    )
    return planned.map(({ id, positionId, written }, i) => {
      const facts = { positionId, isBrand: written.startsWith('*'), name: written.replace('*', '') }
      return {
        ...{ _id: id, stationId, ...facts, nameKey: nameKeyOf(facts.name), about: '' },
        ...{ leaderName: facts.isBrand ? (head?.realName ?? '') : '', active: true, version: 1 },
        ...{ order: orderOf(positions, facts), createdAt: WRITTEN_AT + i, changedBy: head?.realName ?? '' },
      }
    })
  },
)
