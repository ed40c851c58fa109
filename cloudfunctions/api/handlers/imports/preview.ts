/** Owns looking at a file before anything is written: what its rows would come to, and remembering them. */
import type { ImportCounts, ImportDocument, ImportPartDocument } from '@/domain/imports/documents'
import { tableOf } from '@/domain/imports/kinds'
import { matchTable, type ReadLine } from '@/domain/imports/match'
import { countsOf, importRules, inParts, toldOf } from '@/domain/imports/rules'
import { isTooMuch, tableFaults } from '@/domain/imports/table'
import { DAY } from '@/domain/kernel/clock'
import { nameOf } from '@/domain/person/name-of'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedOne, refuse, type Rejected } from '../../handler'
import { derivedId } from '../../platform/identity'
import { forgetTable, readTable } from '../../platform/sheets'
import { addImport, addPart, findImport, partIdOf } from '../../repositories/imports'
import { withStation } from '../../repositories/stations'
import { importView } from '../../views/imports'
import { fewAtOnce, type ImportContext, mayImport, noteIn } from './importer'
import { importers } from './kinds'
import { keptTexts } from './secrets'

interface Looked {
  line: ReadLine & { note?: string }
  comesTo: keyof ImportCounts
}

/** The lines in the order in which they are written, each with what it would come to. */
async function lookAt(
  kind: ImportDocument['kind'],
  lines: readonly ReadLine[],
  context: ImportContext,
): Promise<Looked[]> {
  const { rankOf } = tableOf(kind)
  const rank = ({ row }: ReadLine): number => (row && rankOf ? rankOf(row as never) : 0)
  const ordered = [...lines].sort((a, b) => rank(a) - rank(b) || a.at - b.at)
  const readable = ordered.filter(({ row }) => row !== null)
  const planned = await importers[kind].plan(
    readable.map(({ row }) => row ?? {}),
    context,
  )
  const plans = new Map(readable.map((line, index) => [line, planned[index]]))
  return ordered.map((line) => {
    const plan = plans.get(line)
    if (!plan) return { line, comesTo: 'refused' }
    return plan.is === 'refused'
      ? { line: { ...line, problem: plan.problem }, comesTo: 'refused' }
      : { line: { ...line, ...noteIn(plan) }, comesTo: plan.is }
  })
}

function partOf(looked: readonly Looked[], part: number, one: ImportDocument): ImportPartDocument {
  const counts = countsOf(looked.map(({ comesTo }) => comesTo))
  const lines = looked.map(({ line: { at, texts, problem, note } }) => ({
    ...{ at, texts: keptTexts(one.kind, texts), problem },
    ...(note !== undefined && { note }),
  }))
  return {
    ...{ _id: partIdOf(one._id, part), stationId: one.stationId, importId: one._id, part, lines },
    ...{ told: toldOf(lines), counts, planned: counts, entries: null, state: 'waiting' },
    forgetAt: one.forgetAt,
  }
}

/** A file that is not taken is not kept either: people may stand in it. Whoever hands it in again uploads it again. */
async function turnedAway(fileId: string, rejected: Rejected): Promise<Rejected> {
  await forgetTable(fileId)
  return rejected
}

/**
 * The caller, the claim of the key, the count of the day, what stands (one request for each 200 rows and two more), a part
 * for each fifty rows and the import; besides one call of the function that reads. What stood in the file is kept as rows
 * from then on, so the file itself is deleted.
 */
export const preview: Handler<'import.preview'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, requestKey, now }) => {
    const { kind, fileId, fileName } = input
    const importId = derivedId('i', caller.personId, requestKey)
    if (!mayImport(kind, caller)) return turnedAway(fileId, refuse('FORBIDDEN'))
    const answer = await readTable(fileId)
    if (!answer.ok) {
      // The file is gone once it was looked at; whoever asks again is told what came of it.
      const looked = answer.fault === 'gone' ? await findImport(importId) : null
      if (looked) return done(importView(looked, now))
      const why = tableFaults[answer.fault]
      const code = isTooMuch(answer.fault) ? 'TABLE_TOO_LARGE' : 'TABLE_UNREADABLE'
      return turnedAway(fileId, refuse(code, { why }))
    }
    const matched = matchTable(tableOf(kind), answer.rows)
    if (!matched.ok) return turnedAway(fileId, matched)
    const { lines, unknown } = matched.value
    if (lines.length === 0) return turnedAway(fileId, refuse('IMPORT_NOTHING'))
    const station = joinedOne<StationDocument>(joined, 'station')
    const looked = await lookAt(kind, lines, { caller, station, importId, now })
    const parts = inParts(looked, importRules.partRows)
    const one: ImportDocument = {
      ...{ _id: importId, stationId: caller.stationId, kind, fileId, fileName, state: 'previewed', unknown },
      counts: countsOf(looked.map(({ comesTo }) => comesTo)),
      ...{ parts: parts.length, written: 0, undone: 0, kept: 0 },
      ...{ by: caller.personId, byName: nameOf(caller.person), createdAt: now },
      ...{ ranAt: null, ranByName: '', remembered: true, forgetAt: now + importRules.previewDays * DAY },
    }
    await fewAtOnce(
      parts.map((part, index) => partOf(part, index, one)),
      addPart,
    )
    const added = await addImport(one)
    await forgetTable(fileId)
    const stands = added === 'added' ? one : await findImport(importId)
    return stands ? done(importView(stands, now)) : refuse('NOT_FOUND')
  },
}
