/** Owns the invented people of the demo: the cast with names one can remember, and ninety-odd more volunteers. */
import type { AppointedRole } from '../src/domain/person/roles'
import { skills, weekSlots, type Skill, type WeekSlot } from '../src/domain/person/vocabulary'
import { chance } from './random'
import { station } from './station-facts'

export interface DemoPerson {
  openid: string
  realName: string
  sex: 'woman' | 'man'
  birthDate: string
  phone: string
  gridId: string
  building: string
  unit: string
  room: string
  roles: AppointedRole[]
  /** The unit that is looked after, or whose contact one is. */
  unitId?: string
  gridIds: string[]
  volunteer: { skills: Skill[]; slots: WeekSlot[] } | null
  family: { name: string; birthDate: string; relation: 'grandchild' | 'child' | 'parent' }[]
}

type Cast = Partial<DemoPerson> & Pick<DemoPerson, 'openid' | 'realName' | 'sex' | 'birthDate'>

const morning: DemoPerson['volunteer'] = {
  skills: ['cleaning', 'visiting'],
  slots: ['weekdayMorning', 'weekendMorning'],
}

/** Those who appear on the three phones of the start page. */
const cast: Cast[] = [
  {
    openid: 'demo-resident-wang',
    realName: '王秀兰',
    sex: 'woman',
    birthDate: '1961-03-12',
    gridId: 'g01',
    family: [{ name: '乐乐', birthDate: '2017-06-01', relation: 'grandchild' }],
  },
  {
    openid: 'demo-volunteer-li',
    realName: '李建国',
    sex: 'man',
    birthDate: '1958-09-30',
    gridId: 'g01',
    volunteer: morning,
  },
  {
    openid: 'demo-volunteer-chen',
    realName: '陈晓梅',
    sex: 'woman',
    birthDate: '1988-11-05',
    gridId: 'g04',
    volunteer: morning,
  },
  {
    openid: 'demo-grid-zhao',
    realName: '赵志强',
    sex: 'man',
    birthDate: '1979-02-18',
    gridId: 'g01',
    roles: ['grid_worker'],
    gridIds: ['g01', 'g02'],
    volunteer: morning,
  },
  {
    openid: 'demo-leader-sun',
    realName: '孙玉芬',
    sex: 'woman',
    birthDate: '1966-07-21',
    gridId: 'g02',
    roles: ['team_leader'],
    volunteer: morning,
  },
  {
    openid: 'demo-staff-zhou',
    realName: '周敏',
    sex: 'woman',
    birthDate: '1990-04-09',
    gridId: 'g04',
    roles: ['staff'],
  },
  {
    openid: 'demo-staff-wu',
    realName: '吴海涛',
    sex: 'man',
    birthDate: '1985-12-24',
    gridId: 'g05',
    roles: ['staff'],
  },
  {
    openid: 'demo-admin-gao',
    realName: '高文静',
    sex: 'woman',
    birthDate: '1976-05-16',
    gridId: 'g04',
    roles: ['station_admin'],
  },
  {
    openid: 'demo-auditor-he',
    realName: '何平',
    sex: 'man',
    birthDate: '1972-08-08',
    gridId: 'g06',
    roles: ['auditor'],
  },
  {
    openid: 'demo-partner-ma',
    realName: '马国栋',
    sex: 'man',
    birthDate: '1983-10-11',
    gridId: 'g10',
    roles: ['partner_user'],
  },
  {
    openid: 'demo-center-han',
    realName: '韩立新',
    sex: 'man',
    birthDate: '1974-02-27',
    gridId: 'g02',
    roles: ['center_admin'],
  },
  {
    openid: 'demo-institute-xu',
    realName: '许慧',
    sex: 'woman',
    birthDate: '1981-03-12',
    gridId: 'g05',
    roles: ['institute_admin'],
    unitId: 'linzhou',
  },
  {
    openid: 'demo-dept-luo',
    realName: '罗建江',
    sex: 'man',
    birthDate: '1979-09-18',
    gridId: 'g06',
    roles: ['dept_user'],
    unitId: 'dept-water',
  },
]

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const givenWoman = [
  '桂英',
  '秀珍',
  '丽华',
  '淑芬',
  '玉兰',
  '晓燕',
  '雪梅',
  '春花',
  '文娟',
  '海霞',
  '小红',
  '美玲',
]
const givenMan = [
  '建军',
  '志明',
  '国庆',
  '永强',
  '德福',
  '海波',
  '文斌',
  '大勇',
  '立新',
  '保国',
  '晓东',
  '振华',
]

const VOLUNTEERS = 98

function filled(given: Cast, i: number): DemoPerson {
  const grid = station.grids.find((one) => one.gridId === given.gridId) ?? station.grids[0]
  return {
    phone: `138${String(10_000_000 + i * 7_919).slice(-8)}`,
    gridId: grid?.gridId ?? 'g01',
    building: grid?.buildings[i % 2] ?? '1 号楼',
    unit: String(1 + (i % 3)),
    room: `${1 + (i % 5)}0${1 + (i % 2)}`,
    roles: [],
    gridIds: [],
    volunteer: null,
    family: [],
    ...given,
  }
}

function someVolunteer(i: number): DemoPerson {
  const dice = chance(1000 + i)
  const sex = dice.often(62) ? 'woman' : 'man'
  const grid = dice.pick(station.grids)
  return filled(
    {
      openid: `demo-v${String(i).padStart(3, '0')}`,
      realName: dice.pick(surnames) + dice.pick(sex === 'woman' ? givenWoman : givenMan),
      sex,
      birthDate: `${1948 + dice.below(55)}-${String(1 + dice.below(12)).padStart(2, '0')}-${String(1 + dice.below(28)).padStart(2, '0')}`,
      gridId: grid.gridId,
      volunteer: {
        skills: [...new Set([dice.pick(skills), dice.pick(skills)])],
        slots: [...new Set([dice.pick(weekSlots), dice.pick(weekSlots)])],
      },
    },
    // Numbers of their own: the cast has the first.
    1000 + i,
  )
}

const castPeople = cast.map(filled)
const castVolunteers = castPeople.filter((person) => person.volunteer !== null).length

/** How many of `people`, from the first on, have names one can remember. */
export const castSize = cast.length

/** Neighbours without a phone; the grid worker writes them down and prints their cards. */
export const withoutPhone = [
  { realName: '张桂珍', sex: 'woman', birthDate: '1941-02-03', gridId: 'g01', building: '1 号楼' },
  { realName: '刘福生', sex: 'man', birthDate: '1939-08-19', gridId: 'g01', building: '2 号楼' },
  { realName: '陈阿妹', sex: 'woman', birthDate: '1944-11-27', gridId: 'g02', building: '3 号楼' },
] as const

/** Who has had a paper card since before taking up a phone: two records of one person, for the desk to make one. */
export const twiceWritten = someVolunteer(1)

/** Everybody of the demo; exactly 98 of them are volunteers. */
export const people: DemoPerson[] = [
  ...castPeople,
  ...Array.from({ length: VOLUNTEERS - castVolunteers }, (_, i) => someVolunteer(i + 1)),
]
