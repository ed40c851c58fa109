/** Owns counting the figures of a month: page by page through the same registers that the desk reads and the binder keeps. */
import { noFigures, stationMonth, withLinesOf } from '@/domain/figures/count'
import { countedRegisters, type FigureKey } from '@/domain/figures/figures'
import type { RegisterKey } from '@/domain/registers/keys'
import { findStationMonth, keepStationMonth, type StationMonthDoc } from '../repositories/station-months'
import { lookInto } from './filled'
import { registers } from './index'
import type { Wanted } from './source'

/** Rows that are read at a time. */
const PAGE = 250

/** How far a count has come. */
export interface Counting {
  /** The registers that have a line in the month; null before anybody has looked. */
  among: readonly RegisterKey[] | null
  /** The one of them that is being read, by its place. */
  at: number
  /** Where to read on in it; null at its beginning. */
  cursor: string | null
  figures: Record<FigureKey, number>
}

export const beginCounting = (): Counting => ({ among: null, at: 0, cursor: null, figures: {} })
export const isCounted = ({ among, at }: Counting): boolean => among !== null && at >= among.length

/** Looks which registers there are to read, then reads one page more. One request, and those for what lies beside its rows. */
export async function countOn(of: Wanted, before: Counting): Promise<Counting> {
  const { among, at, cursor, figures } = before
  // A night that an earlier version began has not looked either, and begins anew.
  if (!among) {
    const { filled, isSummed } = await lookInto(countedRegisters, of)
    return { ...beginCounting(), among: filled, figures: noFigures(isSummed) }
  }
  const key = among[at]
  if (!key) return before
  const { register, lines: read } = registers[key]
  const { lines, next } = await read(of, cursor ?? undefined, PAGE)
  const counted = withLinesOf(key, { shape: register, lines, month: of.month }, figures)
  return { among, at: next === null ? at + 1 : at, cursor: next, figures: counted }
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
