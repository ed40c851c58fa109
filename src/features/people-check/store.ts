/** Owns the records of residents that somebody should look at: homes that fit no building, people written down twice. */
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

export type UnplacedResident = Output<'residents.unplaced'>['items'][number]
export type PlaceGrid = Output<'residents.unplaced'>['grids'][number]
export type Suspicion = Output<'residents.twins'>['items'][number]

const unplaced = createPages({
  name: 'unplaced',
  action: 'residents.unplaced',
  duty: true,
})

export const openUnplaced = (): Promise<void> => unplaced.open({})
export const readOnUnplaced = (): Promise<void> => unplaced.readOn({})
export const useUnplaced = () => unplaced.use(unplaced.select({}))

const twins = createPages({
  name: 'twins',
  action: 'residents.twins',
  duty: true,
})

export const openTwins = (): Promise<void> => twins.open({})
export const readOnTwins = (): Promise<void> => twins.readOn({})
export const useTwins = () => twins.use(twins.select({}))

/** Writes the building down; the row leaves the list once it fits. */
export async function placeResident(input: Input<'residents.place'>) {
  const answer = await call('residents.place', input)
  if (answer.ok)
    unplaced.change({}, (page) => ({
      ...page,
      items: page.items.filter(({ personId }) => personId !== input.personId),
    }))
  return answer
}

export async function settleTwin({ personId, at }: Suspicion) {
  const answer = await call('residents.settleTwin', { personId, at })
  if (answer.ok)
    twins.change({}, (page) => ({
      ...page,
      items: page.items.filter((one) => one.personId !== personId || one.at !== at),
    }))
  return answer
}
