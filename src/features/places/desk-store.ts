/** Owns the places of the station, as its desk sees, changes and prints them. */
import { call } from '@/api/client'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Places = Output<'station.places'>
export type DeskPlace = Places['places'][number]

const places = createResource<void, Places>({
  name: 'station-places',
  duty: true,
  load: () => call('station.places', {}),
})

export const openPlaces = (): Promise<void> => places.open()
export const usePlaces = () => places.use(places.select())

export const savePlace = async (input: Input<'station.savePlace'>) =>
  places.takeAnswer(undefined, await callKeyed('station.savePlace', input))

export const removePlace = async (input: Input<'station.removePlace'>) =>
  places.takeAnswer(undefined, await call('station.removePlace', input))
