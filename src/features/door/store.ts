/** Owns the door of one session on the organiser's phone: the key of its code, its roster, and every act there. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'
import { type RosterView, rosterViews } from '@/domain/attendance/roster-views'
import { HOUR } from '@/domain/kernel/clock'

export type Door = Output<'attendance.door'>
export type Roster = Output<'attendance.roster'>
export type RosterRow = Roster['rows'][number]

const keyOf = (sessionId: string) => sessionId

/** The last ones check out after the end; the key of the code is of no use to anybody later. */
const afterEndMs = 2 * HOUR
/** Names are gone through once more on the evening; the next day they are asked for again. */
const rosterMs = 12 * HOUR

const roster = createResource<string, Roster>({
  name: 'roster',
  duty: true,
  load: (sessionId) => call('attendance.roster', { sessionId }),
  keyOf,
  keep: 4,
  keepUntil: ({ endAt }) => endAt + rosterMs,
})

/** The rows of a crowd, a page at a time or by what is typed; the phone keeps none of them. */
export const crowdRows = createPages({
  name: 'roster-rows',
  action: 'attendance.roster',
  rows: 'rows',
  inputOf: (of: { sessionId: string; view: RosterView }) => of,
  duty: true,
})

/** Kept on the phone: with the key, the code goes on changing where there is no signal. Brings the roster along. */
const door = createResource<string, Door>({
  name: 'door',
  duty: true,
  load: async (sessionId) => {
    const answer = await call('attendance.door', { sessionId })
    if (answer.ok) roster.take(sessionId, answer.data.roster)
    return answer
  },
  keyOf,
  keep: 12,
  keepUntil: ({ endAt }) => endAt + afterEndMs,
})

export const openDoor = (sessionId: string): Promise<void> => door.open(sessionId)
export const useDoorKey = (sessionId: string) => door.use(door.select(sessionId))
export const openRoster = (sessionId: string): Promise<void> => roster.open(sessionId)
export const useRoster = (sessionId: string) => roster.use(roster.select(sessionId))

/** Shows in every view of a crowd what has become of a row. */
const changeInCrowd = (sessionId: string, change: (row: RosterRow) => RosterRow[]): void =>
  rosterViews.forEach((view) =>
    crowdRows.changeRows({ sessionId, view }, (rows) => rows.flatMap((row) => change(row))),
  )

/** The list with this row in its place, or at the end for whoever has just come onto it. */
const withRow = ({ crowd, rows }: Roster, row: RosterRow): RosterRow[] =>
  crowd || rows.some(({ personId }) => personId === row.personId)
    ? rows.map((each) => (each.personId === row.personId ? row : each))
    : [...rows, row]

/** Shows what an act answered at once, then asks for the whole, since counts and others may have moved. */
function taken<T extends { row: RosterRow }>(sessionId: string, answer: Answer<T>): Answer<T> {
  if (!answer.ok) return answer
  const { row } = answer.data
  roster.change(sessionId, (known) => ({ ...known, rows: withRow(known, row) }))
  changeInCrowd(sessionId, (each) => [each.personId === row.personId ? row : each])
  void openRoster(sessionId)
  return answer
}

export const mark = async (sessionId: string, personId: string, as: 'in' | 'out') =>
  taken(sessionId, await call('attendance.mark', { sessionId, personId, as }))

/** Takes back a mark; somebody who had joined at the door leaves the list. */
export async function undoMark(sessionId: string, personId: string, as: 'in' | 'out') {
  const answer = await call('attendance.undo', { sessionId, personId, as })
  if (!answer.ok) return answer
  const { row } = answer.data
  const undone = (each: RosterRow): RosterRow[] =>
    each.personId !== personId ? [each] : row === null ? [] : [row]
  roster.change(sessionId, (known) => ({ ...known, rows: known.rows.flatMap(undone) }))
  changeInCrowd(sessionId, undone)
  void openRoster(sessionId)
  return answer
}

export const admitCard = async (sessionId: string, card: string, as: 'in' | 'out', walkIn = false) =>
  taken(sessionId, await call('attendance.scanCard', { sessionId, card, as, ...(walkIn && { walkIn }) }))

export async function releaseStandby(sessionId: string) {
  const answer = await call('attendance.releaseStandby', { sessionId })
  if (answer.ok) void openRoster(sessionId)
  return answer
}

/**
 * Checks out everybody who is left, a batch at a time, until nobody is. Stops at the first failure; what was done
 * stays done, and a second try goes on from there.
 * @param onStep called after each batch with how many remain
 */
export async function checkOutAll(
  sessionId: string,
  onStep: (left: number) => void,
): Promise<Answer<{ done: number }>> {
  let done = 0
  for (;;) {
    const answer = await call('attendance.checkOutAll', { sessionId })
    if (!answer.ok) {
      void openRoster(sessionId)
      return answer
    }
    done += answer.data.done
    onStep(answer.data.left)
    if (answer.data.left === 0 || answer.data.done === 0) break
  }
  await openRoster(sessionId)
  return { ok: true, data: { done } }
}
