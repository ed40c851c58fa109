/**
 * Owns the honours of the demo: as many of each as the accounts say, invented people, and the sums that others have
 * published of a whole district, of which ten people stand for all.
 */
import { PEACE, PEARL, SUNNY } from './district/ids'
import type { HonourHolder } from '../src/domain/honour/documents'
import type { HonourKind, HonourLevel } from '../src/domain/honour/kinds'

/** Winners of the first station, over the last twelve months: five a month, six a quarter, nine a year. */
export const winners = { month: 60, quarter: 24, year: 9 } as const

/** Groups of the first station that were named in a year. */
export const advancedGroups = [
  '兴神路志愿服务队',
  '党员先锋服务队',
  '二网格邻里互助组',
  '老歌合唱队',
  '环境整治突击组',
] as const

interface Given {
  kind: HonourKind
  title?: string
  year: number
  grantedBy: string
  level: HonourLevel
  /** A resident of the demo by openid, or a holder who is none. */
  holder: string | HonourHolder
  /** Whether the boards were agreed to. */
  agreed: boolean
}

const PROPAGANDA = '区委宣传部'

/** Ten of those whom the district counts; whoever is under age is known by the family name alone. */
export const samples: readonly Given[] = [
  { kind: 'moralModel', holder: 'demo-volunteer-li', agreed: true, year: 2023, level: 'district' },
  {
    kind: 'moralModel',
    holder: { as: 'late', name: '高福山', agreedBy: '女儿高丽' },
    agreed: true,
    year: 2019,
    level: 'region',
  },
  { kind: 'goodPerson', holder: 'demo-volunteer-chen', agreed: true, year: 2024, level: 'district' },
  { kind: 'goodPerson', holder: 'demo-resident-wang', agreed: true, year: 2022, level: 'city' },
  {
    kind: 'goodPerson',
    holder: { as: 'past', calling: '云*' },
    agreed: false,
    year: 2018,
    level: 'district',
  },
  {
    kind: 'virtueYouth',
    holder: { as: 'past', calling: '白*' },
    agreed: true,
    year: 2024,
    level: 'district',
  },
  {
    kind: 'virtueYouth',
    holder: { as: 'past', calling: '欧阳*' },
    agreed: true,
    year: 2023,
    level: 'district',
  },
  { kind: 'filialYouth', holder: { as: 'past', calling: '郝*' }, agreed: true, year: 2019, level: 'nation' },
  {
    kind: 'civilisedFarmer',
    holder: { as: 'past', calling: '乔*' },
    agreed: true,
    year: 2021,
    level: 'district',
  },
  { kind: 'leiFengFourBest', holder: 'demo-leader-sun', agreed: true, year: 2025, level: 'city' },
].map((one) => ({ grantedBy: PROPAGANDA, ...one }) as Given)

/** Stories that are told of the samples, by the openid of whom they are about. */
export const stories: Readonly<Record<string, string>> = {
  'demo-volunteer-li':
    '十年里给楼上楼下修过两百多回水管和灯，从不收一分钱。冬天下雪，天不亮就把单元门口扫出一条路来。街坊说，有他在，心里踏实。',
  'demo-volunteer-chen': '在医院上完夜班，还到社区给老人量血压、教大家做心肺复苏，两年教会了一百多位邻居。',
}

/** Yards and families that the third account names. */
export const families: readonly { kind: HonourKind; openid: string; agreed: boolean }[] = [
  { kind: 'beautifulYard', openid: 'demo-resident-wang', agreed: true },
  { kind: 'beautifulYard', openid: 'demo-leader-sun', agreed: true },
  { kind: 'beautifulFamily', openid: 'demo-volunteer-li', agreed: true },
  { kind: 'beautifulFamily', openid: 'demo-volunteer-chen', agreed: false },
]

/** Those who agreed to be written whole. */
export const openNames = ['demo-volunteer-li', 'demo-leader-sun'] as const

/** What the stations were honoured with, by their ids. */
export const walls: Readonly<Record<string, readonly string[]>> = {
  [PEARL]: ['威海市基层组织建设先进单位', '威海市精神文明建设先进单位', '环翠区星级社区'],
  [PEACE]: ['首批自治区新时代文明实践示范站（全区第二批推荐，共 9 家）'],
  [SUNNY]: ['昆河镇新时代文明实践所：全区示范点', '万和阳光社区新时代文明实践站：全区示范点'],
}
