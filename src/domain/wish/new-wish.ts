/** Owns what a wish is when it is handed in: how its wisher is called, under which marks it hangs; and what a new draft changes. */
import { addWorkingDays, DAY, type Holidays, startOf } from '../kernel/clock'
import { beginOutbox, type OutboxItem } from '../kernel/outbox'
import { newSeats } from '../kernel/seats'
import { beginCase } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import { ageOf } from '../person/birth-date'
import { maskName } from '../person/mask'
import { ADULT_AGE } from '../person/rules'
import type { WishDocument, WishForm, WishPeople } from './documents'
import { wishFlow } from './wish-flow'
import { wishRulesAt } from './rules'
import { publicGroupOf, type WishGroup } from './vocabulary'

const ELDER = 55
/** How somebody is called of whom nothing is known. */
export const NOBODYS = '街坊'

/** How a helper may address a wisher, by surname and age: 王阿姨, 李师傅, 陈女士, 张先生, 刘同学; else masked. */
export function callingOf(
  person: { name: string; sex: 'unknown' | 'woman' | 'man'; birthDate: string | null },
  now: number,
): string {
  const masked = maskName(person.name)
  const surname = masked.slice(0, -1)
  if (surname === '') return NOBODYS
  const age = ageOf(person.birthDate, now)
  if (age !== null && age < ADULT_AGE) return `${surname}同学`
  if (person.sex === 'unknown') return masked
  const isElder = age !== null && age >= ELDER
  if (person.sex === 'woman') return `${surname}${isElder ? '阿姨' : '女士'}`
  return `${surname}${isElder ? '师傅' : '先生'}`
}

/** The one mark to look for on the wall, so that one index serves every filter. */
export function markFor({
  gridId,
  group,
}: {
  gridId?: string | undefined
  group?: WishGroup | undefined
}): string {
  const parts = [gridId ? `g:${gridId}` : '', group ? `t:${group}` : ''].filter((part) => part !== '')
  return parts.length > 0 ? parts.join('|') : 'all'
}

/** Every mark of a wish: each way it can be looked for. */
export function marksOf({ gridId, group }: { gridId: string; group: WishGroup }): string[] {
  const told = publicGroupOf(group)
  const grid = gridId ? [markFor({ gridId }), markFor({ gridId, group: told })] : []
  return [markFor({}), markFor({ group: told }), ...grid]
}

/** 居民-WX0012 */
const aliasOf = (number: number): string => `居民-WX${String(number).padStart(4, '0')}`

/** What follows from a draft. It begins anew: whoever helped before it was taken off the wall is free again. */
const draftFields = (form: WishForm, body: CheckedPiece, gridId: string, now: number) => ({
  ...{ form, body, helperIds: [], notes: [], refusal: null, publishedAt: null, openUntil: null },
  deadlineAt: startOf(form.neededBy) + DAY - 1,
  seats: newSeats(form.helpersWanted, wishRulesAt(now).queue),
  marks: marksOf({ gridId, group: form.group }),
})

export function newWish(given: {
  wishId: string
  stationId: string
  number: number
  people: WishPeople
  form: WishForm
  body: CheckedPiece
  outbox: readonly OutboxItem[]
  now: number
  holidays: Holidays
}): WishDocument {
  const { wishId, stationId, number, people, form, body, outbox, now, holidays } = given
  const dueAt = addWorkingDays(now, wishRulesAt(now).verifyWorkingDays, holidays)
  return {
    ...{ _id: wishId, stationId, number, alias: aliasOf(number), createdAt: now },
    ...people,
    makerIds: [...new Set([people.wisherId, people.ownerId, people.byPersonId])],
    ...draftFields(form, body, people.gridId, now),
    ...{ drafts: 1, names: {}, proof: null, thanks: null, grantedAt: null, points: null },
    wall: 'off',
    wallAt: 0,
    ...beginCase(wishFlow, { by: people.byPersonId, at: now, dueAt }),
    ...beginOutbox(outbox, now),
  }
}

/** What another draft of a wish changes. */
export const redraftFields = (
  { gridId, drafts }: WishDocument,
  form: WishForm,
  body: CheckedPiece,
  now: number,
): Partial<WishDocument> => ({
  ...draftFields(form, body, gridId, now),
  ...{ drafts: drafts + 1, frozenIds: [] },
})
