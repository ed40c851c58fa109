/** Owns what must be true of checked contents once everything has settled: a piece says what its check says, and no more is seen. */
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import { pieceOf } from '../../../src/domain/moderation/moderated-content'
import type { WishDocument } from '../../../src/domain/wish/documents'

const isOff = new Set<WishDocument['state']>(['rejected', 'withdrawn'])

/** Whatever was decided, taken back and appealed in whatever order, the wish has learned of the last of it. */
export function brokenPieces(wishes: readonly WishDocument[], checks: readonly CheckDocument[]): string[] {
  const byId = new Map(checks.map((check) => [check._id, check]))
  return wishes.flatMap(({ _id, body, state }) => {
    const check = byId.get(body.checkId)
    if (!check) return [`${_id} has no check`]
    const { verdict, version } = pieceOf(check)
    // What was withdrawn or sent back needs nobody's look any more.
    if (check.state === 'replaced')
      return isOff.has(state) ? [] : [`${_id} is ${state} under a check that was replaced`]
    return verdict === body.verdict
      ? []
      : [`${_id} is ${body.verdict} in version ${body.version}, its check ${check.state} in ${version}`]
  })
}
