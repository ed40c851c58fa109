/** Owns reading what is held of a person, by the registry of what is held. */
import type { Guard } from '@/domain/kernel/guarded-update'
import type { Holding } from '@/domain/person-data/holding'
import { type HeldIn, heldIn, holdings } from '@/domain/person-data/holdings'
import { inPages } from '../kernel/paging'
import { type Doc, findDocs } from '../platform/cloud'
import { digestOf } from '../platform/identity'
import type { Join } from '../platform/joins'

const holdingOf = (held: HeldIn): Holding => holdings[held]

/** What is somebody's in a collection; each way to it has an index. */
const whoseIn = ({ by: [first, ...others], keyed }: Holding, personId: string): Guard => {
  const id = keyed === undefined ? personId : digestOf(keyed, personId)
  return others.length === 0 ? { [first]: id } : { $or: [first, ...others].map((field) => ({ [field]: id })) }
}

/** What nobody reads of what is held. */
const fields = { outbox: 0, history: 0 } as const

const MOST_COUNTED = 1000

/** How many there are of each, along with the caller: no request of its own. */
export const heldCounts = (personId: string): Record<string, Join> =>
  Object.fromEntries(
    heldIn.map((held) => [
      held,
      { from: held, where: whoseIn(holdingOf(held), personId), count: true, most: MOST_COUNTED },
    ]),
  )

/** A page of what is held in one collection. One request. */
export const heldDocs = (
  held: HeldIn,
  personId: string,
  { cursor, size }: { cursor?: string | undefined; size: number },
): Promise<{ shown: Doc[]; next: string | null }> => {
  const one = holdingOf(held)
  const [field, holds] = one.order
  return inPages<Doc>(size, holds ? [field, 'desc', holds] : [field, 'desc']).read(
    (where, options) => findDocs<Doc>(held, where, { ...options, fields }),
    whoseIn(one, personId),
    cursor,
  )
}
