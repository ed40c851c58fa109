/** Owns the places of a station: what is asked about one, what is said of it, and when one may be written or go. */
import { type Answered, type Answers, defineForm, type Problems, problemsIn } from '../kernel/form'
import { type Decision, ok, reject } from '../kernel/errors'
import type { PlaceEntry } from './documents'
import { gridKey } from './grids'
import {
  placeBookDays,
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

/** Hours of its own are written in words where they do not follow from when it is booked. */
const hasOwnWords = ({ opening, bookable }: Answered): boolean => opening === 'own' && bookable !== true

const ifBooked = ({ opening, bookable }: Answered) => ({ asked: opening !== 'always' && bookable === true })

export const placeForm = defineForm({
  name: { is: 'text', label: '叫什么', most: 20, placeholder: '比如：图书室' },
  kind: { is: 'choice', label: '是哪一种', options: placeKinds, start: 'room' },
  purposes: { is: 'several', label: '做什么用', options: placePurposes, least: 0, most: 6 },
  floor: { is: 'choice', label: '在几楼', options: placeFloors, wheel: true, none: '不写楼层' },
  lift: { is: 'choice', label: '有电梯吗', options: placeLifts, none: '还不清楚' },
  opening: { is: 'choice', label: '几点开门', options: placeOpenings, start: 'office' },
  bookable: {
    is: 'switch',
    label: '居民可以在手机上订',
    hint: '订下的时间别人订不了，活动也排不进去',
    vary: ({ opening }) => ({ asked: opening !== 'always' }),
  },
  bookDays: {
    is: 'choice',
    label: '哪些日子能订',
    options: placeBookDays,
    start: 'all',
    vary: ifBooked,
  },
  bookFrom: { is: 'time', label: '从几点', start: '09:00', vary: ifBooked },
  bookTo: { is: 'time', label: '到几点', start: '17:00', vary: ifBooked },
  hours: {
    is: 'text',
    label: '开放时间',
    most: 40,
    placeholder: '比如：周一到周五 14:00–20:00',
    mayWait: true,
    vary: (answers) => ({ asked: hasOwnWords(answers) }),
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
  answers: Pick<PlaceAnswers, 'opening' | 'hours' | 'bookable' | 'bookFrom' | 'bookTo'>,
): Problems<typeof placeForm> => ({
  ...problemsIn(placeForm, answers),
  ...(hasOwnWords(answers) && answers.hours.trim() === '' && { hours: '请写几点到几点' }),
  ...(ifBooked(answers).asked && answers.bookTo <= answers.bookFrom && { bookTo: '要比开始的时间晚' }),
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
  bookable: place.bookable ?? false,
  bookDays: place.bookDays ?? 'all',
  bookFrom: place.bookFrom ?? '09:00',
  bookTo: place.bookTo ?? '17:00',
  about: place.about ?? '',
})

/** What is stored of a place; purposes stand in the order in which they are offered. */
const entryOf = (
  { placeCode, gridId, answers, holdsFor }: Omit<WrittenPlace, 'isNew'>,
  before: PlaceEntry | undefined,
): PlaceEntry => ({
  placeCode,
  ...answers,
  ...keptFor(answers, holdsFor ?? before?.holdsFor),
  purposes: (Object.keys(placePurposes) as PlacePurpose[]).filter((one) => answers.purposes.includes(one)),
  hours: hasOwnWords(answers) ? answers.hours : '',
  gridId,
})

interface WrittenPlace {
  placeCode: string
  isNew: boolean
  gridId: string | null
  answers: PlaceAnswers
  /** How many it holds for some of its purposes; what stands stays where it is not said. */
  holdsFor?: PlaceEntry['holdsFor']
}

/** Of the purposes that the place has alone; nothing is stored where there is nothing to say. */
function keptFor({ purposes }: PlaceAnswers, holdsFor: PlaceEntry['holdsFor']): Pick<PlaceEntry, 'holdsFor'> {
  const kept = Object.entries(holdsFor ?? {}).filter(([purpose]) => (purposes as string[]).includes(purpose))
  return kept.length > 0 ? { holdsFor: Object.fromEntries(kept) } : {}
}

type PlaceCode = 'BAD_TIMES' | 'NOT_FOUND' | 'PLACE_NAME_TAKEN' | 'STATION_PLACES_FULL'

/** The places with one that was written, new or again; a name is there once, and a grid is one of the station's. */
export function decidePlace(
  { places, grids }: { places: readonly PlaceEntry[]; grids: readonly { gridId: string }[] },
  { isNew, ...written }: WrittenPlace,
): Decision<PlaceEntry[], PlaceCode> {
  const { placeCode, gridId } = written
  if ('bookTo' in placeProblems(written.answers)) return reject('BAD_TIMES')
  const before = places.find((place) => place.placeCode === placeCode)
  const after = entryOf(written, before)
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
