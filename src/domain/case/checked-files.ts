/**
 * Owns which files of a case the content check looks at, one set for each time that some are handed in: with the form, with
 * a step. Outside its desk and its author a set is seen once it has passed. What nobody else reads is not checked, nor
 * what is sealed: a look at it would be one more person who sees it.
 */
import type { FormTable } from '../kernel/form'
import { isShown } from '../moderation/moderated-content'
import type { CheckedPiece, MediumKind } from '../moderation/documents'
import { holds, type Holder } from '../person/roles'
import { standsForOwner } from './behalf'
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'
import { photosIn, voicesIn } from './form'
import { handsOf } from './sight'

type Given = CaseDocument['form']

const hasFiles = (table: FormTable): boolean =>
  Object.values(table).some(({ is }) => is === 'photos' || is === 'voice')

/** Whether somebody reads the cases of a kind who neither began one nor sits at its desk. */
function goesOut(kind: CaseKind): boolean {
  const { board, departments, party, desk } = kind
  const isOnFace = board?.photo !== undefined || board?.words !== undefined
  const isGiven = handsOf(kind).some((role) => !desk.roles.includes(role))
  return isOnFace || departments !== undefined || party !== undefined || isGiven
}

/** Whether what is handed in with the form is looked at. */
export const isFormChecked = (kind: CaseKind): boolean => !kind.sealed && goesOut(kind)

/** Whether what is handed in with a step is: of steps that others take for its owner too, where that one is not of the desk. */
export function isStepChecked(kind: CaseKind, event: string): boolean {
  const { sealed, moves, flow, begin, desk } = kind
  if (sealed || !hasFiles(moves[event]?.asks ?? {})) return false
  const byOthers = flow.rows.some(({ on, by }) => on === event && by.some((actor) => actor !== 'owner'))
  const forOthers = begin.roles.some((role) => !desk.roles.includes(role))
  return goesOut(kind) || (byOthers && forOthers)
}

/** All files that were answered with, as the check looks at them. */
export const mediaIn = (table: FormTable, answers: Given): { fileId: string; kind: MediumKind }[] => [
  ...photosIn(table, answers).map((fileId) => ({ fileId, kind: 'image' as const })),
  ...voicesIn(table, answers).map((fileId) => ({ fileId, kind: 'voice' as const })),
]

/** The part of a case that is checked, as its check names it: of its form, of what became of it, of a step. */
export const partOfStep = (event: string): string => `step:${event}`

/** Where the piece of a part lies in a case. */
export const pathOfPart = (part: string): string =>
  part === 'result' ? part : part.startsWith('step:') ? part.replace('step:', 'pieces.') : 'content'

const saysResult = ({ board }: Pick<CaseKind, 'board'>, event: string): boolean =>
  board?.result?.moves.some((move) => move === event) === true

/** How far what was handed in with a step is; of steps that say what became of it the last has one. */
export const pieceOfStep = (
  kind: Pick<CaseKind, 'board'>,
  { result, resultOf, pieces }: Pick<CaseDocument, 'result' | 'resultOf' | 'pieces'>,
  event: string,
): CheckedPiece | undefined =>
  saysResult(kind, event) ? (resultOf === event ? result : undefined) : pieces?.[event]

type Reader = Holder & { personId: string }

/** Whether somebody has handed the form in, or somebody has for that person. */
const isOfForm = (one: CaseDocument, personId: string): boolean =>
  one.byPersonId === personId || standsForOwner(one, personId)

/** A set of files as somebody meets it. */
export interface FilesSeen {
  isSeen: boolean
  /** What is said of it: absent once it has passed, and where nothing is checked. */
  check?: {
    what: string
    verdict: 'pending' | 'inReview' | 'blocked' | 'none'
    isSeen: boolean
    isAuthor: boolean
  }
}

const whatOf = (media: readonly { kind: MediumKind }[]): string =>
  [media.some(({ kind }) => kind === 'image') && '照片', media.some(({ kind }) => kind === 'voice') && '录音']
    .filter(Boolean)
    .join('和')

const seenBy = (
  piece: CheckedPiece | undefined,
  what: string,
  { isAuthor, isDesk }: { isAuthor: boolean; isDesk: boolean },
): FilesSeen => {
  if (what === '' || (piece && isShown(piece))) return { isSeen: true }
  const verdict = piece && piece.verdict !== 'passed' ? piece.verdict : 'none'
  const isSeen = isAuthor || isDesk
  return { isSeen, check: { what, verdict, isSeen, isAuthor } }
}

/** What the check of the form looks at, as it is called: with words that will be on its face there is more than files. */
const whatIn = ({ board, form }: Pick<CaseKind, 'board' | 'form'>, one: CaseDocument): string =>
  board?.words === undefined ? whatOf(mediaIn(form, one.form)) : '内容'

/** What was handed in with the form, as somebody sees it who reads the case. */
export const formFilesFor = (kind: CaseKind, one: CaseDocument, viewer: Reader): FilesSeen =>
  isFormChecked(kind)
    ? seenBy(one.content, whatIn(kind, one), {
        isAuthor: isOfForm(one, viewer.personId),
        isDesk: holds(kind.desk.roles, viewer),
      })
    : { isSeen: true }

/** What was handed in with the last step of an event by somebody, as another one sees it who reads that step. */
export function stepFilesFor(
  kind: CaseKind,
  one: CaseDocument,
  { on, by }: { on: string; by: string },
  viewer: Reader,
): FilesSeen {
  if (!isStepChecked(kind, on)) return { isSeen: true }
  const reader = { isAuthor: by === viewer.personId, isDesk: holds(kind.desk.roles, viewer) }
  // What became of it was said anew since: the check of what was said before is over.
  if (saysResult(kind, on) && one.resultOf !== on) return { isSeen: reader.isAuthor || reader.isDesk }
  const media = mediaIn(kind.moves[on]?.asks ?? {}, one.answers?.[on] ?? {})
  return seenBy(pieceOfStep(kind, one, on), whatOf(media), reader)
}
