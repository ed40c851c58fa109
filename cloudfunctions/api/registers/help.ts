/** Owns where the registers of what people brought are read: cases of every kind, wishes, visits. */
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { type CaseKindName, caseKinds } from '@/domain/case-kinds'
import type { Guard } from '@/domain/kernel/guarded-update'
import {
  type CaseRow,
  caseRegister,
  type GridVisits,
  visitsRegister,
  wishesRegister,
} from '@/domain/registers/help'
import { visitChipNames } from '@/domain/visit/chips'
import type { WishDocument } from '@/domain/wish/documents'
import { type Doc, groupDocs } from '../platform/cloud'
import { casesOf } from '../repositories/cases'
import { holidaysOf } from '../repositories/stations'
import { VISITS } from '../repositories/visits'
import { WISHES } from '../repositories/wishes'
import { within } from './held'
import { atOnce, listed, placedIn, readable, type ReadableRegister, type Wanted } from './source'

const caseSource = (name: CaseKindName, kind: CaseKind): ReadableRegister =>
  readable<CaseRow & Doc>({
    register: caseRegister(kind),
    ...listed({
      from: casesOf(kind),
      where: (of) => ({ stationId: of.station._id, kind: name, createdAt: within(of) }),
      order: ['createdAt', 'asc'],
      fields: { outbox: 0, joined: 0 },
      beside: (rows, { station, now: readAt }) => {
        const holidays = holidaysOf(station)
        return Promise.resolve((rows as (CaseDocument & Doc)[]).map((one) => ({ ...one, holidays, readAt })))
      },
    }),
  })

/** One for each kind. */
export const caseSources = Object.fromEntries(
  Object.entries<CaseKind>(caseKinds).map(([name, kind]) => [name, caseSource(name as CaseKindName, kind)]),
) as Record<CaseKindName, ReadableRegister>

export const wishesSource = readable<WishDocument & Doc>({
  register: wishesRegister,
  ...listed({
    from: WISHES,
    where: (of) => ({ stationId: of.station._id, createdAt: within(of) }),
    order: ['createdAt', 'asc'],
    fields: { history: 0, outbox: 0, notes: 0, proof: 0, thanks: 0, seats: 0 },
  }),
})

interface Counted extends Record<string, unknown> {
  _id: string
  visits: number
  homes: string[]
}

const hasChip = (chip: string) => ({ $sum: { $cond: [{ $in: [chip, '$chips'] }, 1, 0] } })

const madeIn = (of: Wanted): Guard => ({ stationId: of.station._id, state: 'made', at: within(of) })

/** Counted in the database, so that nothing of a household comes here. */
export const visitsSource = readable<GridVisits & Doc>({
  register: visitsRegister,
  ...atOnce(placedIn(VISITS, madeIn), async (of) => {
    const found = await groupDocs<Counted>(VISITS, madeIn(of), {
      ...{ _id: '$gridId', visits: { $sum: 1 }, homes: { $addToSet: '$ownerId' } },
      ...Object.fromEntries(visitChipNames.map((chip) => [chip, hasChip(chip)])),
    })
    const places = new Map(of.station.grids.map(({ gridId }, at) => [gridId, at]))
    const placeOf = ({ _id }: Counted): number => places.get(_id) ?? places.size
    const inOrder = [...found].sort((a, b) => placeOf(a) - placeOf(b) || (a._id < b._id ? -1 : 1))
    return inOrder.map((one) => {
      const chips = Object.fromEntries(visitChipNames.map((chip) => [chip, Number(one[chip])]))
      // A visit was made, whatever has become of the grid since.
      const gridName = of.station.grids[placeOf(one)]?.name ?? '已经去掉的网格'
      return { _id: one._id, gridName, visits: one.visits, homes: one.homes.length, chips }
    })
  }),
})
