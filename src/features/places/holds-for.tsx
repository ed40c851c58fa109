/** How many a place holds for each of its purposes, where it has several: with chairs alone more than with tables. */
import { TextField } from '@/components/field/text-field'
import { wholeOf } from '@/domain/kernel/form'
import { placePurposes, type PlacePurpose } from '@/domain/station/place-words'
import type { DeskPlace } from './desk-store'

/** As it is typed, by purpose. */
type Typed = Record<string, string>

export const holdsDraft = (place: DeskPlace | null): Typed =>
  Object.fromEntries(Object.entries(place?.holdsFor ?? {}).map(([purpose, most]) => [purpose, String(most)]))

/** What was typed for the purposes that were chosen. */
export const holdsTyped = (
  purposes: readonly PlacePurpose[],
  typed: Typed,
): Partial<Record<PlacePurpose, number>> =>
  Object.fromEntries(
    purposes.flatMap((purpose) => {
      const most = wholeOf(typed[purpose], { least: 1, most: 2_000 })
      return most === null ? [] : [[purpose, most]]
    }),
  )

interface HoldsForProps {
  purposes: readonly string[]
  typed: Typed
  onType: (typed: Typed) => void
}

export function HoldsFor({ purposes, typed, onType }: HoldsForProps) {
  if (purposes.length < 2) return null
  return (purposes as PlacePurpose[]).map((purpose) => (
    <TextField
      key={purpose}
      label={`${placePurposes[purpose]}最多多少人`}
      value={typed[purpose] ?? ''}
      onChange={(most) => onType({ ...typed, [purpose]: most })}
      type="number"
      optional
    />
  ))
}
