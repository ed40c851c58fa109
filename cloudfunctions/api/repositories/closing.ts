/** Owns closing an account when its day has come, and going through everything in which something of the person lies. */
import type { AccountDocument } from '@/domain/account/account'
import { emptyAccount } from '@/domain/account/account'
import type { SessionDocument } from '@/domain/activity/documents'
import { closedPatch, goneThrough } from '@/domain/closing/closed-person'
import { type ClosingDocument, newClosing } from '@/domain/closing/documents'
import { type ClosingFacts, SECOND_LOOK } from '@/domain/closing/rules'
import { NEVER } from '@/domain/kernel/clock'
import { applied } from '@/domain/kernel/applied'
import type { Guard } from '@/domain/kernel/guarded-update'
import type { CheckDocument, SubjectKind } from '@/domain/moderation/documents'
import type { Ending } from '@/domain/person-data/ends'
import { holdings } from '@/domain/person-data/holdings'
import { CLOSED_NAME, filesIn, namesIn } from '@/domain/person-data/names'
import type { PersonDocument } from '@/domain/person/documents'
import { joinedOne } from '../handler'
import {
  addDoc,
  BusyError,
  changeDoc,
  type Doc,
  findDocs,
  getDoc,
  getJoined,
  removeDoc,
} from '../platform/cloud'
import { goingWith } from '../platform/file-names'
import { digestOf } from '../platform/identity'
import type { Join } from '../platform/joins'
import { deleteFiles } from '../platform/kept-files'
import { ACCOUNTS } from './accounts'
import { openJoins, openOf } from './merges'

const PEOPLE = 'people'
type PersonDoc = PersonDocument & Doc

/** What it hangs on whether an account may close, along with its owner. */
export const closingJoins = (personId: string, now: number): Record<string, Join> => ({
  account: { from: ACCOUNTS, where: { _id: personId }, limit: 1 },
  ...openJoins([personId], now),
})

export const closingFacts = (
  person: PersonDocument,
  joined: Record<string, Doc[]>,
  now: number,
): ClosingFacts => ({
  ...{ person, now, open: openOf(joined, person._id) },
  account: joinedOne<AccountDocument & Doc>(joined, 'account') ?? emptyAccount(person._id),
})

/** The same for somebody whose alarm has rung. One request. */
export async function readClosing(personId: string, now: number): Promise<ClosingFacts | null> {
  const found = await getJoined<PersonDoc>(PEOPLE, personId, closingJoins(personId, now))
  return found && closingFacts(found.doc, found.joined, now)
}

const CLOSINGS = 'closings'
export type ClosingDoc = ClosingDocument & Doc

/**
 * Sets the alarm of a closing, before it is asked for on the person: one that rings in vain is put off, and none rings
 * late. Two requests at most.
 */
export async function setAlarm(person: PersonDocument, now: number, dueAt: number): Promise<void> {
  if ((await addDoc(CLOSINGS, newClosing(person, now, dueAt))) === 'added') return
  await changeDoc(
    CLOSINGS,
    person._id,
    { closedAt: null },
    { $set: { askedAt: now, dueAt, stationId: person.stationId } },
  )
}

/** Puts the alarm off, for ever where nothing is asked. One request. */
export const putOff = (personId: string, dueAt = NEVER): Promise<boolean> =>
  changeDoc(CLOSINGS, personId, {}, { $set: { dueAt } })

export const findClosings = (where: Guard, limit: number): Promise<ClosingDoc[]> =>
  findDocs<ClosingDoc>(CLOSINGS, where, { order: [['dueAt', 'asc']], limit })

/**
 * Closes an account: the record says nothing any more. It does not while something is still to follow from the record,
 * and when anything has changed since it was read; then the next run reads it anew. Whose names are to go is noted before.
 * Two requests. @returns whether it closed
 */
export async function closeAccount(person: PersonDocument, now: number): Promise<boolean> {
  await changeDoc(CLOSINGS, person._id, {}, { $set: goneThrough(person) })
  const guard = {
    ...{ version: person.version, unsettled: { $ne: true } },
    ...{ 'closing.dueAt': { $lte: now }, [`agenda.${person.agenda.length}`]: { $exists: false } },
  }
  return changeDoc(PEOPLE, person._id, guard, closedPatch(person, now))
}

interface Step {
  collection: keyof typeof holdings
  where: Guard
  /** False where everything is gone through, whosever it is. */
  isFound?: boolean
}

interface Line {
  by?: readonly string[]
  keyed?: string
  also?: readonly string[]
  ends?: Ending
}

const lineOf = (collection: Step['collection']): Line => holdings[collection]
const collections = Object.keys(holdings) as Step['collection'][]

/** Where something lies, one after the other: what an index leads to, and then everything, where that is asked. */
function stepsOf({ ids, everywhere }: ClosingDocument): Step[] {
  const among = { $in: ids }
  const found = collections.flatMap((collection) => {
    const { by = [], also = [], keyed } = lineOf(collection)
    const held = keyed === undefined ? among : { $in: ids.map((id) => digestOf(keyed, id)) }
    const ways = [...by.map((field) => ({ [field]: held })), ...also.map((field) => ({ [field]: among }))]
    return ways.length === 0
      ? []
      : [{ collection, where: ways.length === 1 ? { ...ways[0] } : { $or: ways } }]
  })
  const former: Step = { collection: PEOPLE, where: { _id: among, 'closed.at': { $exists: false } } }
  const all = everywhere
    ? collections.map((collection): Step => ({ collection, where: {}, isFound: false }))
    : []
  return [...found, former, ...all]
}

type Versioned = Doc & { version?: number }

const ROUNDS = 3

/** Whoever led a session is named in its activity and in what was written of it afterwards, found by its own ids. */
async function endLed(
  { _id, activityId, leaderId, leaderName }: SessionDocument,
  ids: ReadonlySet<string>,
  now: number,
): Promise<void> {
  if (!ids.has(leaderId)) return
  await changeDoc('recaps', _id, { leaderName }, { $set: { leaderName: CLOSED_NAME } })
  const activity = await getDoc<Versioned>('activities', activityId)
  if (activity) await endIn({ collection: 'activities' }, activity, ids, now)
}

/** Where what was checked stands. */
const subjects: Readonly<Partial<Record<SubjectKind, readonly Step['collection'][]>>> = {
  wish: ['wishes'],
  case: ['cases', 'sealedCases'],
}

/**
 * What was written for something in which one has no part any more is found by its check, which names it: somebody who
 * helped once and does so no longer.
 */
async function endSubject({ subject }: CheckDocument, ids: ReadonlySet<string>, now: number): Promise<void> {
  for (const collection of subjects[subject.kind] ?? []) {
    const doc = await getDoc<Versioned>(collection, subject.id)
    if (doc) await endIn({ collection }, doc, ids, now)
  }
}

/** A record that was closed into the one that goes now is closed itself. */
const isFormer = (collection: string, { _id }: Doc, ids: ReadonlySet<string>): boolean =>
  collection === PEOPLE && ids.has(_id)

/** Takes out of one document what is not to be read any more; its files before it, so that none is left behind. */
async function endIn(
  { collection, isFound = true }: Pick<Step, 'collection' | 'isFound'>,
  read: Versioned,
  ids: ReadonlySet<string>,
  now: number,
) {
  let doc: Versioned | null = read
  for (let round = 0; round < ROUNDS && doc; round++) {
    const { version } = doc
    const guard = version === undefined ? {} : { version }
    if (isFormer(collection, doc, ids)) {
      const person = doc as unknown as PersonDocument
      if (person.closed) return
      if (await changeDoc(collection, doc._id, guard, closedPatch(person, now))) return
    } else {
      const ends = lineOf(collection).ends?.(doc as never, ids) ?? {}
      // What no way of its own led to is somebody else's, and stays but for the name in it.
      const ended = ends === 'deleted' && !isFound ? {} : ends
      if (ended === 'deleted') {
        if (collection === 'checks') await endSubject(doc as unknown as CheckDocument, ids, now)
        await deleteFiles(goingWith(filesIn(doc), doc, ids))
        await removeDoc(collection, doc._id, {})
        return
      }
      if (collection === 'sessions') await endLed(doc as unknown as SessionDocument, ids, now)
      const fields = { ...namesIn(doc, ids), ...ended }
      if (Object.keys(fields).length === 0) return
      // The version counts moves, and this is none; what a writer of this moment put back, the second round finds.
      const patch = { $set: fields }
      const left = new Set(filesIn(applied(doc, patch)))
      const gone = filesIn(doc).filter((file) => !left.has(file))
      await deleteFiles(goingWith(gone, doc, ids))
      if (await changeDoc(collection, doc._id, guard, patch)) return
    }
    doc = await getDoc<Versioned>(collection, doc._id)
  }
  if (doc) throw new BusyError(`${collection} ${read._id} is being changed by many at once`)
}

const PAGE = 50

/** How far it has come after a page. */
function after(closing: ClosingDoc, steps: number, last: string | null, now: number): Partial<ClosingDoc> {
  if (last !== null) return { after: last }
  if (closing.step + 1 < steps) return { step: closing.step + 1, after: '' }
  if (closing.round === 0) return { round: 1, step: 0, after: '', dueAt: now + SECOND_LOOK }
  // Whose names went is not to be known for longer than it takes.
  return { doneAt: now, dueAt: NEVER, ids: [] }
}

/**
 * Goes through at most so many pages of what is left, and keeps how far it came after each that held something: killed at
 * any request, the next run goes over one page again, which changes nothing more. @returns how many pages
 */
export async function goOnErasing(read: ClosingDoc, now: number, pages: number, isClosed: () => boolean) {
  const steps = stepsOf(read)
  const ids = new Set(read.ids)
  let closing: ClosingDoc = { ...read, closedAt: read.closedAt ?? now }
  let done = 0
  while (closing.dueAt <= now && done < pages && !isClosed()) {
    const step = steps[closing.step] as Step
    const { collection, where } = step
    const behind = closing.after === '' ? where : { $and: [where, { _id: { $gt: closing.after } }] }
    const found: Versioned[] = await findDocs(collection, behind, { order: [['_id', 'asc']], limit: PAGE })
    for (const doc of found) await endIn(step, doc, ids, now)
    const last = found.length === PAGE ? (found[PAGE - 1]?._id ?? null) : null
    closing = { ...closing, ...after(closing, steps.length, last, now) }
    done++
    const { _id, ...kept } = closing
    if (found.length > 0 || closing.dueAt > now) await changeDoc(CLOSINGS, _id, {}, { $set: kept })
  }
  return done
}
