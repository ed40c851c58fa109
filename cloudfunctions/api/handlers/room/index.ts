/** Owns the list of handlers for rooms. */
import type { roomActions } from '@/contract/room'
import type { Handlers } from '../../handler'
import { book } from './book'
import { close, reopen } from './close'
import { board, list, week } from './read'
import { enter, line, move } from './use'

export const roomHandlers: Handlers<keyof typeof roomActions> = {
  'room.list': list,
  'room.week': week,
  'room.book': book,
  'room.move': move,
  'room.enter': enter,
  'room.line': line,
  'room.board': board,
  'room.close': close,
  'room.reopen': reopen,
}
