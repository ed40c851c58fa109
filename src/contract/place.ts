/** Owns the schema of a place of a station, as it is written and as everybody sees it. */
import * as v from 'valibot'
import {
  placeBookDays,
  placeFloors,
  placeKinds,
  placeLifts,
  placeOpenings,
  placePurposes,
} from '../domain/station/place-words'
import { Id } from './shapes'

const oneOf = <K extends string>(words: Readonly<Record<K, string>>) =>
  v.picklist(Object.keys(words) as [K, ...K[]])

/** How many a place holds for some of its purposes, where that is another number than usual. */
export const HoldsFor = v.record(
  oneOf(placePurposes),
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000)),
)

/** What is written of a place. */
export const placeEntries = {
  name: v.string(),
  kind: oneOf(placeKinds),
  purposes: v.array(oneOf(placePurposes)),
  floor: v.nullable(oneOf(placeFloors)),
  lift: v.nullable(oneOf(placeLifts)),
  opening: oneOf(placeOpenings),
  /** Where it has hours of its own; empty otherwise. */
  hours: v.string(),
  holds: v.nullable(v.number()),
  bookable: v.boolean(),
  bookDays: oneOf(placeBookDays),
  bookFrom: v.string(),
  bookTo: v.string(),
  about: v.string(),
}

/** A place as everybody may see it. */
export const Place = v.object({ placeCode: Id, ...placeEntries, holdsFor: HoldsFor })
