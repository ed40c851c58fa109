/** Owns the application to become a volunteer as it is filled in: its answers, what is missing, what is sent. */
import type { Input } from '@/contract'
import { formOf, type DraftOf, problemsIn, type Problems } from '@/domain/kernel/form'
import { ageOf } from '@/domain/person/birth-date'
import { volunteerTermsVersion } from '@/domain/person/consents'
import { isPhone, tidyPhone } from '@/domain/person/phone'
import { volunteerForm } from '@/domain/person/questions'
import type { Relation } from '@/domain/person/vocabulary'
import type { Profile } from '@/api/me'

export interface VolunteerDraft extends DraftOf<typeof volunteerForm> {
  birthDate: string | null
  phone: string
  guardianName: string
  guardianRelation: Relation | null
  guardianPhone: string
  agreedTerms: boolean
  agreedData: boolean
  /** May be left: nothing depends on it. */
  agreedNational: boolean
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
  agreedTerms: false,
  agreedData: false,
  agreedNational: false,
})

const isDialled = (text: string): boolean => isPhone(tidyPhone(text))
const adult = 18

/** Whether a guardian must be named. */
export const needsGuardian = ({ birthDate }: VolunteerDraft, now: number): boolean =>
  (ageOf(birthDate, now) ?? adult) < adult

/** What is missing or wrong, by question. Empty when the application can be sent. */
export function problemsOf(draft: VolunteerDraft, now: number): Problems<VolunteerDraft> {
  const guarded = needsGuardian(draft, now)
  return {
    ...problemsIn(volunteerForm, { ...draft }),
    ...(draft.birthDate === null && { birthDate: '请选出生日期' }),
    ...(!isDialled(draft.phone) && { phone: '请写手机号，或带区号的座机' }),
    ...(!draft.agreedTerms && { agreedTerms: '请看过服务约定，再点一下' }),
    ...(!draft.agreedData && { agreedData: '不同意就办不了申请，请看过再点一下' }),
    ...(guarded && draft.guardianName.trim() === '' && { guardianName: '请写监护人姓名' }),
    ...(guarded && draft.guardianRelation === null && { guardianRelation: '请选是您的什么人' }),
    ...(guarded &&
      !isDialled(draft.guardianPhone) && { guardianPhone: '请写监护人的手机号，或带区号的座机' }),
  }
}

/** The application as it is sent, or null while something is missing. */
export function applicationOf(draft: VolunteerDraft, now: number): Input<'me.applyVolunteer'> | null {
  const { birthDate, phone, guardianName, guardianRelation, guardianPhone } = draft
  if (Object.keys(problemsOf(draft, now)).length > 0 || birthDate === null) return null
  const guardian =
    needsGuardian(draft, now) && guardianRelation !== null
      ? { guardian: { name: guardianName.trim(), relation: guardianRelation, phone: guardianPhone } }
      : {}
  return {
    ...formOf(volunteerForm, draft),
    ...{ birthDate, phone },
    termsVersion: volunteerTermsVersion,
    ...guardian,
  }
}
