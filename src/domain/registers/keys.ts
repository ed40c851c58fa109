/** Owns the names of the registers in the order in which a binder holds them; a new one is a name here and a source. */
import { type CaseKindName, caseKinds } from '../case-kinds'

export const registerKeys = [
  ...(['activities', 'attendance', 'proved', 'added', 'volunteers', 'teams', 'projects'] as const),
  ...(Object.keys(caseKinds) as CaseKindName[]),
  ...(['visits', 'wishes', 'points', 'redemptions', 'stock', 'courses', 'duty', 'rooms'] as const),
  ...(['recaps', 'honours', 'notices', 'articles', 'surveys', 'sorting'] as const),
] as const

export type RegisterKey = (typeof registerKeys)[number]
