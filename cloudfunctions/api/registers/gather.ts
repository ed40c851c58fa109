/**
 * Owns going on with a binder: its next parts are read, kept and noted, so that a call that dies leaves nothing but parts
 * that no binder names. Of two who do it at once the quicker one counts.
 */
import type { BinderDocument, ChapterKey } from '@/domain/binder/documents'
import { columnsOf, fromChanged } from '@/domain/binder/columns'
import { type CorrectionRow, correctionsIn, correctionsRegister } from '@/domain/binder/corrections'
import { binderRules, openChapter, type PartRead, withPart } from '@/domain/binder/make'
import { monthBefore } from '@/domain/points/months'
import { type RegisterKey, registerKeys } from '@/domain/registers/keys'
import { callingOf, type Line, lineOf, type RegisterShape } from '@/domain/registers/register'
import type { StationDocument } from '@/domain/station/documents'
import { addPart, findBinder, forgetParts, linesIn, writeBinder } from '../repositories/binders'
import { filledAmong } from './filled'
import { registers } from './index'
import type { Wanted } from './source'

export const shapeOf = (key: ChapterKey): RegisterShape =>
  key === 'corrections' ? correctionsRegister : registers[key].register

type Read = Omit<PartRead, 'partId'>

/** All lines of a register as they are now. */
async function allLines(key: RegisterKey, of: Wanted): Promise<Line[]> {
  const lines: Line[] = []
  let cursor: string | undefined
  do {
    const page = await registers[key].lines(of, cursor, binderRules.partRows)
    lines.push(...page.lines)
    cursor = page.next ?? undefined
  } while (cursor !== undefined && lines.length < binderRules.chapterRows)
  return lines
}

/** Registers of which it is told what has become of them since. */
const settled: readonly RegisterKey[] = registerKeys.filter((key) => registers[key].register.settled)

/** What has changed of one register of the month before since it was frozen; the mark says of which one is next. */
async function readCorrections({ stationId, month, cursor }: BinderDocument, of: Wanted): Promise<Read> {
  const at = cursor === null ? 0 : Number(cursor)
  const key = settled[at]
  const before = key && (await findBinder(stationId, monthBefore(month)))
  if (!key || !before?.frozen || before.state !== 'ready') return { lines: [], next: null }
  const chapter = before.chapters.find((one) => one.key === key)
  const parts = chapter?.parts ?? []
  const kept = await linesIn(parts)
  const frozen = parts.flatMap(({ id }) => kept.get(id) ?? [])
  const today = await allLines(key, { ...of, month: before.month })
  const rows: CorrectionRow[] = correctionsIn(
    registers[key].register,
    { columns: chapter ? columnsOf(chapter) : [], lines: frozen },
    today,
  )
  const lines = rows
    .slice(0, binderRules.partRows)
    .map((row) => lineOf(correctionsRegister, row, callingOf(new Set())))
  return { lines, next: at + 1 < settled.length ? String(at + 1) : null }
}

async function readPart(binder: BinderDocument, of: Wanted): Promise<Read> {
  const { key } = openChapter(binder)
  if (key === 'corrections') return readCorrections(binder, of)
  return registers[key].lines(of, binder.cursor ?? undefined, binderRules.partRows)
}

const NOTHING: Read = { lines: [], next: null }

/**
 * Reads and keeps so many parts more, then notes them: one look, at the beginning, says which registers have a line, and
 * the others are whole without being read. A part costs two to five requests, noting them one.
 * @param seen the version that was read
 * @returns the binder as it then stands; null when somebody else was quicker
 */
export async function gather(
  before: BinderDocument,
  station: StationDocument,
  now: number,
): Promise<BinderDocument | null> {
  const of: Wanted = { station, month: before.month, now }
  const filled = before.filled ?? (await filledAmong(registerKeys, of))
  let binder: BinderDocument = fromChanged({ ...before, filled }, shapeOf)
  for (let n = 0; n < binderRules.atOnce && binder.state === 'gathering';) {
    const { key } = openChapter(binder)
    const isRead = key === 'corrections' || binder.cursor !== null || filled.includes(key)
    const { lines, next } = isRead ? await readPart(binder, of) : NOTHING
    n += isRead ? 1 : 0
    const partId = lines.length === 0 ? null : await addPart(binder, lines)
    binder = withPart(binder, shapeOf(key), { partId, lines, next }, now)
  }
  if (!(await writeBinder(binder, before.version))) return null
  if (binder.state === 'ready') await forgetParts(binder)
  return { ...binder, version: before.version + 1 }
}
