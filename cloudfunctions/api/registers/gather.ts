/**
 * Owns going on with a binder: its next parts are read, kept and noted, so that a call that dies leaves nothing but parts
 * that no binder names. Of two who do it at once the quicker one counts.
 */
import { fromChanged } from '@/domain/binder/columns'
import { correctionsRegister } from '@/domain/binder/corrections'
import type { BinderDocument, ChapterKey } from '@/domain/binder/documents'
import { binderRules, openChapter, type PartRead, withPart } from '@/domain/binder/make'
import { registerKeys } from '@/domain/registers/keys'
import type { RegisterShape } from '@/domain/registers/register'
import type { StationDocument } from '@/domain/station/documents'
import { addPart, forgetParts, writeBinder } from '../repositories/binders'
import { readCorrections } from './corrections'
import { lookInto } from './filled'
import { registers } from './index'
import type { Wanted } from './source'

export const shapeOf = (key: ChapterKey): RegisterShape =>
  key === 'corrections' ? correctionsRegister : registers[key].register

type Read = Omit<PartRead, 'partId'>

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
  const filled = before.filled ?? (await lookInto(registerKeys, of)).filled
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
