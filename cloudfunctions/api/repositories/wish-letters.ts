/** Owns turning what a change of a wish says to whom into items that post it. */
import type { FollowUp } from '@/domain/kernel/follow-ups'
import type { WishDocument } from '@/domain/wish/documents'
import type { WishLetter } from '@/domain/wish/letters'
import { letterOf } from './items'
import { messageOf } from './messages'

/** The items that write letters about a wish; `at` in epoch milliseconds. */
export const letterItems = (
  letters: readonly WishLetter[],
  wish: Pick<WishDocument, '_id' | 'stationId'>,
  at: number,
): FollowUp[] =>
  letters.map((letter) =>
    letterOf(
      messageOf(letter.kind, {
        personId: letter.to,
        stationId: wish.stationId,
        cause: letter.cause,
        at,
        params: letter.params as never,
        aboutId: wish._id,
      }),
    ),
  )
