/** Owns the shops of a station, what each handed out in a month, and the days on which the store is open. */
import type { Output } from '@/contract'
import type { PartnerDocument } from '@/domain/store/documents'
import { isSoundOpening, type StoreDocument } from '@/domain/store/opening'
import { done, type Handler, refuse } from '../../handler'
import { derivedId } from '../../platform/identity'
import {
  activePartners,
  addPartner,
  changePartner,
  findPartner,
  findPartners,
} from '../../repositories/partners'
import { saveStore, withStore } from '../../repositories/prizes'
import { type HandedOut, handedOutIn } from '../../repositories/redemptions'
import { storeIn } from '../../views/store'
import { mayEdit, partnerView, storeDays } from '../../views/store-desk'
import { rowsOf } from '../../views/rows'

const PAGE = 50

/** Two requests; by name, read on by the id of the last one. */
export const partners: Handler<'store.partners'> = {
  run: async ({ caller, input }) => {
    const last = input.cursor ? await findPartner(input.cursor) : null
    const where = {
      stationId: caller.stationId,
      ...(last ? { $or: [{ name: { $gt: last.name } }, { name: last.name, _id: { $gt: last._id } }] } : {}),
    }
    const order: [string, 'asc' | 'desc'][] = [
      ['name', 'asc'],
      ['_id', 'asc'],
    ]
    const found = await findPartners(where, { order, limit: PAGE + 1 })
    const page = found.slice(0, PAGE)
    const next = found.length > PAGE ? (page[page.length - 1]?._id ?? null) : null
    return done({ items: rowsOf(page, partnerView), next })
  },
}

export const savePartner: Handler<'store.savePartner'> = {
  run: async ({ caller, input, requestKey, now }) => {
    const { partnerId, version = 0, ...facts } = input
    const id = partnerId ?? derivedId('b', caller.personId, requestKey)
    const stands = await findPartner(id)
    if (stands && stands.stationId !== caller.stationId) return refuse('OTHER_STATION')
    if (!partnerId) {
      const made = { _id: id, stationId: caller.stationId, ...facts, version: 1, createdAt: now }
      if (!stands) await addPartner(made)
      return done(partnerView(stands ?? made))
    }
    if (!stands) return refuse('NOT_FOUND')
    const after = { ...stands, ...facts, version: version + 1 }
    if (sameFacts(stands, after)) return done(partnerView(stands))
    const update = { guard: { version }, patch: { $set: { ...facts, version: version + 1 } } }
    return (await changePartner(id, update)) ? done(partnerView(after)) : refuse('STALE')
  },
}

/** A repeat of what was written, by whatever request. */
const sameFacts = (a: PartnerDocument, b: PartnerDocument): boolean =>
  a.name === b.name && a.place === b.place && a.contact === b.contact && a.active === b.active

type Statement = Output<'store.statement'>['statements'][number]

/** One shop's lines, what was taken back told apart and not counted. */
function statementOf(partnerId: string, name: string, month: string, lines: readonly HandedOut[]): Statement {
  const prizes = [...new Set(lines.map((line) => line.prizeId))]
  const rows = prizes.map((prizeId) => {
    const mine = lines.filter((line) => line.prizeId === prizeId)
    const kept = mine.find((line) => line.state === 'redeemed')
    const refunded = mine.find((line) => line.state === 'refunded')?.count ?? 0
    const title = mine[0]?.title ?? ''
    return { prizeId, title, redeemed: kept?.count ?? 0, refunded, points: kept?.points ?? 0 }
  })
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    ...{ partnerId, name, month },
    rows: rows.sort((a, b) => b.redeemed - a.redeemed),
    count: sum((row) => row.redeemed),
    points: sum((row) => row.points),
  }
}

/** Three requests: the caller, the shops, and the month's lines, summed by the database. */
export const statement: Handler<'store.statement'> = {
  run: async ({ caller, input }) => {
    const own = caller.person.partnerId
    if (!mayEdit(caller) && (own === null || (input.partnerId ?? own) !== own))
      return refuse('NOT_YOUR_PRIZE')
    const partnerId = mayEdit(caller) ? (input.partnerId ?? null) : own
    const [shops, lines] = await Promise.all([
      partnerId === null ? activePartners(caller.stationId) : findPartner(partnerId),
      handedOutIn(caller.stationId, input.month, partnerId),
    ])
    const all = Array.isArray(shops) ? shops : shops ? [shops] : []
    if (all.some((shop) => shop.stationId !== caller.stationId)) return refuse('OTHER_STATION')
    if (partnerId !== null && all.length === 0) return refuse('NOT_FOUND')
    const statements = rowsOf(all, (shop) => {
      const mine = lines.filter((line) => line.partnerId === shop._id)
      return statementOf(shop._id, shop.name, input.month, mine)
    })
    return done({ month: input.month, statements })
  },
}

/** Two requests. The last one to save is right; the days are few and everybody sees them. */
export const saveOpening: Handler<'store.saveOpening'> = {
  joins: () => withStore,
  run: async ({ caller, input, joined }) => {
    if (!isSoundOpening(input)) return refuse('BAD_TIMES')
    const stands = storeIn(joined, caller.stationId)
    const weekdays = [...new Set(input.weekdays)].sort()
    const days = { closedDays: [...input.closedDays].sort(), extraDays: [...input.extraDays].sort() }
    const before = stands.version ?? 0
    const store = { _id: caller.stationId, weekdays, ...days, version: before + 1 }
    if (sameDays(stands, store)) return done(storeDays(stands))
    if (input.version !== undefined && input.version !== before) return refuse('STALE')
    return (await saveStore(store, before)) ? done(storeDays(store)) : refuse('STALE')
  },
}

/** A repeat of what was written, by whatever request. */
const sameDays = (a: StoreDocument, b: StoreDocument): boolean =>
  JSON.stringify([a.weekdays, a.closedDays, a.extraDays]) ===
  JSON.stringify([b.weekdays, b.closedDays, b.extraDays])
