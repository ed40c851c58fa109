/** Owns how long an import is remembered and can be undone, and how large its parts are. */
import { DAY } from '../kernel/clock'
import type { ImportCounts, ImportDocument, ImportLine } from './documents'
import { tableRules } from './table'

export const importRules = {
  /** Rows that are written by one request. */
  partRows: 50,
  /** What was looked at and not imported is forgotten after so many days. */
  previewDays: 1,
  /** An import can be undone for so many days; then what stood in the file is forgotten. */
  undoDays: 7,
}

/** How much a part holds. */
export const importPartLists = {
  lines: importRules.partRows,
  'lines[].texts': tableRules.columns,
  entries: importRules.partRows,
} as const

export const untilWhenUndone = (now: number): number => now + importRules.undoDays * DAY

type Standing = Pick<ImportDocument, 'state' | 'forgetAt'>

/** Whether an import can be written, or gone on with. */
export const isRunnable = ({ state, forgetAt }: Standing, now: number): boolean =>
  (state === 'previewed' || state === 'running') && now < forgetAt

/** Whether an import can be undone, or undoing it gone on with. */
export const isUndoable = ({ state, forgetAt }: Standing, now: number): boolean =>
  (state === 'done' || state === 'running' || state === 'undoing') && now < forgetAt

const noCounts: ImportCounts = { added: 0, changed: 0, same: 0, refused: 0 }

/** How many rows come to what. */
export function countsOf(rows: readonly (keyof ImportCounts)[]): ImportCounts {
  const counts = { ...noCounts }
  for (const row of rows) counts[row]++
  return counts
}

/** What has to be added to one set of counts to make the other, by the fields of an import. */
export const countsBetween = (from: ImportCounts, to: ImportCounts): Record<string, number> =>
  Object.fromEntries(
    (Object.keys(noCounts) as (keyof ImportCounts)[]).map((key) => [`counts.${key}`, to[key] - from[key]]),
  )

/** How many lines have something that is told of them. */
export const toldOf = (lines: readonly Pick<ImportLine, 'problem' | 'note'>[]): number =>
  lines.filter(({ problem, note }) => problem !== '' || note !== undefined).length

/** A list in parts of so many. */
export const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
