/** Owns the rooms of one day as the desk sees them, and what it does there. */
import { call } from '@/api/client'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Board = Output<'room.board'>
export type BoardRoom = Board['rooms'][number]
export type BoardSpan = BoardRoom['spans'][number]

const board = createResource<string, Board>({
  name: 'room-board',
  duty: true,
  load: (day) => call('room.board', { day }),
  keyOf: (day) => day,
})

export const openBoard = (day: string): Promise<void> => board.open(day)
export const useBoard = (day: string) => board.use(board.select(day))

/** Closes a room; the day that is answered is the first of those that were closed. */
export async function closeRoom(input: Input<'room.close'>) {
  const answer = await callKeyed('room.close', input)
  if (answer.ok) board.take(answer.data.board.day, answer.data.board)
  return answer
}

export async function reopenRoom(input: Input<'room.reopen'>) {
  const answer = await call('room.reopen', input)
  if (answer.ok) board.take(input.day, answer.data.board)
  return answer
}

/** Takes a booking from somebody, or gives it back; what stands on that day is asked for again. */
export async function moveOf(input: Input<'room.move'>) {
  const answer = await call('room.move', input)
  await openBoard(input.day)
  return answer
}
