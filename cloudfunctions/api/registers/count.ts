/** Owns counting the figures of a month: page by page through the same registers that the desk reads and the binder keeps. */
import { noFigures, stationMonth, withLinesOf } from '@/domain/figures/count'
import { countedRegisters, type FigureKey } from '@/domain/figures/figures'
import { findStationMonth, keepStationMonth, type StationMonthDoc } from '../repositories/station-months'
import { registers } from './index'
import type { Wanted } from './source'

/** Rows that are read at a time. */
const PAGE = 250

/** How far a count has come; it is over behind the last register. */
export interface Counting {
  /** The register that is being read, by its place. */
  at: number
  /** Where to read on in it; null at its beginning. */
  cursor: string | null
  figures: Record<FigureKey, number>
}

export const beginCounting = (): Counting => ({ at: 0, cursor: null, figures: noFigures() })
export const isCounted = ({ at }: Counting): boolean => at >= countedRegisters.length

/** Reads one page more. One request, and those for what lies beside its rows. */
export async function countOn(of: Wanted, { at, cursor, figures }: Counting): Promise<Counting> {
  const key = countedRegisters[at]
  if (!key) return { at, cursor, figures }
  const { register, lines: read } = registers[key]
  const { lines, next } = await read(of, cursor ?? undefined, PAGE)
  const counted = withLinesOf(key, { shape: register, lines, month: of.month }, figures)
  return { at: next === null ? at + 1 : at, cursor: next, figures: counted }
}

/** Keeps what was counted; where that stands already nothing is written. Two requests at most. */
export async function keepCounted(
  { station, month, now }: Wanted,
  { figures }: Counting,
): Promise<StationMonthDoc> {
  const before = await findStationMonth(station._id, month)
  const after = stationMonth(before, figures, { stationId: station._id, month, now }) as StationMonthDoc
  if (after !== before) await keepStationMonth(after, before)
  return after
}

/** All of a month at once. */
export async function countMonth(of: Wanted): Promise<StationMonthDoc> {
  let counting = beginCounting()
  while (!isCounted(counting)) counting = await countOn(of, counting)
  return keepCounted(of, counting)
}
