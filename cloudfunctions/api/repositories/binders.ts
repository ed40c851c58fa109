/** Owns reading and writing the binders of stations and the parts of their rows. */
import { randomUUID } from 'node:crypto'
import {
  type BinderDocument,
  binderIdOf,
  type BinderPartDocument,
  type ChapterPart,
} from '@/domain/binder/documents'
import { takingOut } from '@/domain/binder/make'
import type { Guard } from '@/domain/kernel/guarded-update'
import type { Month } from '@/domain/points/months'
import type { Line } from '@/domain/registers/register'
import { addDoc, changeDoc, type Doc, findDocs, getDoc, removeDocs } from '../platform/cloud'
import type { Join } from '../platform/joins'

export const BINDERS = 'binders'
const PARTS = 'binderParts'
export type BinderDoc = BinderDocument & Doc
type PartDoc = BinderPartDocument & Doc

/** The binder of a month of the caller's station, along with the caller. */
export const binderJoin = (month: Month): Join => ({
  from: BINDERS,
  sameIn: 'stationId',
  where: { month },
  order: { _id: 1 },
  limit: 1,
})

export const findBinder = (stationId: string, month: Month): Promise<BinderDoc | null> =>
  getDoc<BinderDoc>(BINDERS, binderIdOf(stationId, month))

/** Those of these months that are frozen and made. One request. */
export const findFrozen = (stationId: string, months: readonly Month[]): Promise<BinderDoc[]> =>
  findDocs<BinderDoc>(
    BINDERS,
    { _id: { $in: months.map((month) => binderIdOf(stationId, month)) }, frozen: true, state: 'ready' },
    { limit: months.length },
  )

/** Those that nobody goes on with, the one that waits longest first. */
export const findUnmade = (where: Guard, limit: number): Promise<BinderDoc[]> =>
  findDocs<BinderDoc>(BINDERS, where, { limit, order: [['wakeAt', 'asc']] })

/** Writes a binder over the one that was read; a first one where there was none. One request. @returns whether it took effect */
export async function writeBinder(binder: BinderDocument, seen: number): Promise<boolean> {
  if (seen === 0) return (await addDoc(BINDERS, binder as BinderDoc)) === 'added'
  const { _id, ...fields } = binder
  return changeDoc(BINDERS, _id, { version: seen }, { $set: { ...fields, version: seen + 1 } })
}

/** Writes down who takes a file of it. One request. @returns false where it is being made anew, so that there is none to take */
export function noteTaken(
  binder: BinderDocument,
  who: { personId: string; name: string },
  what: string,
  now: number,
): Promise<boolean> {
  const { guard, patch } = takingOut(binder, { by: who.personId, name: who.name, what, at: now })
  return changeDoc(BINDERS, binder._id, guard, patch)
}

/** Keeps lines under an id of their own: of two who gather the same part the binder names one. One request. */
export async function addPart({ _id, round }: BinderDocument, lines: readonly Line[]): Promise<string> {
  const partId = randomUUID()
  const part: BinderPartDocument = { _id: partId, binderId: _id, round, lines: [...lines] }
  await addDoc(PARTS, part as PartDoc)
  return partId
}

/** The lines of parts. One request, more where they are together too large for one answer. */
export async function linesIn(parts: readonly ChapterPart[]): Promise<Map<string, Line[]>> {
  if (parts.length === 0) return new Map()
  const where = { _id: { $in: parts.map(({ id }) => id) } }
  const found = await findDocs<PartDoc>(PARTS, where, { limit: Math.min(1000, parts.length) })
  return new Map(found.map(({ _id, lines }) => [_id, lines]))
}

/** Takes away what is of no binder any more: parts of earlier rounds, and those that somebody else was quicker with. One request. */
export const forgetParts = ({ _id, chapters }: BinderDocument): Promise<number> =>
  removeDocs(PARTS, {
    binderId: _id,
    _id: { $nin: chapters.flatMap(({ parts }) => parts.map(({ id }) => id)) },
  })
