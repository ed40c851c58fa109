/** Owns the times of home visits: how soon to call again, until when one may be handed in, corrected, taken back. */
import { DAY, MINUTE } from '../kernel/clock'
import { type DatedRule, ruleAt } from '../kernel/rules'
import { visitChipNames } from './chips'

/** After how many days a household is called on again; the shortest that fits it counts. */
interface VisitPace {
  elderAlone: number
  elder: number
  alone: number
  /** Nobody was in. */
  nobody: number
  /** Somebody wants a hand, or is in difficulty. */
  needed: number
  other: number
}

export const visitPaces: readonly DatedRule<VisitPace>[] = [
  {
    id: 'visit-pace-1',
    effectiveFrom: '2020-01-01',
    value: { elderAlone: 7, elder: 30, alone: 30, nobody: 3, needed: 7, other: 90 },
  },
]

export const paceAt = (now: number): VisitPace => ruleAt(visitPaces, now).value

export const visitRules = {
  elderAge: 80,
  /** A visit that has waited longer on a phone than this is written anew. */
  oldestMs: 7 * DAY,
  /** For so long after it came in whoever wrote it may take it back. */
  takeBackMs: 10 * MINUTE,
  mostPhotos: 3,
  mostLetters: 200,
  /** One visit holds so many entries, the first included. */
  mostEntries: 6,
  /** So many may wait on one phone. */
  mostWaiting: 100,
  /** What the list of a building says holds so long on a phone. */
  listKeptMs: 7 * DAY,
  /** Records of one building that are read at once, those behind one door, and visits of one household. */
  mostRecords: 600,
  mostBehind: 12,
  mostVisits: 40,
} as const

/** The most that the lists of a visit hold. */
export const visitLists = {
  chips: visitChipNames.length,
  photos: visitRules.mostPhotos,
  entries: visitRules.mostEntries,
  'entries[].chips': visitChipNames.length,
} as const
