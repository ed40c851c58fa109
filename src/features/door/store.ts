/** Owns the door of one session on the organiser's phone: the key of its code, its roster, and every act there. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'
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

/** Shows what an act answered at once, then asks for the whole, since counts and others may have moved. */
function taken<T extends { row: RosterRow }>(sessionId: string, answer: Answer<T>): Answer<T> {
  if (!answer.ok) return answer
  const { row } = answer.data
  roster.change(sessionId, (known) => ({
    ...known,
    rows: known.rows.some(({ personId }) => personId === row.personId)
      ? known.rows.map((each) => (each.personId === row.personId ? row : each))
      : [...known.rows, row],
  }))
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
  roster.change(sessionId, (known) => ({
    ...known,
    rows: known.rows.flatMap((each) => (each.personId === personId ? (row ?? []) : each)),
  }))
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
