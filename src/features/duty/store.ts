/** Owns turns of duty as a phone reads them: one turn, and the week of a rota. */
import { call } from '@/api/client'
import { dutyNotes } from '@/api/duty-queue'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Turn = Output<'duty.open'>
export type Week = Output<'duty.week'>
export type WeekTurn = Week['turns'][number]
export type DutyNote = Turn['before'][number]
export type Swap = Turn['swaps'][number]
export type Helpers = Output<'duty.helpers'>

const turns = createResource<string, Turn>({
  name: 'duty-turn',
  load: (sessionId) => call('duty.open', { sessionId }),
  keyOf: (sessionId) => sessionId,
  keep: 6,
})

/** What was read along with the session. */
export const takeTurn = (turn: Turn): void => turns.take(turn.sessionId, turn)
export const openTurn = (sessionId: string): Promise<void> => turns.open(sessionId)
export const useTurn = (sessionId: string) => turns.use(turns.select(sessionId))

/** Whether somebody waits for the reader to say whether this turn is taken: then that is what there is to do here. */
export const useIsAsked = (sessionId: string): boolean => {
  const turn = useTurn(sessionId)
  return (
    turn.status === 'ready' &&
    turn.data.swaps.some(({ side, state }) => side === 'other' && state === 'asked')
  )
}

/** Keeps the note on this phone and sends it; what came of it at once is taken in. */
export async function handOver(given: { sessionId: string; version: number; text: string; title: string }) {
  const { title, ...note } = given
  const state = await dutyNotes.add(note, title)
  if (state.status === 'uploaded') turns.take(note.sessionId, state.result)
  return state
}

const helpers = createResource<string, Helpers>({
  name: 'duty-helpers',
  load: (sessionId) => call('duty.helpers', { sessionId }),
  keyOf: (sessionId) => sessionId,
})

export const openHelpers = (sessionId: string): Promise<void> => helpers.open(sessionId)
export const useHelpers = (sessionId: string) => helpers.use(helpers.select(sessionId))

/** Asks somebody, and reads the turn anew. */
export async function askHelper(input: Input<'duty.ask'>) {
  const answer = await call('duty.ask', input)
  if (answer.ok) await openTurn(input.sessionId)
  return answer
}

/** Answers or takes back; whatever came of it, the turn is read anew. */
export async function moveSwap(sessionId: string, input: Input<'duty.move'>) {
  const answer = await call('duty.move', input)
  await openTurn(sessionId)
  return answer
}

export const placeHelper = (input: Input<'duty.place'>) => callKeyed('duty.place', input)

/** Which week of which rota. */
interface AskedWeek {
  activityId: string
  /** A day of the week; this week without one. */
  day: string | null
}

const weeks = createResource<AskedWeek, Week>({
  name: 'duty-week',
  load: ({ activityId, day }) => call('duty.week', { activityId, ...(day !== null && { day }) }),
  keyOf: ({ activityId, day }) => `${activityId} ${day ?? ''}`,
  duty: true,
})

export const openWeek = (asked: AskedWeek): Promise<void> => weeks.open(asked)
export const useWeek = (asked: AskedWeek) => weeks.use(weeks.select(asked))
