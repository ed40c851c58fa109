/**
 * Owns reading what has become of frozen binders since: chapter by chapter of the months before, what their registers say
 * today beside what was frozen, without what an earlier binder has told already.
 */
import { columnsOf } from '@/domain/binder/columns'
import {
  correctionsIn,
  correctionsRegister,
  monthsTold,
  notYetTold,
  tellingOf,
  type TellingOf,
} from '@/domain/binder/corrections'
import type { BinderDocument, ChapterKey } from '@/domain/binder/documents'
import { binderRules, type PartRead } from '@/domain/binder/make'
import { type RegisterKey, registerKeys } from '@/domain/registers/keys'
import { callingOf, type Line, lineOf } from '@/domain/registers/register'
import { upTo } from '../kernel/paging'
import { findFrozen, linesIn } from '../repositories/binders'
import { registers } from './index'
import { linesOn, type Wanted } from './source'

/** Registers of which it is told what has become of them since. */
const settled: readonly RegisterKey[] = registerKeys.filter((key) => registers[key].register.settled)

const chapterOf = ({ chapters }: BinderDocument, wanted: ChapterKey) =>
  chapters.find(({ key }) => key === wanted)

/** One chapter of a frozen binder that is compared, and the mark by which one goes on with it. */
interface Compared {
  binder: BinderDocument
  key: RegisterKey
  mark: string
}

/** The lines of a chapter as they were frozen. */
async function frozenLines(binder: BinderDocument, key: ChapterKey): Promise<Line[]> {
  const parts = chapterOf(binder, key)?.parts ?? []
  const kept = await linesIn(parts)
  return parts.flatMap(({ id }) => kept.get(id) ?? [])
}

/** What binders between have told; nothing where there is none between. */
async function toldBy(between: readonly BinderDocument[]): Promise<TellingOf> {
  const earliestFirst = [...between].sort((a, b) => (a.month < b.month ? -1 : 1))
  return tellingOf(
    await Promise.all(
      earliestFirst.map(async (one) => ({ month: one.month, lines: await frozenLines(one, 'corrections') })),
    ),
  )
}

/** All corrections of one chapter that are to be told, in the order of their keys. */
async function correctionsOf({ binder, key }: Compared, frozen: readonly BinderDocument[], of: Wanted) {
  const chapter = chapterOf(binder, key)
  if (!chapter) return []
  const { register, lines: read } = registers[key]
  const { month } = binder
  const [lines, told, today] = await Promise.all([
    frozenLines(binder, key),
    toldBy(frozen.filter((one) => one.month > month)),
    upTo(binderRules.chapterRows, (cursor) => linesOn(read, { ...of, month }, cursor)),
  ])
  const rows = correctionsIn(register, { month, columns: columnsOf(chapter), lines }, today.rows)
  return notYetTold(rows, told, { month, title: register.title })
}

/** How far it has come: the chapter, and the key of the row behind which it goes on. */
const MARK = /^(\d{4}-\d{2}\.\w+)(?: (.+))?$/

/**
 * Corrections of one chapter of the months before, a part of them where they are more; the mark says what is next.
 * Two to five requests, and those that the register of that month takes.
 */
export async function readCorrections(
  { stationId, month, cursor }: BinderDocument,
  of: Wanted,
): Promise<Omit<PartRead, 'partId'>> {
  const months = monthsTold(month)
  const frozen = await findFrozen(stationId, months)
  const compared = months.flatMap((one) =>
    frozen
      .filter((binder) => binder.month === one)
      .flatMap((binder) => settled.map((key): Compared => ({ binder, key, mark: `${one}.${key}` }))),
  )
  const [, mark, behind = ''] = MARK.exec(cursor ?? '') ?? []
  const at = Math.max(
    0,
    compared.findIndex((one) => one.mark === mark),
  )
  const one = compared[at]
  if (!one) return { lines: [], next: null }
  const left = (await correctionsOf(one, frozen, of)).filter(({ _id }) => _id > behind)
  const rows = left.slice(0, binderRules.partRows)
  const last = rows[rows.length - 1]
  return {
    lines: rows.map((row) => lineOf(correctionsRegister, row, callingOf(new Set()))),
    next: last && left.length > rows.length ? `${one.mark} ${last._id}` : (compared[at + 1]?.mark ?? null),
  }
}
