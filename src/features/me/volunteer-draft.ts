/** Owns the application to become a volunteer as it is filled in: its answers, what is missing, what is sent. */
import type { Input } from '@/contract'
import { ageOf } from '@/domain/person/birth-date'
import { volunteerTermsVersion } from '@/domain/person/consents'
import { isPhone, tidyPhone } from '@/domain/person/phone'
import type { Relation, Skill, WeekSlot } from '@/domain/person/vocabulary'
import type { Profile } from '@/api/me'

export interface VolunteerDraft {
  realName: string
  sex: 'woman' | 'man' | null
  birthDate: string | null
  phone: string
  skills: Skill[]
  slots: WeekSlot[]
  guardianName: string
  guardianRelation: Relation | null
  guardianPhone: string
  agreed: boolean
}

/** What the profile already knows need not be typed again. */
export const blankDraft = ({ realName, sex, birthDate, volunteer }: Profile): VolunteerDraft => ({
  realName,
  sex: sex === 'unknown' ? null : sex,
  birthDate,
  phone: '',
  skills: [...volunteer.skills],
  slots: [...volunteer.slots],
  guardianName: '',
  guardianRelation: null,
  guardianPhone: '',
  agreed: false,
})

const isDialled = (text: string): boolean => isPhone(tidyPhone(text))
const adult = 18

/** Whether a guardian must be named. */
export const needsGuardian = ({ birthDate }: VolunteerDraft, now: number): boolean =>
  (ageOf(birthDate, now) ?? adult) < adult

export type VolunteerProblems = Partial<Record<keyof VolunteerDraft, string>>

/** What is missing or wrong, by question. Empty when the application can be sent. */
export function problemsOf(draft: VolunteerDraft, now: number): VolunteerProblems {
  const problems: VolunteerProblems = {}
  if (draft.realName.trim() === '') problems.realName = '请写姓名'
  if (draft.sex === null) problems.sex = '请选一项'
  if (draft.birthDate === null) problems.birthDate = '请选出生日期'
  if (!isDialled(draft.phone)) problems.phone = '请写手机号，或带区号的座机'
  if (draft.skills.length === 0) problems.skills = '请至少选一样'
  if (draft.slots.length === 0) problems.slots = '请至少选一个时间'
  if (!draft.agreed) problems.agreed = '请看过服务约定，再点同意'
  if (!needsGuardian(draft, now)) return problems
  if (draft.guardianName.trim() === '') problems.guardianName = '请写监护人姓名'
  if (draft.guardianRelation === null) problems.guardianRelation = '请选是您的什么人'
  if (!isDialled(draft.guardianPhone)) problems.guardianPhone = '请写监护人的手机号，或带区号的座机'
  return problems
}

/** The application as it is sent, or null while something is missing. */
export function applicationOf(draft: VolunteerDraft, now: number): Input<'me.applyVolunteer'> | null {
  const { realName, sex, birthDate, phone, skills, slots, guardianName, guardianRelation, guardianPhone } =
    draft
  if (Object.keys(problemsOf(draft, now)).length > 0 || sex === null || birthDate === null) return null
  const guardian =
    needsGuardian(draft, now) && guardianRelation !== null
      ? { guardian: { name: guardianName.trim(), relation: guardianRelation, phone: guardianPhone } }
      : {}
  return {
    ...{ realName: realName.trim(), sex, birthDate, phone, skills, slots },
    termsVersion: volunteerTermsVersion,
    ...guardian,
  }
}
