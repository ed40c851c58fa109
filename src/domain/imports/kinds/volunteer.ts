/** Owns the table of volunteers without a phone: people who are written down, and what they would do when. */
import { ageOn } from '../../kernel/clock'
import { ADULT_AGE } from '../../person/rules'
import { type Skill, skillNames, type WeekSlot, weekSlotNames } from '../../person/vocabulary'
import { defineTable, type RowOf } from '../define-kind'
import { severalOf } from '../reading'
import { personTable } from './person'

const readSkills = severalOf(skillNames)
const readSlots = severalOf(weekSlotNames)

export const volunteerTable = defineTable({
  name: '志愿者',
  about:
    '没用小程序的志愿者，每位建一份档、替他交一份申请，和别的申请一样要审核；本人已经在用小程序的不动；身份证号不收，请先删掉那一列',
  next: '接着到「志愿者」里一位一位审核，通过了就能扫卡签到、记时长',
  by: personTable.by,
  columns: {
    ...personTable.columns,
    skills: {
      label: '技能',
      words: ['特长', '服务特长', '会做什么', '专业特长'],
      read: readSkills,
      hint: '几样用顿号隔开',
    },
    slots: {
      label: '服务时段',
      words: ['服务时间', '什么时候有空', '可服务时间'],
      read: readSlots,
      hint: '比如：平日上午、周末下午',
    },
  },
  keyOf: (row) => personTable.keyOf(row),
})

type VolunteerRow = RowOf<typeof volunteerTable.columns>

/** What somebody offers with the application. */
export interface Offered {
  skills: Skill[]
  slots: WeekSlot[]
}

/** What a row applies for, or why nobody may apply in the place of that person. */
export function offeredIn(
  { birthDate, skills = [], slots = [] }: VolunteerRow,
  now: number,
): { ok: true; offered: Offered } | { ok: false; problem: string } {
  return ageOn(birthDate, now) < ADULT_AGE
    ? { ok: false, problem: `未满 ${ADULT_AGE} 岁，请家长陪着在小程序里申请` }
    : { ok: true, offered: { skills, slots } }
}
