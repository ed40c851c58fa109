/** Owns writing an import, a part by each request, and taking it back in the same way; either is gone on with by whoever asks. */
import type { Output } from '@/contract'
import type { ImportCounts, ImportEntry, ImportLine } from '@/domain/imports/documents'
import { type ImportKindName, tableOf } from '@/domain/imports/kinds'
import { readRow } from '@/domain/imports/match'
import {
  countsBetween,
  countsOf,
  isRunnable,
  isUndoable,
  toldOf,
  untilWhenUndone,
} from '@/domain/imports/rules'
import { nameOf } from '@/domain/person/name-of'
import type { StationDocument } from '@/domain/station/documents'
import { withJoined } from '../../access/station'
import { done, type Handler, joinedOne, refuse, type Result } from '../../handler'
import { judge } from '../../repositories/checks'
import {
  changeImport,
  changePart,
  findImport,
  findPart,
  type ImportDoc,
  importJoin,
  keepParts,
  type ImportPartDoc,
} from '../../repositories/imports'
import { withStation } from '../../repositories/stations'
import { importView } from '../../views/imports'
import { fewAtOnce, type ImportContext, mayImport, noteIn, type Planned } from './importer'
import { importers } from './kinds'
import { saidTexts } from './secrets'

type Answer = Result<Output<'import.run'>>

const unfit = '没有通过内容检查'

/** Which of some texts the check of contents is sure about. One call for all of them, one for each where it found something. */
async function unfitAmong(openid: string, texts: readonly string[]): Promise<boolean[]> {
  const all = texts.filter(Boolean).join('\n')
  if (all === '' || (await judge(openid, all)).finding !== 'risky') return texts.map(() => false)
  return fewAtOnce(texts, async (text) => text !== '' && (await judge(openid, text)).finding === 'risky')
}

/** What the lines of a part come to now; it may be something else than when the file was looked at. */
async function planPart(kind: ImportKindName, lines: readonly ImportLine[], context: ImportContext) {
  const table = tableOf(kind)
  const open = lines.filter(({ problem }) => problem === '')
  const rows = open.map(({ texts }) => readRow(table, saidTexts(kind, texts)).row)
  const planned = await importers[kind].plan(rows, context)
  const texts = rows.map((row, index) => {
    const is = planned[index]?.is
    return is === 'added' || is === 'changed' ? importers[kind].says(row).filter(Boolean).join('\n') : ''
  })
  const bad = await unfitAmong(context.caller.person.openid, texts)
  return new Map(
    open.map(({ at }, index): [number, Planned] => [
      at,
      bad[index] ? { is: 'refused', problem: unfit } : (planned[index] ?? { is: 'same' }),
    ]),
  )
}

/** Notes what a part writes before the first of it is written, so that a repeat writes the same. Three requests. */
async function begin(
  part: ImportPartDoc,
  kind: ImportKindName,
  context: ImportContext,
): Promise<ImportPartDoc> {
  const plans = await planPart(kind, part.lines, context)
  const lines = part.lines.map((line) => {
    const plan = plans.get(line.at)
    if (!plan) return line
    const { note: _, ...bare } = line
    return plan.is === 'refused' ? { ...bare, problem: plan.problem } : { ...bare, ...noteIn(plan) }
  })
  const entries = part.lines.flatMap(({ at }): ImportEntry[] => {
    const plan = plans.get(at)
    return plan?.is === 'added' || plan?.is === 'changed' ? [{ ...plan.entry, at, problem: '' }] : []
  })
  const begun = { lines, entries, state: 'begun' as const }
  if (await changePart(part._id, { guard: { state: 'waiting' }, patch: { $set: begun } }))
    return { ...part, ...begun }
  return (await findPart(part.importId, part.part)) ?? part
}

/** Writes what was noted, and notes what came of it. As many requests as there are rows, and one more. */
async function write(
  part: ImportPartDoc,
  kind: ImportKindName,
  context: ImportContext,
): Promise<ImportPartDoc> {
  const noted = part.entries ?? []
  const outcomes = noted.length > 0 ? await importers[kind].write(noted, context) : []
  const entries = noted.flatMap((entry, index): ImportEntry[] => {
    const problem = outcomes[index]
    return problem === null ? [] : [{ ...entry, problem: problem ?? '' }]
  })
  const byLine = new Map(entries.map((entry) => [entry.at, entry]))
  const lines = part.lines.map((line) => {
    const problem = byLine.get(line.at)?.problem ?? ''
    return problem === '' ? line : { ...line, problem }
  })
  const counts = countsOf(
    lines.map(({ at, problem }): keyof ImportCounts => {
      const entry = byLine.get(at)
      if (problem !== '') return 'refused'
      return entry ? (entry.isNew ? 'added' : 'changed') : 'same'
    }),
  )
  const written = { lines, entries, counts, told: toldOf(lines), state: 'written' as const }
  if (await changePart(part._id, { guard: { state: 'begun' }, patch: { $set: written } }))
    return { ...part, ...written }
  return (await findPart(part.importId, part.part)) ?? part
}

/** Counts a part that is done with; whoever else did it at the same moment has counted it. One request, two then. */
async function goOn(
  one: ImportDoc,
  inc: Record<string, number>,
  set: Partial<ImportDoc>,
): Promise<ImportDoc> {
  const patch = { $set: set, $inc: inc }
  await changeImport(one._id, { guard: { written: one.written, state: one.state }, patch })
  return (await findImport(one._id)) ?? one
}

const contextOf = (
  one: ImportDoc,
  { caller, joined, now }: Pick<Parameters<Handler<'import.run'>['run']>[0], 'caller' | 'joined' | 'now'>,
): ImportContext => ({
  ...{ caller, now, importId: one._id, station: joinedOne<StationDocument>(joined, 'station') },
})

/** The caller, the part, what stands, a request for each of at most fifty rows, and six more. */
export const run: Handler<'import.run'> = {
  joins: ({ input }) => ({ ...withStation, ...importJoin(input.importId) }),
  run: withJoined<ImportDoc>('import')(async (one, given): Promise<Answer> => {
    const { caller, now } = given
    if (!mayImport(one.kind, caller)) return refuse('FORBIDDEN')
    if (one.state === 'done') return done(importView(one, now))
    if (one.state === 'undoing' || one.state === 'undone') return refuse('INVALID_STATE')
    if (!isRunnable(one, now)) return refuse('IMPORT_FORGOTTEN')
    const context = contextOf(one, given)
    const begins = one.state === 'previewed'
    const forgetAt = untilWhenUndone(now)
    if (begins) await keepParts(one._id, forgetAt)
    let part = await findPart(one._id, one.written)
    if (!part) return refuse('IMPORT_FORGOTTEN')
    if (part.state === 'waiting') part = await begin(part, one.kind, context)
    if (part.state === 'begun') part = await write(part, one.kind, context)
    const stands = await goOn(
      one,
      { ...countsBetween(part.planned, part.counts), written: 1 },
      {
        state: one.written + 1 === one.parts ? 'done' : 'running',
        ...(begins && { ranAt: now, ranByName: nameOf(caller.person), forgetAt }),
      },
    )
    return done(importView(stands, now))
  }),
}

/** A part that was written, or begun, goes back. As many requests as there are rows, twice at most, and one more. */
async function takeBack(part: ImportPartDoc, kind: ImportKindName, context: ImportContext) {
  const entries = (part.entries ?? []).filter(({ problem }) => problem === '')
  const went = entries.length > 0 ? await importers[kind].undo(entries, context) : []
  const undone = went.filter(Boolean).length
  await changePart(part._id, { guard: { state: part.state }, patch: { $set: { state: 'undone' } } })
  return { undone, kept: went.length - undone }
}

/** The caller, the part, a request or two for each of at most fifty rows, and four more. */
export const undo: Handler<'import.undo'> = {
  joins: ({ input }) => ({ ...withStation, ...importJoin(input.importId) }),
  run: withJoined<ImportDoc>('import')(async (one, given): Promise<Answer> => {
    const { caller, now } = given
    if (!mayImport(one.kind, caller)) return refuse('FORBIDDEN')
    if (one.state === 'undone') return done(importView(one, now))
    if (one.state === 'previewed') return refuse('INVALID_STATE')
    if (!isUndoable(one, now)) return refuse('IMPORT_FORGOTTEN')
    const context = contextOf(one, given)
    // What was begun and not finished lies behind the last part that is written.
    const open = one.state === 'running' ? await findPart(one._id, one.written) : null
    const within = open?.state === 'begun' ? open : await findPart(one._id, one.written - 1)
    const came = within ? await takeBack(within, one.kind, context) : { undone: 0, kept: 0 }
    const left = within === open && open ? one.written : one.written - 1
    const stands = await goOn(
      one,
      { ...came, written: left - one.written },
      { state: left <= 0 ? 'undone' : 'undoing' },
    )
    return done(importView(stands, now))
  }),
}
