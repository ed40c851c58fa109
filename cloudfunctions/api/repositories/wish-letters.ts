/** Owns turning what a change of a wish says to whom into an item that posts it. */
import type { FollowUp } from '@/domain/kernel/follow-ups'
import type { WishDocument } from '@/domain/wish/documents'
import type { WishLetter } from '@/domain/wish/letters'
import { letterOf } from './items'
import { messageOf } from './messages'

/** The item that writes a letter about a wish; `at` in epoch milliseconds. */
export const letterItem = (
  { kind, to, cause, params }: WishLetter,
  { _id, stationId }: Pick<WishDocument, '_id' | 'stationId'>,
  at: number,
): FollowUp =>
  letterOf(messageOf(kind, { personId: to, stationId, cause, at, params: params as never, aboutId: _id }))
