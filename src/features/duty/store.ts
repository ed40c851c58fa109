/** Owns turns of duty as a phone reads them: one turn, and the week of a rota. */
import { call } from '@/api/client'
import { dutyNotes } from '@/api/duty-queue'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Turn = Output<'duty.open'>
export type Week = Output<'duty.week'>
export type WeekTurn = Week['turns'][number]
export type DutyNote = Turn['before'][number]

const turns = createResource<string, Turn>({
  name: 'duty-turn',
  load: (sessionId) => call('duty.open', { sessionId }),
  keyOf: (sessionId) => sessionId,
  keep: 6,
})

export const openTurn = (sessionId: string): Promise<void> => turns.open(sessionId)
export const useTurn = (sessionId: string) => turns.use(turns.select(sessionId))

/** Keeps the note on this phone and sends it; what came of it at once is taken in. */
export async function handOver(given: { sessionId: string; version: number; text: string; title: string }) {
  const { title, ...note } = given
  const state = await dutyNotes.add(note, title)
  if (state.status === 'uploaded') turns.take(note.sessionId, state.result)
  return state
}

interface Asked {
  activityId: string
  /** A day of the week; this week without one. */
  day: string | null
}

const weeks = createResource<Asked, Week>({
  name: 'duty-week',
  load: ({ activityId, day }) => call('duty.week', { activityId, ...(day !== null && { day }) }),
  keyOf: ({ activityId, day }) => `${activityId} ${day ?? ''}`,
  duty: true,
})

export const openWeek = (asked: Asked): Promise<void> => weeks.open(asked)
export const useWeek = (asked: Asked) => weeks.use(weeks.select(asked))
