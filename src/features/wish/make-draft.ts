/** Owns a wish while it is being written: what has been answered, what is still missing, and what is sent. */
import type { Me } from '@/api/me'
import type { Input } from '@/contract'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { ageOf } from '@/domain/person/birth-date'
import { GRID } from '@/domain/person/roles'
import type { DeliverWay, WishGroup, WishKind } from '@/domain/wish/vocabulary'
import type { WishForm } from './words'

export interface MakeDraft {
  step: number
  kind: WishKind
  title: string
  reason: string
  photos: string[]
  /** `self`, `card`, or the id of a family member. */
  who: string
  cardToken: string | null
  group: WishGroup | null
  neededBy: string | null
  deliverWay: DeliverWay
  place: string
  /** As typed. */
  estCost: string
  helpersWanted: number
  sharePhone: boolean
}

export const emptyDraft: MakeDraft = {
  step: 0,
  kind: 'goods',
  title: '',
  reason: '',
  photos: [],
  who: 'self',
  cardToken: null,
  group: null,
  neededBy: null,
  deliverWay: 'station',
  place: '',
  estCost: '',
  helpersWanted: 1,
  sharePhone: false,
}

/** What was sent before, to be put right. */
export const draftOf = (form: WishForm): MakeDraft => ({
  ...emptyDraft,
  ...form,
  estCost: form.estCost === 0 ? '' : String(form.estCost),
})

/** The days on offer, as a neighbour says them. */
export const spans = [
  { value: '7', text: '一周内' },
  { value: '14', text: '两周内' },
  { value: '30', text: '一个月内' },
] as const

export const dayAfter = (days: number, now: number): string => dayOf(now + days * DAY)

/** The farthest day a wish may name. */
export const farthestDays = 90

/** Whether somebody may write for the holder of a paper card. */
export const mayScan = (me: Me | null): boolean =>
  me !== null && GRID.some((role) => me.profile.roles.includes(role))

/** For whom the wall would say it is, as far as the birthday tells. */
export function guessGroup(birthDate: string | null, now: number): WishGroup | null {
  if (birthDate === null) return null
  const age = ageOf(birthDate, now)
  if (age === null) return null
  if (age >= 60) return 'elder'
  return age < 14 ? 'child' : null
}

const cost = ({ estCost, kind }: MakeDraft): number | null => {
  if (kind === 'service' || estCost.trim() === '') return 0
  return /^\d{1,5}$/.test(estCost.trim()) ? Number(estCost.trim()) : null
}

/** What keeps a step from being left, in words; null when nothing does. */
export function missingIn(step: number, draft: MakeDraft, amends: boolean): string | null {
  if (step === 0) return draft.title.trim() === '' ? '写一句想要什么' : null
  if (step === 1) {
    if (!amends && draft.who === 'card' && draft.cardToken === null) return '扫一下他的居民卡'
    return draft.group === null ? '选一下为谁' : null
  }
  if (draft.neededBy === null) return '选一下最晚哪天'
  return cost(draft) === null ? '钱数写整数就好' : null
}

/** The form as the contract takes it; null while something is missing. */
export function formOf(draft: MakeDraft): WishForm | null {
  const { title, kind, group, reason, neededBy, deliverWay, place, helpersWanted, photos, sharePhone } = draft
  const estCost = cost(draft)
  if (title.trim() === '' || group === null || neededBy === null || estCost === null) return null
  return {
    ...{ kind, group, neededBy, deliverWay, estCost, helpersWanted, photos, sharePhone },
    title: title.trim(),
    reason: reason.trim(),
    place: place.trim(),
  }
}

/** Whom it is made for. */
export function forWhom({
  who,
  cardToken,
}: MakeDraft): Pick<Input<'wish.make'>, 'forPersonId' | 'cardToken'> {
  if (who === 'self') return {}
  if (who === 'card') return cardToken === null ? {} : { cardToken }
  return { forPersonId: who }
}
