/**
 * Owns what a month's records come to by their length: a rule on trial is reckoned from these sums, kept with the public
 * list of the month, so that no record is read again for it.
 */
import type { LedgerEntry } from '../account/account'
import type { MinutesGroup } from './preview-rule'

/** Plain data, kept between two runs; it grows with the different lengths of a day and with nothing else. */
export interface MonthLengths {
  byMinutes: Record<string, Omit<MinutesGroup, 'minutes'>>
  /** A few of those whose records they are, chosen by their ids. */
  shown: string[]
}

export const noLengths = (): MonthLengths => ({ byMinutes: {}, shown: [] })

/** A record is not longer than a day. */
export const MOST_LENGTHS = 24 * 60

/** Whose records a trial shows as examples. */
export const SHOWN = 3

const sumOf = ({ lines }: Pick<LedgerEntry, 'lines'>, isCounted: (unit: string) => boolean): number =>
  lines.reduce((sum, { unit, amount }) => sum + (isCounted(unit) ? amount : 0), 0)

/** The lengths with one entry more; what takes a record back takes it out, whenever it was given. */
export function withRecord(lengths: MonthLengths, entry: LedgerEntry): MonthLengths {
  const undone = entry.kind === 'reverse' ? (entry.reverses ?? '') : entry.sourceKey
  const minutes = sumOf(entry, (unit) => unit !== 'points')
  if (!undone.startsWith('record:') || minutes === 0) return lengths
  const key = String(Math.abs(minutes))
  const { records, points } = lengths.byMinutes[key] ?? { records: 0, points: 0 }
  const after = {
    records: records + Math.sign(minutes),
    points: points + sumOf(entry, (unit) => unit === 'points'),
  }
  return {
    byMinutes: { ...lengths.byMinutes, [key]: after },
    shown: [...new Set([...lengths.shown, entry.accountId])].sort().slice(0, SHOWN),
  }
}

/** As they are kept: those of which anything is left, the shortest first. */
export const lengthsOf = ({ byMinutes }: MonthLengths): MinutesGroup[] =>
  Object.entries(byMinutes)
    .map(([minutes, sums]) => ({ minutes: Number(minutes), ...sums }))
    .filter(({ records, points }) => records !== 0 || points !== 0)
    .sort((a, b) => a.minutes - b.minutes)
    .slice(0, MOST_LENGTHS)
