/**
 * Owns which minutes of a person are counted already, so that each is counted once whatever the visits say: the spans
 * of credited records, kept on the account and changed only in the transaction that credits or takes back.
 */
import { DAY, MINUTE } from '../kernel/clock'

/** A piece of a person's time that a credited record has taken; instants in epoch milliseconds, `to` left out. */
export interface Span {
  recordId: string
  from: number
  to: number
}

export type Piece = Omit<Span, 'recordId'>

/** More than anybody visits in the time for which spans are kept; the oldest are dropped beyond it. */
export const MOST_SPANS = 600

/** What of a piece none of the spans covers, in order. */
export function freePieces(piece: Piece, spans: readonly Piece[]): Piece[] {
  const cut = (free: Piece[], { from, to }: Piece): Piece[] =>
    free
      .flatMap((part) => [
        { from: part.from, to: Math.min(part.to, from) },
        { from: Math.max(part.from, to), to: part.to },
      ])
      .filter((rest) => rest.to > rest.from)
  return spans
    .filter((span) => span.to > span.from)
    .reduce(cut, piece.to > piece.from ? [{ from: piece.from, to: piece.to }] : [])
}

/** Whole minutes of several pieces that do not overlap. */
export const minutesOfPieces = (pieces: readonly Piece[]): number =>
  Math.floor(pieces.reduce((sum, { from, to }) => sum + (to - from), 0) / MINUTE)

/** The first so many minutes of several pieces. */
export function firstMinutes(pieces: readonly Piece[], minutes: number): Piece[] {
  let left = minutes * MINUTE
  const taken: Piece[] = []
  for (const { from, to } of pieces) {
    const length = Math.min(left, to - from)
    if (length > 0) taken.push({ from, to: from + length })
    left -= length
  }
  return taken
}

/** The spans of everybody but this record. */
export const spansOfOthers = (spans: readonly Span[] | undefined, recordId: string): Span[] =>
  (spans ?? []).filter((span) => span.recordId !== recordId)

/** The spans once this record takes these pieces, without those older than `keepDays` before `now`. */
export function spansWith(
  spans: readonly Span[] | undefined,
  recordId: string,
  pieces: readonly Piece[],
  { now, keepDays }: { now: number; keepDays: number },
): Span[] {
  const kept = spansOfOthers(spans, recordId).filter((span) => span.to > now - keepDays * DAY)
  return [...kept, ...pieces.map((piece) => ({ recordId, ...piece }))].slice(-MOST_SPANS)
}
