/** Owns the shops of a station, what each handed out in a month, and the days on which the store is open. */
import type { Output } from '@/contract'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { movePrize } from '@/domain/store/decide-prize'
import type { PartnerDocument } from '@/domain/store/documents'
import { isSoundOpening, type StoreDocument } from '@/domain/store/opening'
import { storeRules } from '@/domain/store/rules'
import type { PartnerFace } from '@/domain/store/partner-form'
import { isStaff } from '@/domain/person/roles'
import { done, type Handler, refuse } from '../../handler'
import { behindRow, inPages } from '../../kernel/paging'
import { derivedId } from '../../platform/identity'
import {
  allPartners,
  addPartner,
  changePartner,
  findPartner,
  findPartners,
  PARTNERS,
  type PartnerDoc,
} from '../../repositories/partners'
import { changePrize, findPrizes, saveStore, withStore } from '../../repositories/prizes'
import { type HandedOut, handedOutIn } from '../../repositories/redemptions'
import { storeIn } from '../../views/store'
import { partnerView, storeDays } from '../../views/store-desk'
import { rowsOf } from '../../views/rows'
import { foreign } from '../../access/station'

const byName = inPages<PartnerDoc>(50, ['name', 'asc'])
/** More prizes than any shop has on the shelf. */
const MOST_PRIZES = 200

/** Two requests, with words three; by name, read on by the id of the last one. */
export const partners: Handler<'store.partners'> = {
  run: async ({ caller, input }) => {
    const last = input.cursor ? await findPartner(input.cursor) : null
    const onward = last ? behindRow(byName.options.order, [last.name, last._id]) : {}
    const where = { stationId: caller.stationId, ...onward }
    const { shown, next } = await byName.read(findPartners, where, undefined, {
      ...{ text: input.text, in: PARTNERS, fields: ['place', 'contact'] },
      says: ({ name, place, contact }: PartnerDoc) => [name, place, contact],
    })
    return done({ items: rowsOf(shown, partnerView), next: next && (shown.at(-1)?._id ?? null) })
  },
}

export const savePartner: Handler<'store.savePartner'> = {
  run: async ({ caller, input, requestKey, now }) => {
    const { partnerId, version = 0, face, ...given } = input
    const id = partnerId ?? derivedId('b', caller.personId, requestKey)
    const stands = await findPartner(id)
    const elsewhere = foreign([stands], caller)
    if (elsewhere) return elsewhere
    const facts = {
      ...{ ...given, fetchUntil: given.active ? null : (given.fetchUntil ?? lastFetchDay(now)) },
      ...(face && { face: { ...face, vowedOn: vowDays(face, stands, now) } }),
    }
    if (!partnerId) {
      const made = { _id: id, stationId: caller.stationId, ...facts, version: 1, createdAt: now }
      if (!stands) await addPartner(made)
      return done(partnerView(stands ?? made))
    }
    if (!stands) return refuse('NOT_FOUND')
    const after = { ...stands, ...facts, version: version + 1 }
    if (sameFacts(stands, after)) {
      await takeOffShelf(stands, caller.personId, now)
      return done(partnerView(stands))
    }
    const update = { guard: { version }, patch: { $set: { ...facts, version: version + 1 } } }
    if (!(await changePartner(id, update))) return refuse('STALE')
    await takeOffShelf(after, caller.personId, now)
    return done(partnerView(after))
  },
}

/** What is reserved already is kept for so long, so by then everything was fetched or has gone back. */
const lastFetchDay = (now: number): string => dayOf(now + storeRules.keepDays * DAY)

/** Whoever takes part no longer sells nothing any more; what is reserved can be fetched until the day that is set. */
async function takeOffShelf(partner: PartnerDocument, by: string, now: number): Promise<void> {
  if (partner.active) return
  const shelved = await findPrizes(
    { stationId: partner.stationId, partnerId: partner._id, state: { $in: ['onShelf', 'scheduled'] } },
    { limit: MOST_PRIZES },
  )
  await Promise.all(
    shelved.map(async (prize) => {
      const moved = movePrize(prize, 'takeOff', { by, roles: ['staff'], now })
      if (moved.ok) await changePrize(prize._id, moved.value.update)
    }),
  )
}

/** Since which day a partner stands for each: the first on which it was said without a break. */
const vowDays = ({ vows }: PartnerFace, stands: PartnerDocument | null, now: number) =>
  Object.fromEntries(vows.map((vow) => [vow, stands?.face?.vowedOn[vow] ?? dayOf(now)]))

const factsOf = ({ name, place, contact, active, face }: PartnerDocument) => [
  ...[name, place, contact, active, face?.sort, face?.needs, face?.gives, face?.projects],
  [...(face?.vows ?? [])].sort(),
]

/** A repeat of what was written, by whatever request. */
const sameFacts = (a: PartnerDocument, b: PartnerDocument): boolean =>
  JSON.stringify(factsOf(a)) === JSON.stringify(factsOf(b))

type Statement = Output<'store.statement'>['statements'][number]

const sumOf = (lines: readonly HandedOut[], of: 'count' | 'points'): number =>
  lines.reduce((sum, line) => sum + line[of], 0)

/**
 * One shop's month. What was taken back within the month is told apart and not counted; what was taken back of an
 * earlier month is a line of its own that lowers this month, so that no month changes after it was signed.
 */
function statementOf(partnerId: string, name: string, month: string, lines: readonly HandedOut[]): Statement {
  const own = lines.filter((line) => line.redeemedMonth === month)
  const rows = [...new Set(own.map((line) => line.prizeId))].map((prizeId) => {
    const mine = own.filter((line) => line.prizeId === prizeId)
    const back = mine.filter((line) => line.refundedMonth === month)
    const kept = mine.filter((line) => line.refundedMonth !== month)
    const title = mine[0]?.title ?? ''
    return {
      ...{ prizeId, title },
      redeemed: sumOf(kept, 'count'),
      refunded: sumOf(back, 'count'),
      points: sumOf(kept, 'points'),
    }
  })
  const corrections = lines
    .filter((line) => line.redeemedMonth !== month)
    .map(({ prizeId, title, redeemedMonth, count, points }) => ({
      ...{ prizeId, title, month: redeemedMonth, count, points },
    }))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  return {
    ...{ partnerId, name, month },
    rows: rows.sort((a, b) => b.redeemed - a.redeemed),
    corrections,
    count: sum(rows.map((row) => row.redeemed)) - sum(corrections.map((line) => line.count)),
    points: sum(rows.map((row) => row.points)) - sum(corrections.map((line) => line.points)),
  }
}

/** Four requests: the caller, the shops, and the month's lines, summed by the database. */
export const statement: Handler<'store.statement'> = {
  run: async ({ caller, input }) => {
    const own = caller.person.partnerId
    if (!isStaff(caller) && (own === null || (input.partnerId ?? own) !== own))
      return refuse('NOT_YOUR_PRIZE')
    const partnerId = isStaff(caller) ? (input.partnerId ?? null) : own
    const [shops, lines] = await Promise.all([
      partnerId === null ? allPartners(caller.stationId) : findPartner(partnerId),
      handedOutIn(caller.stationId, input.month, partnerId),
    ])
    const all = Array.isArray(shops) ? shops : shops ? [shops] : []
    const elsewhere = foreign(all, caller)
    if (elsewhere) return elsewhere
    if (partnerId !== null && all.length === 0) return refuse('NOT_FOUND')
    const statements = rowsOf(all, (shop) => {
      const mine = lines.filter((line) => line.partnerId === shop._id)
      // Whoever takes part no longer keeps the statements of its time.
      const shown = shop.active || mine.length > 0 || partnerId !== null
      return shown ? [statementOf(shop._id, shop.name, input.month, mine)] : []
    })
    return done({ month: input.month, statements: statements.flat() })
  },
}

/** Two requests. The last one to save is right; the days are few and everybody sees them. */
export const saveOpening: Handler<'store.saveOpening'> = {
  joins: () => withStore,
  run: async ({ caller, input, joined, now }) => {
    if (!isSoundOpening(input)) return refuse('BAD_TIMES')
    const stands = storeIn(joined, caller.stationId)
    const weekdays = [...new Set(input.weekdays)].sort()
    // A form that has stayed open for long may still hold days gone by, which are of no more use.
    const ahead = (days: readonly string[]) => days.filter((day) => day >= dayOf(now)).sort()
    const days = { closedDays: ahead(input.closedDays), extraDays: ahead(input.extraDays) }
    const before = stands.version ?? 0
    const store = { _id: caller.stationId, weekdays, ...days, version: before + 1 }
    if (sameDays(stands, store)) return done(storeDays(stands))
    if (input.version !== before) return refuse('STALE')
    return (await saveStore(store, before)) ? done(storeDays(store)) : refuse('STALE')
  },
}

/** A repeat of what was written, by whatever request. */
const sameDays = (a: StoreDocument, b: StoreDocument): boolean =>
  JSON.stringify([a.weekdays, a.closedDays, a.extraDays]) ===
  JSON.stringify([b.weekdays, b.closedDays, b.extraDays])
