/** Owns what of the people's records somebody may look at. */
import type { Output } from '@/contract'
import { GRID, HEAD, holds, STAFF } from '@/domain/person/roles'
import type { Caller } from '../../handler'

type What = Output<'residents.unplaced'>['sees'][number]

const open: Record<What, readonly string[]> = {
  places: GRID,
  twins: STAFF,
  merged: STAFF,
  absences: HEAD,
}

export const seesOf = (caller: Caller): What[] =>
  (Object.keys(open) as What[]).filter((what) => holds(open[what], caller))
