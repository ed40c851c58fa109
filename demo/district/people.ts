/** Owns the invented people of the four stations beside the first: a head, two colleagues and a few residents of each. */
import { chance } from '../random'
import { GARDEN, PEACE, PEARL, SUNNY } from './ids'

export interface DistrictPerson {
  openid: string
  stationId: string
  realName: string
  sex: 'woman' | 'man'
  birthDate: string
  gridId: string
  building: string
  role: 'station_admin' | 'staff' | 'resident'
  /** Whether one may take this one's phone on the start page. */
  phone: boolean
}

type Told = readonly [
  key: string,
  realName: string,
  sex: DistrictPerson['sex'],
  birthDate: string,
  gridId: string,
  building: string,
]

/** The head first, then two colleagues, then residents; the head and the first resident lend their phones. */
const told: Readonly<Record<string, readonly Told[]>> = {
  [PEARL]: [
    ['admin-xu', '徐静怡', 'woman', '1978-03-09', 'g01', '1 号楼'],
    ['staff-ding', '丁海波', 'man', '1989-07-22', 'g02', '5 号楼'],
    ['staff-qiao', '乔雅文', 'woman', '1993-01-14', 'g03', '7 号楼'],
    ['resident-lan', '兰玉梅', 'woman', '1959-10-02', 'g04', '9 号楼'],
    ['resident-yun', '何芸', 'woman', '1986-05-30', 'g05', '11 号楼'],
    ['resident-pei', '裴国良', 'man', '1964-12-11', 'g01', '2 号楼'],
  ],
  [PEACE]: [
    ['admin-tian', '田慧敏', 'woman', '1975-08-18', 'g01', '2 号楼'],
    ['staff-bai', '白志远', 'man', '1987-02-27', 'g02', '4 号楼'],
    ['staff-ai', '艾晓晨', 'woman', '1994-11-06', 'g03', '8 号楼'],
    ['resident-mo', '莫桂芝', 'woman', '1957-06-15', 'g02', '5 号楼'],
    ['resident-gu', '顾长河', 'man', '1952-04-01', 'g04', '11 号楼'],
    ['resident-shi', '石小雨', 'woman', '1991-09-19', 'g03', '7 号楼'],
  ],
  [GARDEN]: [
    ['admin-shen', '沈悦然', 'woman', '1980-12-03', 'g02', '5 号楼'],
    ['staff-lou', '楼建平', 'man', '1984-04-25', 'g05', '14 号楼'],
    ['staff-ying', '应雪莹', 'woman', '1996-06-08', 'g08', '23 号楼'],
    ['resident-zhu', '竺阿芳', 'woman', '1949-02-16', 'g08', '22 号楼'],
    ['resident-mao', '毛立群', 'man', '1968-10-29', 'g06', '17 号楼'],
    ['resident-yu', '余佳佳', 'woman', '1990-03-21', 'g09', '26 号楼'],
  ],
  [SUNNY]: [
    ['admin-yun', '云峰', 'man', '1977-01-26', 'g01', '1 号楼'],
    ['staff-bo', '薄丽娟', 'woman', '1988-09-12', 'g02', '6 号楼'],
    ['staff-ren', '任晓阳', 'man', '1995-05-17', 'g03', '9 号楼'],
    ['resident-qi', '齐秀荣', 'woman', '1955-07-07', 'g01', '3 号楼'],
    ['resident-lei', '雷振国', 'man', '1961-11-24', 'g02', '7 号楼'],
    ['resident-kang', '康敏', 'woman', '1983-08-05', 'g03', '10 号楼'],
  ],
}

const roleAt = (i: number): DistrictPerson['role'] =>
  i === 0 ? 'station_admin' : i <= 2 ? 'staff' : 'resident'

export const districtPeople: readonly DistrictPerson[] = Object.entries(told).flatMap(([stationId, people]) =>
  people.map(([key, realName, sex, birthDate, gridId, building], i) => ({
    ...{ openid: `demo-${key}`, stationId, realName, sex, birthDate, gridId, building },
    ...{ role: roleAt(i), phone: i === 0 || i === 3 },
  })),
)

/** Somebody at home at the second station who has moved house, and asks the first one to be home. */
export const MOVER = 'demo-resident-yun'

const surnames = [...'姜谷岳尹江崔常武乔贺赖龚文庞樊兰殷施陶洪']
const given = ['海燕', '玉珍', '成林', '丽萍', '国强', '淑兰', '金生', '秋菊', '立群', '红梅', '永福', '爱华']

const STEWARDS = 60

/** The stewards of the second station's alleys, a dozen to each of its grids. */
export const stewards = Array.from({ length: STEWARDS }, (_, i) => {
  const dice = chance(7000 + i)
  return {
    openid: `demo-steward-${String(i + 1).padStart(2, '0')}`,
    realName: `${surnames[i % surnames.length]}${given[(i + Math.floor(i / surnames.length) * 5) % given.length]}`,
    sex: dice.often(60) ? ('woman' as const) : ('man' as const),
    birthDate: `${1950 + dice.below(35)}-${String(1 + dice.below(12)).padStart(2, '0')}-${String(1 + dice.below(28)).padStart(2, '0')}`,
    gridId: `g0${1 + (i % 5)}`,
  }
})
