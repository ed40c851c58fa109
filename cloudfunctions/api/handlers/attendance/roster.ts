/** Owns the roster of a session: who is expected, here, gone or waiting; everybody at once, or a page of a crowd. */
import { isCrowd } from '@/domain/activity/crowd'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { asksPapers, nameOfMissing } from '@/domain/activity/requirements'
import { enrolRulesAt } from '@/domain/activity/rules'
import { figuresOfRoster, type RosterView } from '@/domain/attendance/roster-views'
import { MINUTE } from '@/domain/kernel/clock'
import { isStaff } from '@/domain/person/roles'
import type { Output, ParsedInput } from '@/contract'
import { type Caller, type Context, done, type HandlerFor } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { standingPapersOf } from '../../repositories/papers'
import { everybodyOn, foundOn, pageOn, type RosterDoc, stateCounts } from '../../repositories/rosters'
import { bareSessionJoin } from '../../repositories/sessions'
import { type Missing, rosterCounts, rosterRow, type RosterRowView } from '../../views/attendance'
import { type BareSession, onDoor } from './reads'
import { rowsOf } from '../../views/rows'
import { sessionTouched } from '../../touched'

const mayStillCome: EnrollmentDocument['state'][] = ['confirmed', 'waiting', 'offered']

/** What those who may still come have not, of the papers that the session asks for. One request where it asks for any. */
async function missingOf(session: BareSession, rows: readonly EnrollmentDocument[]): Promise<Missing> {
  if (!asksPapers(session)) return new Map()
  const awaited = rows.filter(({ state }) => mayStillCome.includes(state)).map(({ personId }) => personId)
  const papers = await standingPapersOf(awaited)
  return new Map(awaited.map((id) => [id, nameOfMissing(session, papers.get(id) ?? []) ?? '']))
}

type Asked = Pick<ParsedInput<'attendance.roster'>, 'view' | 'text' | 'cursor'>
type Roster = Output<'attendance.roster'>

interface Reader {
  caller: Pick<Caller, 'roles' | 'personId'>
  now: number
}

async function shown(session: BareSession, found: readonly RosterDoc[], { caller, now }: Reader) {
  const missing = await missingOf(session, found)
  return rowsOf(found, (row) => rosterRow(row, session, { caller, now, missing })).filter(
    (row): row is RosterRowView => row !== null,
  )
}

/** Everybody. One request, two where the session asks for papers. */
async function wholeRoster(session: BareSession, reader: Reader): Promise<Pick<Roster, 'counts' | 'rows'>> {
  const rows = await shown(session, await everybodyOn(session._id), reader)
  return { counts: rosterCounts(rows), rows }
}

/** What is asked for of a crowd: those whom the words find, a page of a view, or nobody. At most two requests. */
function readCrowd(
  session: BareSession,
  { view, text = '', cursor }: Asked,
  caller: Pick<Caller, 'roles'>,
): Promise<{ shown: RosterDoc[]; next: string | null }> {
  const ofView: RosterView = view ?? 'all'
  if (text !== '') return foundOn(session, { text, view: ofView, whole: isStaff(caller) })
  return view === undefined ? Promise.resolve({ shown: [], next: null }) : pageOn(session._id, view, cursor)
}

/** The figures and, at the same time, the rows that are asked for; one request more where the session asks for papers. */
async function crowdRoster(
  session: BareSession,
  asked: Asked,
  reader: Reader,
): Promise<Pick<Roster, 'counts' | 'rows' | 'next'>> {
  const [counts, page] = await Promise.all([
    stateCounts(session._id),
    readCrowd(session, asked, reader.caller),
  ])
  return {
    counts: figuresOfRoster(counts),
    rows: await shown(session, page.shown, reader),
    next: page.next,
  }
}

/** The roster of a session, for somebody who may run its door. */
export async function rosterOf(
  session: BareSession,
  reader: Pick<Context<'attendance.roster'>, 'caller' | 'now'>,
  asked: Asked = {},
): Promise<Roster> {
  const { _id, title, placeName, startAt, endAt, seats } = session
  const crowd = isCrowd(seats)
  return {
    sessionId: _id,
    title,
    placeName,
    startAt,
    endAt,
    capacity: seats.capacity,
    free: seats.free,
    crowd,
    next: null,
    ...(crowd ? await crowdRoster(session, asked, reader) : await wholeRoster(session, reader)),
    mayReleaseStandbyAt: startAt + enrolRulesAt(startAt).standbyAfterMin * MINUTE,
    mayPrint: isStaff(reader.caller),
    serverNow: reader.now,
  }
}

/** Two requests: whoever may not see it costs one, and nobody else's row is read for them. One more of a crowd. */
export const roster: HandlerFor<'attendance.roster'> = {
  joins: ({ input }) => ({ session: bareSessionJoin(input.sessionId) }),
  touches: sessionTouched,
  run: onDoor<BareSession & Doc>()(async (session, context) =>
    done(await rosterOf(session, context, context.input)),
  ),
}
