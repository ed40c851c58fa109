/**
 * Owns the records of residents that somebody should look at: homes that fit no building, people written down twice, those
 * who did not come several times.
 */
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'
import type { ListPage } from '@/features/screens/loaded-list'

export type UnplacedResident = Output<'residents.unplaced'>['items'][number]
export type PlaceGrid = Output<'residents.unplaced'>['grids'][number]
export type Absent = Output<'residents.absences'>['items'][number]
export type Compared = Output<'residents.compare'>
export type MergedRecord = Output<'residents.merged'>['items'][number]
export type Suspicion = Output<'residents.twins'>['items'][number]

/** What every list of this page says beside its rows. */
export interface CheckedPage extends ListPage {
  sees: Output<'residents.unplaced'>['sees']
}

const places = createPages({ name: 'unplaced', action: 'residents.unplaced', duty: true })
const suspicions = createPages({ name: 'twins', action: 'residents.twins', duty: true })
const closed = createPages({ name: 'merged', action: 'residents.merged', duty: true })
const absent = createPages({ name: 'absences', action: 'residents.absences', duty: true })

export const unplaced = places.of()
export const twins = suspicions.of()
export const merged = closed.of()
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

/** Two records side by side; `stays` is the one that staff want to keep, empty for the one that would stay by itself. */
export type Pair = Required<Input<'residents.compare'>>

const compared = createResource<Pair, Compared>({
  name: 'compared',
  duty: true,
  load: ({ stays, ...pair }) => call('residents.compare', { ...pair, ...(stays !== '' && { stays }) }),
  keyOf: ({ personId, otherId, stays }) => `${personId} ${otherId} ${stays}`,
})

export const openCompared = (pair: Pair): Promise<void> => compared.open(pair)
export const useCompared = (pair: Pair) => compared.use(compared.select(pair))

/** Makes the two one; every suspicion between them leaves the list. */
export async function mergeRecords(input: Input<'residents.merge'>) {
  const answer = await call('residents.merge', input)
  if (answer.ok) await Promise.all([twins.open(), merged.open()])
  return answer
}

/** Makes them two again. */
export async function unmergeRecord(closes: string) {
  const answer = await call('residents.unmerge', { closes })
  if (answer.ok) await Promise.all([twins.open(), merged.open()])
  return answer
}

/** Says that somebody has asked them why; the row leaves the list. */
export async function settleAbsences({ personId, missed }: Absent) {
  const answer = await call('residents.settleAbsences', { personId, newest: missed[0]?.enrollmentId ?? '' })
  if (answer.ok) absent.changeRows(undefined, (rows) => rows.filter((one) => one.personId !== personId))
  return answer
}
