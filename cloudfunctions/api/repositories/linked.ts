/** Owns reading the piece that a case is begun from: what it is called, and who wrote it. */
import type { LinkKind } from '@/domain/case/links'
import { isShown } from '@/domain/moderation/moderated-content'
import { mayOpenWish } from '@/domain/wish/actors'
import type { WishDocument } from '@/domain/wish/documents'
import type { Caller } from '../handler'
import type { Doc, Join } from '../platform/cloud'
import { wishesJoin } from './wishes'

interface Piece {
  title: string
  authorIds: readonly string[]
}

interface Linked<T> {
  join: (id: string) => Join
  /** Null where there is no such part, or the caller cannot see it. */
  piece: (found: T, part: string, caller: Caller) => Piece | null
}

function wishPiece(wish: WishDocument, part: string, caller: Caller): Piece | null {
  if (!mayOpenWish(wish, caller)) return null
  const { title } = wish.form
  if (part === 'body') return { title: `心愿「${title}」`, authorIds: wish.makerIds }
  const [list, noteId] = part.split(':')
  const note = list === 'note' ? wish.notes.find((one) => one.noteId === noteId) : undefined
  const piece = part === 'thanks' ? wish.thanks : part === 'proof' ? wish.proof : note
  if (!piece || !isShown(piece.check)) return null
  const called = part === 'thanks' ? '的感谢' : '的进展'
  return { title: `「${title}」${called}`, authorIds: [piece.by] }
}

const kinds: { [K in LinkKind]: Linked<Doc & WishDocument> } = {
  wish: { join: (id) => wishesJoin([id]), piece: wishPiece },
}

export const linkedJoin = ({ kind, id }: { kind: LinkKind; id: string }): Join => kinds[kind].join(id)

/** The piece, if it is of the caller's station and can be seen. */
export function linkedPiece(
  { kind, part }: { kind: LinkKind; part: string },
  found: Doc | null,
  caller: Caller,
): Piece | null {
  const target = found as (Doc & WishDocument) | null
  return target && target.stationId === caller.stationId ? kinds[kind].piece(target, part, caller) : null
}
