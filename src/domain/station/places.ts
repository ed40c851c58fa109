/** Owns the places of a station: what is asked about one, what is said of it, and when one may be written or go. */
import { type Answers, defineForm, type Problems, problemsIn } from '../kernel/form'
import { type Decision, ok, reject } from '../kernel/errors'
import type { PlaceEntry } from './documents'
import { gridKey } from './grids'
import {
  type PlacePurpose,
  placeFloors,
  placeKinds,
  placeLifts,
  placeOpenings,
  placePurposes,
} from './place-words'

/** More would not fit into the document of a station. */
export const MOST_PLACES = 120

/** How long the code of a place is: with the longest id of a station it fits into the 32 letters of a mini-program code. */
export const PLACE_CODE_LETTERS = 8

export const placeForm = defineForm({
  name: { is: 'text', label: '叫什么', most: 20, placeholder: '比如：图书室' },
  kind: { is: 'choice', label: '是哪一种', options: placeKinds, start: 'room' },
  purposes: { is: 'several', label: '做什么用', options: placePurposes, least: 0, most: 6 },
  floor: { is: 'choice', label: '在几楼', options: placeFloors, wheel: true, none: '不写楼层' },
  lift: { is: 'choice', label: '有电梯吗', options: placeLifts, none: '还不清楚' },
  opening: { is: 'choice', label: '几点开门', options: placeOpenings, start: 'office' },
  hours: {
    is: 'text',
    label: '开放时间',
    most: 40,
    placeholder: '比如：周一到周五 14:00–20:00',
    mayWait: true,
    vary: ({ opening }) => ({ asked: opening === 'own' }),
  },
  holds: { is: 'whole', label: '坐得下多少人', least: 1, most: 2_000, optional: true },
  about: {
    is: 'text',
    label: '里面有什么',
    most: 60,
    placeholder: '比如：报刊、老花镜、饮水机',
    optional: true,
  },
})
export type PlaceAnswers = Answers<typeof placeForm>

/** What is wrong with what was written, by field. */
export const placeProblems = (
  answers: Pick<PlaceAnswers, 'opening' | 'hours'>,
): Problems<typeof placeForm> => ({
  ...problemsIn(placeForm, answers),
  ...(answers.opening === 'own' && answers.hours.trim() === '' && { hours: '请写几点到几点' }),
})

/** A place, to be written on; one that was stored with its name alone is a room that is open with the station. */
export const placeAnswers = (place: PlaceEntry): PlaceAnswers => ({
  name: place.name,
  kind: place.kind ?? 'room',
  purposes: [...(place.purposes ?? [])],
  floor: place.floor ?? null,
  lift: place.lift ?? null,
  opening: place.opening ?? 'office',
  hours: place.hours ?? '',
  holds: place.holds ?? null,
  about: place.about ?? '',
})

/** What is stored of a place; purposes stand in the order in which they are offered. */
const entryOf = (placeCode: string, gridId: string | null, answers: PlaceAnswers): PlaceEntry => ({
  placeCode,
  ...answers,
  purposes: (Object.keys(placePurposes) as PlacePurpose[]).filter((one) => answers.purposes.includes(one)),
  hours: answers.opening === 'own' ? answers.hours : '',
  gridId,
})

interface WrittenPlace {
  placeCode: string
  isNew: boolean
  gridId: string | null
  answers: PlaceAnswers
}

type PlaceCode = 'NOT_FOUND' | 'PLACE_NAME_TAKEN' | 'STATION_PLACES_FULL'

/** The places with one that was written, new or again; a name is there once, and a grid is one of the station's. */
export function decidePlace(
  { places, grids }: { places: readonly PlaceEntry[]; grids: readonly { gridId: string }[] },
  { placeCode, isNew, gridId, answers }: WrittenPlace,
): Decision<PlaceEntry[], PlaceCode> {
  const after = entryOf(placeCode, gridId, answers)
  const before = places.find((place) => place.placeCode === placeCode)
  if (!before && !isNew) return reject('NOT_FOUND')
  if (gridId !== null && !grids.some((grid) => grid.gridId === gridId)) return reject('NOT_FOUND')
  if (!before && places.length >= MOST_PLACES) return reject('STATION_PLACES_FULL', { most: MOST_PLACES })
  const named = (place: PlaceEntry): boolean => gridKey(place.name) === gridKey(after.name)
  if (places.some((place) => place.placeCode !== placeCode && named(place)))
    return reject('PLACE_NAME_TAKEN', { place: after.name })
  if (!before) return ok([...places, after])
  return ok(places.map((place) => (place === before ? after : place)))
}

/** The places without one; one that is gone is gone. Its stickers then lead to nothing, which they say. */
export const placesWithout = (places: readonly PlaceEntry[], placeCode: string): PlaceEntry[] =>
  places.filter((place) => place.placeCode !== placeCode)
