/** Owns reading who is on the roster of a session: everybody at once, a page of a crowd, or those whom words find. */
import { MOST_AT_ONCE } from '@/domain/activity/crowd'
import type { SessionDocument } from '@/domain/activity/documents'
import { type RosterView, type StateCount, statesIn } from '@/domain/attendance/roster-views'
import type { Guard } from '@/domain/kernel/guarded-update'
import { tailMark } from '@/domain/person/finding'
import { maskName } from '@/domain/person/mask'
import { inPages } from '../kernel/paging'
import { countDocs, findDocs, type FindOptions, groupDocs } from '../platform/cloud'
import type { EnrollmentDoc } from './enrollments'

const ENROLLMENTS = 'enrollments'

export type RosterDoc = EnrollmentDoc

/** Hundreds of rows are answered together, so they carry only what the roster shows. */
const fields = {
  personId: 1,
  ownerId: 1,
  name: 1,
  gridName: 1,
  post: 1,
  answers: 1,
  state: 1,
  walkIn: 1,
  onSiteAt: 1,
  createdAt: 1,
  'checkIn.at': 1,
  'checkIn.late': 1,
  'checkOut.at': 1,
} as const

const read = (where: Guard, options: FindOptions): Promise<RosterDoc[]> =>
  findDocs<RosterDoc>(ENROLLMENTS, where, { ...options, fields })

const inView = (sessionId: string, view: RosterView): Guard => ({
  sessionId,
  state: { $in: [...statesIn[view]] },
})

/** Everybody, in the order of signing up. One request; no session that is read so has more than a thousand people. */
export const everybodyOn = (sessionId: string): Promise<RosterDoc[]> =>
  read(inView(sessionId, 'all'), { order: [['createdAt', 'asc']], limit: 1000 })

const inOrder = inPages<RosterDoc>(50, ['createdAt', 'asc'])

/** A page of a view, in the order of signing up. One request. */
export const pageOn = (
  sessionId: string,
  view: RosterView,
  cursor: string | undefined,
): Promise<{ shown: RosterDoc[]; next: string | null }> => inOrder.read(read, inView(sessionId, view), cursor)

/** So many are found at once; whoever is looked for and not among them is looked for by more letters. */
const MOST_FOUND = 50

const LAST_DIGITS = /(\d{4})$/

interface Sought {
  text: string
  view: RosterView
  /** Whether whoever looks reads whole names and the last digits of numbers; anybody else finds by the surname they see. */
  whole: boolean
}

/**
 * Those of a view whose name begins as it was typed, or whose number ends so. One request for a name, two for a number;
 * none for words that nobody may be found by.
 */
export async function foundOn(
  { _id, stationId }: Pick<SessionDocument, '_id' | 'stationId'>,
  { text, view, whole }: Sought,
): Promise<{ shown: RosterDoc[]; next: null }> {
  const digits = LAST_DIGITS.exec(text)?.[1]
  const where = inView(_id, view)
  const options: FindOptions = { order: [['name', 'asc']], limit: MOST_FOUND }
  if (digits !== undefined) {
    const phones = whole ? await phonesEnding(stationId, digits) : []
    const shown = phones.length === 0 ? [] : await read({ ...where, ownerId: { $in: phones } }, options)
    return { shown, next: null }
  }
  const typed = text.replace(/\s+/g, '')
  if (typed === '' || (!whole && maskName(`${typed}某某`) !== `${typed}*`)) return { shown: [], next: null }
  const shown = await read({ ...where, name: { $gte: typed, $lt: `${typed}\uffff` } }, options)
  return { shown, next: null }
}

/** The residents of a station whose number ends so. One request. */
async function phonesEnding(stationId: string, digits: string): Promise<string[]> {
  const where = { stationId, marks: tailMark(digits) }
  const people = await findDocs('people', where, { limit: MOST_FOUND, fields: { _id: 1 } })
  return people.map(({ _id }) => _id)
}

/** How many stand in each state, and how many of them have reported at the door. One request. */
export async function stateCounts(sessionId: string): Promise<StateCount[]> {
  const found = await groupDocs<{ _id: StateCount['state']; n: number; onSite: number }>(
    ENROLLMENTS,
    { sessionId },
    {
      _id: '$state',
      n: { $sum: 1 },
      onSite: { $sum: { $cond: [{ $gt: ['$onSiteAt', 0] }, 1, 0] } },
    },
  )
  return found.map(({ _id, n, onSite }) => ({ state: _id, n, onSite }))
}

const expected: Guard = {
  state: { $in: ['confirmed', 'checkedIn', 'checkedOut', 'counted', 'leftOpen'] },
}

const sheetFields = { personId: 1, ownerId: 1, name: 1, gridName: 1, post: 1, answers: 1 } as const

/** Those who have a place, as they stand on paper. One request. */
export const expectedPart = (
  sessionId: string,
  { by, part }: { by: 'name' | 'createdAt'; part: number },
): Promise<RosterDoc[]> =>
  findDocs<RosterDoc>(
    ENROLLMENTS,
    { sessionId, ...expected },
    {
      order: [
        [by, 'asc'],
        ['_id', 'asc'],
      ],
      ...{ skip: (part - 1) * MOST_AT_ONCE, limit: MOST_AT_ONCE, fields: sheetFields },
    },
  )

/** How many they are. One request that reads no document. */
export const expectedOn = (sessionId: string): Promise<number> =>
  countDocs(ENROLLMENTS, { sessionId, ...expected })
