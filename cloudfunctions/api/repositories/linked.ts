/** Owns reading what a case is tied to: the piece that it is begun from, the cases that it names and those that name it. */
import { caseKinds, kindOf } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import type { LinkKind } from '@/domain/case/links'
import { isAlly } from '@/domain/case/partner'
import { isListed } from '@/domain/gig/listed'
import { partnerVows } from '@/domain/store/partner-form'
import { isShown } from '@/domain/moderation/moderated-content'
import { mayOpenWish } from '@/domain/wish/actors'
import type { WishDocument } from '@/domain/wish/documents'
import { sightFor } from '../access/cases'
import { type Caller, joinedAll, joinedOne } from '../handler'
import { type Doc, findDocs } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { type CaseDoc, caseJoin, casesOf } from './cases'
import { actingFor, type PartnerDoc, PARTNERS } from './partners'
import { wishesJoin } from './wishes'

interface Piece {
  title: string
  authorIds: readonly string[]
}

interface Seen {
  part: string
  caller: Caller
  now: number
  /** Those who answer for it, where they were read beside it. */
  by: readonly string[]
}

interface Linked {
  join: (id: string) => Join
  /** Those who answer for it, where it does not say so by itself. */
  by?: (id: string) => Join
  /** Null where there is no such part, or the caller cannot see it. */
  piece: (found: Doc, seen: Seen) => Piece | null
}

function wishPiece(wish: WishDocument, { part, caller }: Seen): Piece | null {
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

/** A post that is shown now; nobody is kept away from what is begun from it, as nobody has written it for themselves. */
function postPiece(post: CaseDoc, { part, now }: Seen): Piece | null {
  if (part !== 'body' || !isListed(post, now)) return null
  return { title: `招工第 ${post.number} 号「${String(post.form['title'])}」`, authorIds: [] }
}

/** What a partner stands for in public, while it does; whoever acts for it has no say in what is begun from that. */
function vowPiece(partner: PartnerDoc, { part, by }: Seen): Piece | null {
  const [list, key] = part.split(':')
  const vow = list === 'vow' && isAlly(partner) ? partner.face?.vows?.find((one) => one === key) : undefined
  return vow === undefined
    ? null
    : { title: `「${partner.name}」的承诺「${partnerVows[vow].name}」`, authorIds: by }
}

const kinds: Record<LinkKind, Linked> = {
  wish: {
    join: (id) => wishesJoin([id]),
    piece: (found, seen) => wishPiece(found as WishDocument & Doc, seen),
  },
  jobPost: {
    join: (id) => caseJoin(caseKinds.jobPost, id),
    piece: (found, seen) => postPiece(found as CaseDoc, seen),
  },
  partner: {
    join: (id) => ({ from: PARTNERS, where: { _id: id }, limit: 1 }),
    by: actingFor,
    piece: (found, seen) => vowPiece(found as PartnerDoc, seen),
  },
}

export function linkedJoins({ kind, id }: { kind: LinkKind; id: string }): Record<string, Join> {
  const { join, by } = kinds[kind]
  return { piece: join(id), ...(by && { pieceBy: by(id) }) }
}

/** The piece, if it is of the caller's station and can be seen. */
export function linkedPiece(
  { kind, part }: { kind: LinkKind; part: string },
  joined: Record<string, Doc[]>,
  caller: Caller,
  now: number,
): Piece | null {
  const found = joinedOne<Doc>(joined, 'piece')
  const by = joinedAll(joined, 'pieceBy').map(({ _id }) => _id)
  const isHere = found && (found as Doc & { stationId?: string }).stationId === caller.stationId
  return isHere ? kinds[kind].piece(found, { part, caller, now, by }) : null
}

/** Of the cases that name one, the newest so many are shown. */
const MOST_SHOWN = 10
const shownFields = { history: 0, outbox: 0 } as const

/** Where cases lie that may name those of a kind. */
const naming = ({ name }: CaseKind): string[] => [
  ...new Set(
    Object.values<CaseKind>(caseKinds)
      .filter(({ links = {} }) => Object.values(links).some(({ to }) => to === name))
      .map(casesOf),
  ),
]

/** The cases that name one, to be read along with it; nothing of a kind that none names. */
export const namingJoins = (kind: CaseKind, caseId: string): Record<string, Join> =>
  Object.fromEntries(
    naming(kind).map((from): [string, Join] => [
      `naming_${from}`,
      {
        ...{ from, where: { 'links.id': caseId }, order: { createdAt: -1 as const } },
        ...{ limit: MOST_SHOWN, fields: shownFields },
      },
    ]),
  )

/** A case that another one is tied to, as it stands on the page of that. */
export interface TiedCase {
  label: string
  kind: CaseKind
  one: CaseDoc
  /** Whether the caller reads all of it, or sees its face. */
  whole: boolean
}

interface Reading {
  joined: Record<string, Doc[]>
  caller: Caller
  /** One that was read already. */
  known: CaseDoc | null
}

/** Those that a case names, then those that name it, as far as the caller sees them. One request where it names any. */
export async function tiedCases(
  kind: CaseKind,
  { _id, links = [] }: CaseDoc,
  { joined, caller, known }: Reading,
): Promise<TiedCase[]> {
  const there = known ? [known] : []
  const ids = links.map(({ id }) => id).filter((id) => id !== known?._id)
  if (ids.length > 0) {
    const where = { _id: { $in: ids } }
    there.push(...(await findDocs<CaseDoc>('cases', where, { limit: ids.length, fields: shownFields })))
  }
  const named = links.flatMap(({ id, as }) =>
    there.filter((one) => one._id === id).map((one) => ({ label: kind.links?.[as]?.label, one })),
  )
  const others = naming(kind).flatMap((from) => joinedAll<CaseDoc>(joined, `naming_${from}`))
  const back = others.flatMap((one) =>
    (one.links ?? [])
      .filter(({ id }) => id === _id)
      .map(({ as }) => ({ label: kindOf(one.kind).links?.[as]?.back, one })),
  )
  return [...named, ...back].flatMap(({ label = '', one }) => {
    const other = kindOf(one.kind)
    const sight = sightFor(other, one, caller)
    // On the page of what leaves the station stands nothing that anybody wrote elsewhere.
    const whole = sight === 'whole' && !kind.departments
    return sight === 'none' ? [] : [{ label, kind: other, one, whole }]
  })
}
