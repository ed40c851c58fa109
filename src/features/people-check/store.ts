/** Owns the records of residents that somebody should look at: homes that fit no building, people written down twice. */
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

export type UnplacedResident = Output<'residents.unplaced'>['items'][number]
export type PlaceGrid = Output<'residents.unplaced'>['grids'][number]
export type Suspicion = Output<'residents.twins'>['items'][number]

const places = createPages({ name: 'unplaced', action: 'residents.unplaced', duty: true })
const suspicions = createPages({ name: 'twins', action: 'residents.twins', duty: true })

export const unplaced = places.of()
export const twins = suspicions.of()

/** Writes the building down; the row leaves the list once it fits. */
export async function placeResident(input: Input<'residents.place'>) {
  const answer = await call('residents.place', input)
  if (answer.ok)
    places.changeRows(undefined, (rows) => rows.filter(({ personId }) => personId !== input.personId))
  return answer
}

export async function settleTwin({ personId, at }: Suspicion) {
  const answer = await call('residents.settleTwin', { personId, at })
  if (answer.ok)
    suspicions.changeRows(undefined, (rows) =>
      rows.filter((one) => one.personId !== personId || one.at !== at),
    )
  return answer
}
