/**
 * Owns the records of residents that somebody should look at: homes that fit no building, people written down twice, those
 * who did not come several times.
 */
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'
import type { ListPage } from '@/features/screens/loaded-list'

export type UnplacedResident = Output<'residents.unplaced'>['items'][number]
export type PlaceGrid = Output<'residents.unplaced'>['grids'][number]
export type Absent = Output<'residents.absences'>['items'][number]
export type Suspicion = Output<'residents.twins'>['items'][number]

/** What every list of this page says beside its rows. */
export interface CheckedPage extends ListPage {
  sees: Output<'residents.unplaced'>['sees']
}

const places = createPages({ name: 'unplaced', action: 'residents.unplaced', duty: true })
const suspicions = createPages({ name: 'twins', action: 'residents.twins', duty: true })
const absent = createPages({ name: 'absences', action: 'residents.absences', duty: true })

export const unplaced = places.of()
export const twins = suspicions.of()
export const absences = absent.of()

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

/** Says that somebody has asked them why; the row leaves the list. */
export async function settleAbsences({ personId, missed }: Absent) {
  const answer = await call('residents.settleAbsences', { personId, newest: missed[0]?.enrollmentId ?? '' })
  if (answer.ok) absent.changeRows(undefined, (rows) => rows.filter((one) => one.personId !== personId))
  return answer
}
