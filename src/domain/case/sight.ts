/** Owns who somebody is to a case and how much of it that person sees: all, the face that everybody may see, or nothing. */
import type { HistoryEntry } from '../kernel/history'
import type { FormTable } from '../kernel/form'
import { rowsFrom } from '../kernel/workflow'
import { isShown } from '../moderation/moderated-content'
import type { PersonDocument } from '../person/documents'
import { ABOVE, type Holder, holds, type Role } from '../person/roles'
import { standsForOwner } from './behalf'
import type { CaseActor, CaseKind } from './define-case'
import type { CaseDocument } from './documents'
import { departmentActors, isOfDepartment } from './departments'
import { linesOf, spotIn } from './form'
import { partnerIn } from './partner'
import { isParty } from './party'
import { wasOffered } from './wave'

/** Somebody who looks at a case or moves it. */
interface CaseViewer {
  personId: string
  roles: ReadonlySet<Role>
  /** Those with whom that person pools points, where it was asked. */
  kin?: readonly string[]
  /** As that person is written down at home; whoever is a guest is of a department all the same. */
  person: Pick<PersonDocument, 'roles' | 'unitId'>
}

export const hasJoined = ({ joined }: Pick<CaseDocument, 'joined'>, personId: string): boolean =>
  joined?.ids.includes(personId) ?? false

/** Whether a step was one of somebody who had joined it: that person, or whoever it was where none of its desk takes it. */
export const byJoined = (
  { flow, desk }: Pick<CaseKind, 'flow' | 'desk'>,
  one: CaseDocument,
  { by, on, from }: Pick<HistoryEntry, 'by' | 'on' | 'from'>,
): boolean =>
  rowsFrom(flow, from, on).some(
    (row) =>
      row.by.includes('joined') &&
      (hasJoined(one, by) || !row.by.some((role) => (desk.roles as readonly string[]).includes(role))),
  )

/** Whether somebody is asked now, who still is a volunteer. */
const isAsked = (
  { wave }: Pick<CaseDocument, 'wave'>,
  { personId, roles }: Pick<CaseViewer, 'personId' | 'roles'>,
): boolean => roles.has('volunteer') && (wave?.asked.includes(personId) ?? false)

type Hands = Pick<CaseKind, 'desk' | 'moves' | 'offer' | 'team' | 'neverKin'>

/** Whether somebody is so near to one of those whose it is, or whom it is about, that others decide. */
export const isKin = (
  { neverKin }: Pick<CaseKind, 'neverKin'>,
  { ownerId, involvedIds }: CaseDocument,
  { kin = [] }: Pick<CaseViewer, 'kin'>,
): boolean => neverKin === true && kin.some((id) => id === ownerId || involvedIds.includes(id))

/** Who somebody is to a case. Those whom it is about have no part in it but the owner's, and its second person that one alone. */
export function actorsOf(kind: Hands, one: CaseDocument, viewer: CaseViewer): CaseActor[] {
  const { personId, roles } = viewer
  const { involvedIds } = one
  const own: CaseActor[] = standsForOwner(one, personId) ? ['owner'] : []
  if (isParty(one, personId)) return ['party']
  if (involvedIds.includes(personId) || isKin(kind, one, viewer)) return own
  const handler: CaseActor[] = hasInHand(kind, one, viewer) ? ['handler'] : []
  const joined: CaseActor[] = hasJoined(one, personId) ? ['joined'] : []
  const asked: CaseActor[] = isAsked(one, { personId, roles }) ? ['asked'] : []
  const department: CaseActor[] = departmentActors(one, viewer.person)
  return [...own, ...handler, ...joined, ...asked, ...department, ...roles]
}

/** Whether somebody of its desk reads what another one has in hand. */
export const readsAll = ({ sealed }: Pick<CaseKind, 'sealed'>, viewer: Holder): boolean =>
  sealed === undefined || holds(sealed.roles, viewer)

/** The roles with which somebody may have a case of a kind in hand. */
export const handsOf = ({ desk, moves, offer, team }: Hands): readonly Role[] => [
  ...new Set<Role>([
    ...desk.roles,
    ...Object.values(moves).flatMap((move) => move?.gives ?? []),
    // Whoever leads a team is a volunteer.
    ...(offer || team ? (['volunteer'] as const) : []),
  ]),
]

/** Whether somebody may have a case of a kind in hand. */
export const mayHaveInHand = (kind: Hands, viewer: Holder): boolean => holds(handsOf(kind), viewer)

/** Whether somebody has a case in hand, and still one of the roles with which that can be. */
const hasInHand = (
  kind: Hands,
  { handlerId }: Pick<CaseDocument, 'handlerId'>,
  viewer: Holder & Pick<CaseViewer, 'personId'>,
): boolean => handlerId === viewer.personId && mayHaveInHand(kind, viewer)

/** Whether those who look after the units above a station have a part in its cases. */
export const reachesUp = ({ flow }: Pick<CaseKind, 'flow'>): boolean =>
  flow.roles.some((role) => (ABOVE as readonly string[]).includes(role))

/** Whether a case is over. */
export const isOver = ({ flow }: Pick<CaseKind, 'flow'>, { state }: Pick<CaseDocument, 'state'>): boolean =>
  flow.states[state]?.final === true

/** Whether a case stands on the board of its kind. */
export const isOnBoard = (
  { board, flow }: Pick<CaseKind, 'board' | 'flow'>,
  { state }: Pick<CaseDocument, 'state'>,
): boolean => board !== undefined && (board.states?.includes(state) ?? !isOver({ flow }, { state }))

/** Whether anybody is expected to do something about it. */
export const goesOn = ({ flow }: Pick<CaseKind, 'flow'>, { state }: Pick<CaseDocument, 'state'>): boolean =>
  !flow.states[state]?.final && !flow.states[state]?.rests

export type Sight = 'whole' | 'side' | 'face' | 'none'

/**
 * How much somebody of the same station sees of it: its owner, whoever has written it, whoever has it in hand and those of
 * a department to which it is open all of it, and those of its desk whom it is not about; one that is sealed no longer each
 * of them once somebody has it in hand, and whoever of the station has written it for somebody its face alone. Its second
 * person sees it from that side.
 * Of a kind with a board everybody sees the face of one that stands there, and whoever has joined it keeps that; of one
 * that was offered the other volunteers do while it is open, so that whoever comes too late reads why.
 */
export function sightOf(
  kind: Pick<CaseKind, 'desk' | 'moves' | 'sealed' | 'board' | 'flow' | 'offer' | 'team' | 'neverKin'>,
  one: CaseDocument,
  viewer: CaseViewer,
): Sight {
  const { byPersonId, handlerId, involvedIds } = one
  const { personId } = viewer
  if (standsForOwner(one, personId)) return 'whole'
  if (isParty(one, personId)) return 'side'
  if (byPersonId === personId && !kind.sealed) return 'whole'
  if (involvedIds.includes(personId)) return 'none'
  if (hasInHand(kind, one, viewer) || isOfDepartment(one, viewer.person)) return 'whole'
  const inReach = handlerId === null || readsAll(kind, viewer)
  if (holds(kind.desk.roles, viewer) && inReach && !isKin(kind, one, viewer)) return 'whole'
  if (byPersonId === personId) return 'face'
  const isOffered = wasOffered(kind, one) && !isOver(kind, one) && viewer.roles.has('volunteer')
  return isOffered || isOnBoard(kind, one) || hasJoined(one, personId) ? 'face' : 'none'
}

/** Whether somebody who sees it may join it or leave it now. */
export const mayJoin = (
  kind: Pick<CaseKind, 'board' | 'flow'>,
  one: Pick<CaseDocument, 'ownerId' | 'involvedIds' | 'state'>,
  personId: string,
): boolean =>
  kind.board?.joins !== undefined &&
  one.ownerId !== personId &&
  !one.involvedIds.includes(personId) &&
  !isOver(kind, one)

/** Whether somebody who may open it may ask for its owner's number now. */
export const mayCall = (
  kind: Hands & Pick<CaseKind, 'contact' | 'flow'>,
  one: CaseDocument,
  viewer: CaseViewer,
): boolean =>
  kind.contact !== undefined &&
  hasInHand(kind, one, viewer) &&
  one.ownerId !== viewer.personId &&
  !one.unnamed &&
  !isOver(kind, one)

/** Whether whoever has it in hand may ask for the number of its second person now. */
export const mayCallParty = (
  kind: Hands & Pick<CaseKind, 'contact' | 'flow'>,
  one: CaseDocument,
  viewer: CaseViewer,
): boolean =>
  kind.contact !== undefined && one.party !== undefined && hasInHand(kind, one, viewer) && !isOver(kind, one)

/** What of a case says neither what anybody wrote nor who has part in it. */
const plain = ({
  _id,
  kind,
  stationId,
  number,
  state,
  version,
  dueAt,
  createdAt,
  movedAt,
}: CaseDocument) => ({
  ...{ _id, kind, stationId, number, state, version, dueAt, createdAt, movedAt },
})

/** A pause for a reason that was chosen from a list; nothing that anybody wrote. */
const toldPause = (
  { moves }: Pick<CaseKind, 'moves'>,
  { pause }: CaseDocument,
): Pick<CaseDocument, 'pause'> =>
  pause && Object.values(moves).some((move) => move?.pauses && move.words?.among?.includes(pause.reason))
    ? { pause }
    : {}

/** The words of its owner that stand on its face: none before they were checked. */
const wordsOn = (
  { board }: Pick<CaseKind, 'board'>,
  { content, unnamed }: Pick<CaseDocument, 'content' | 'unnamed'>,
): string[] => (board?.words !== undefined && content && isShown(content) && !unnamed ? [board.words] : [])

/** The case as everybody may see it, and nothing else of it: what stands on the board, or what its second person may know from the beginning. */
export function faceOf(
  { board, party, form: table, moves }: Pick<CaseKind, 'board' | 'party' | 'form' | 'moves'>,
  one: CaseDocument,
): CaseDocument {
  const fields: readonly string[] = [...((board ?? party)?.fields ?? []), ...wordsOn({ board }, one)]
  const form = Object.fromEntries(fields.map((field) => [field, one.form[field] ?? null]))
  const named = spotIn(table, form) ?? partnerIn(table, form)
  return {
    ...plain(one),
    form,
    ...(one.whose && { whose: one.whose }),
    ...toldPause({ moves }, one),
    ...(one.joined && { joined: { count: one.joined.count, ids: [], from: [] } }),
    ...{ ownerId: '', ownerName: '', unnamed: true, handlerId: null, handlerName: '' },
    ...{ actorIds: [], openFor: [], involvedIds: [], link: null, history: [], waits: [], wakeAt: null },
    // A spot and a partner are called by their names; whom an answer names is nobody's business.
    called: named === null ? {} : { [named]: one.called[named] ?? '' },
    ...{ outbox: [], unsettled: false, settleAt: 0 },
  }
}

/** What a case is called by its face. */
export const faceLine = (
  { form }: { form: FormTable },
  face: Pick<CaseDocument, 'form' | 'called' | 'whose' | 'createdAt'>,
): string =>
  [
    ...linesOf(form, face.form, { called: (key) => face.called[key] ?? '', at: face.createdAt }).map(
      ({ text }) => text,
    ),
    ...(face.whose ? [face.whose.grid, face.whose.calling] : []),
  ]
    .filter(Boolean)
    .join(' · ')
