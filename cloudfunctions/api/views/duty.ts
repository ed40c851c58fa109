/** Owns how turns of duty are shown: to whoever has one, and to whoever looks after the rota. */
import type { Output } from '@/contract'
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { comeStates } from '@/domain/attendance/decide-door'
import { type DutyNoteDocument, isAsked, noteRefusal } from '@/domain/duty/note'
import {
  type DutySwapDocument,
  dutySwapFlow,
  isAhead,
  sidesOf,
  type SwapTurn,
  undoUntil,
} from '@/domain/duty/swap'
import { invariant } from '@/domain/kernel/errors'
import { isShown } from '@/domain/moderation/moderated-content'
import { maskName } from '@/domain/person/mask'
import { isStaff } from '@/domain/person/roles'
import { eventsFor } from '@/domain/kernel/workflow-reading'
import type { Caller } from '../handler'
import { rowsOf } from './rows'

type Turn = Output<'duty.open'>
type WeekTurn = Output<'duty.week'>['turns'][number]

/** Whole for the staff of the station, masked for everybody else. */
export const nameFor = (caller: Pick<Caller, 'roles'>, name: string): string =>
  isStaff(caller) ? name : maskName(name)

/** Notes as they may be read: those that have not passed are left out, but for the staff, who decide on them. */
const notesView = (notes: readonly DutyNoteDocument[], caller: Pick<Caller, 'roles'>): Turn['before'] =>
  rowsOf(
    notes.filter(({ content }) => isShown(content) || isStaff(caller)),
    ({ name, startAt, writtenAt, text }) => ({ name: nameFor(caller, name), startAt, writtenAt, text }),
  )

type SwapView = Turn['swaps'][number]

const timesOf = ({ sessionId, startAt, endAt }: SwapTurn) => ({ sessionId, startAt, endAt })

/** A swap as one of its sides sees it. */
export function swapView(
  swap: DutySwapDocument,
  { personId }: Pick<Caller, 'personId'>,
  now: number,
): SwapView {
  const { _id: swapId, state, turns, agreedAt, dueAt } = swap
  const [turn, inReturn] = turns
  invariant(turn && state !== 'begun', `${swapId} is about no turn`)
  const roles = sidesOf(swap, personId)
  const facts = { now, turns, agreedAt }
  const events = eventsFor(dutySwapFlow, swap, { by: personId, roles, at: now, facts })
  const undo = events.some(({ event, allowed }) => event === 'undo' && allowed)
  return {
    ...{ swapId, state, stateText: dutySwapFlow.states[state].label },
    side: (['asker', 'other', 'staff'] as const).find((side) => roles.includes(side)) ?? 'seen',
    asker: maskName(swap.askerName),
    other: maskName(swap.otherName),
    turn: timesOf(turn),
    inReturn: inReturn ? timesOf(inReturn) : null,
    until: undo ? undoUntil(facts) : dueAt,
    moves: events.flatMap(({ event, label, allowed }) =>
      allowed && (event === 'agree' || event === 'decline' || event === 'withdraw' || event === 'undo')
        ? [{ event, label }]
        : [],
    ),
  }
}

/** What is over and was the reader's own doing is not shown any more. */
const isNews = ({ state, otherId }: DutySwapDocument, { personId }: Pick<Caller, 'personId'>): boolean =>
  ['asked', 'agreed', 'swapped'].includes(state) || (state !== 'withdrawn' && personId !== otherId)

interface TurnSeen {
  session: Pick<SessionDocument, '_id' | 'duty' | 'state' | 'startAt' | 'endAt' | 'enrolUntil'>
  rows: readonly EnrollmentDocument[]
  note: DutyNoteDocument | null
  before: readonly DutyNoteDocument[]
  swaps: readonly DutySwapDocument[]
  caller: Pick<Caller, 'roles' | 'personId'>
  now: number
}

export const turnView = ({ session, rows, note, before, swaps, caller, now }: TurnSeen): Turn => ({
  sessionId: session._id,
  before: notesView(before, caller),
  own: note && { text: note.text, verdict: note.content?.verdict ?? null },
  version: note?.version ?? 0,
  mayWrite: noteRefusal(session, rows, now) === null,
  asked: note === null && isAsked(rows) && noteRefusal(session, rows, now) === null,
  maySwap:
    session.duty === true &&
    isAhead(session, session, now) &&
    rows.some(({ state, personId }) => state === 'confirmed' && personId === caller.personId),
  swaps: rowsOf(
    swaps.filter((swap) => isNews(swap, caller)),
    (swap) => swapView(swap, caller, now),
  ),
})

function presenceOf(
  { state, startAt }: EnrollmentDocument,
  now: number,
): WeekTurn['people'][number]['state'] {
  if (state === 'checkedIn') return 'here'
  if (comeStates.includes(state)) return 'left'
  if (state === 'noShow') return 'absent'
  return now > startAt ? 'late' : 'expected'
}

interface WeekSeen {
  rows: readonly EnrollmentDocument[]
  notes: readonly DutyNoteDocument[]
  caller: Pick<Caller, 'roles'>
  now: number
}

export function weekTurn(
  { _id: sessionId, startAt, endAt, state, seats }: SessionDocument,
  { rows, notes, caller, now }: WeekSeen,
): WeekTurn {
  const cancelled = state === 'cancelled'
  const own = <T extends { sessionId: string }>(list: readonly T[]): T[] =>
    list.filter((one) => one.sessionId === sessionId)
  return {
    ...{ sessionId, startAt, endAt, cancelled },
    people: rowsOf(own(rows), (row) => ({ name: nameFor(caller, row.name), state: presenceOf(row, now) })),
    missing: cancelled ? 0 : seats.free,
    notes: notesView(own(notes), caller),
  }
}
