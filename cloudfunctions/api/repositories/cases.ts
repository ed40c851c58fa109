/** Owns reading and writing cases of every declared kind. */
import { alikeSince, type LookedFor, markOf } from '@/domain/case/alike'
import { headlineOf } from '@/domain/case/form'
import type { Scored } from '@/domain/case/rating'
import { readsAll } from '@/domain/case/sight'
import { caseKinds } from '@/domain/case-kinds'
import type { SubjectRef } from '@/domain/case/subjects'
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { isDated } from '@/domain/kernel/workflow-reading'
import { nameFor } from '@/domain/person/name-of'
import { changeDoc, type Doc, findDocs, getDoc, groupDocs } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { inPages } from '../kernel/paging'
import { itemKinds } from './items'
import { addNumbered } from './numbered'

const CASES = 'cases'
const SEALED = 'sealedCases'
export type CaseDoc = CaseDocument & Doc

/** Every collection in which cases lie. */
export const caseCollections = [CASES, SEALED] as const

/** Where the cases of a kind lie: those that are sealed apart from all others, so that no query for many kinds meets them. */
export const casesOf = ({ sealed }: Pick<CaseKind, 'sealed'>): (typeof caseCollections)[number] =>
  sealed ? SEALED : CASES

/** What a list leaves out. */
const cardFields = { history: 0, outbox: 0, 'joined.ids': 0 } as const

export const caseJoin = (kind: CaseKind, caseId: string): Join => ({
  ...{ from: casesOf(kind), where: { _id: caseId }, limit: 1 },
})

/** A case by its id. One request. */
export const findCase = (kind: CaseKind, caseId: string): Promise<CaseDoc | null> =>
  getDoc<CaseDoc>(casesOf(kind), caseId)

/** Changes a case if the guard holds. One request. @returns whether it was changed */
export const changeCase = (
  collection: string,
  caseId: string,
  { guard, patch }: GuardedUpdate,
): Promise<boolean> => changeDoc(collection, caseId, guard, patch)

/** Writes a new case under the next number of its station and kind. */
export const addCase = (
  kind: Pick<CaseKind, 'name' | 'sealed'>,
  stationId: string,
  caseId: string,
  make: (number: number) => CaseDocument,
): Promise<CaseDoc> =>
  addNumbered(casesOf(kind), {
    series: `${kind.name}:${stationId}`,
    id: caseId,
    make: (number) => make(number) as CaseDoc,
    // Handing in costs no more for photos that others will see once they have passed.
    atOnce: (items) => items.filter(({ kind }) => kind !== itemKinds.check.kind),
  })

export const ownCases = inPages<CaseDoc>(20, ['createdAt', 'desc'])

/** A page of one's own of a kind along with the caller, the newest first. */
export const ownCasesJoin = (kind: CaseKind, personId: string, cursor: string | undefined): Join =>
  ownCases.join(
    { from: casesOf(kind), where: { actorIds: personId, kind: kind.name }, fields: cardFields },
    cursor,
  )

/** The newest of one's own of a kind, along with the caller; about one thing where that is said. */
export const newestJoin = (kind: CaseKind, personId: string, about: SubjectRef | null): Join => ({
  from: casesOf(kind),
  where: {
    ...{ actorIds: personId, kind: kind.name },
    ...(about && { 'link.kind': about.kind, 'link.id': about.id, 'link.part': about.part }),
  },
  ...{ order: { createdAt: -1 as const }, limit: 1 },
})

/** Whether a complaint about somebody was found to be true since an instant, along with the caller. */
export const trueComplaintJoin = (personId: string, since: number): Join => ({
  from: casesOf(caseKinds.complaint),
  where: {
    ...{ involvedIds: personId, kind: caseKinds.complaint.name },
    ...{ 'answers.answer.found': 'true', createdAt: { $gte: since } },
  },
  ...{ limit: 1, fields: { _id: 1 } },
})

/** What somebody has going on, of every kind, the newest first: to be read along with the caller from where they lie. */
export const openThings = (personId: string, limit: number): Record<string, Join> =>
  Object.fromEntries(
    caseCollections.map((from): [string, Join] => [
      `open_${from}`,
      {
        ...{
          from,
          where: { openFor: personId },
          order: { createdAt: -1 as const },
          limit,
          fields: cardFields,
        },
      },
    ]),
  )

/** Whose desk it is. */
interface CaseDesk {
  stationId: string
  personId: string
  roles: ReadonlySet<string>
  /** The grids to which it is confined; null for the whole station. */
  within: readonly string[] | null
  /** Those who share a household with whoever looks, where they were read. */
  kin?: readonly string[]
}

/** What lies in the own grids, in nobody's, or is of a kind that lies in none. */
const lyingWithin = ({ within }: CaseDesk) => (within === null ? {} : { gridId: { $in: [...within, null] } })

/** By what the desk puts the cases of a state in order: the deadline where there is one, else the last move. */
const deskOrder = ({ flow }: CaseKind, state: string) =>
  inPages<CaseDoc>(20, isDated(flow, state) ? ['dueAt', 'asc'] : ['movedAt', 'desc'])

/** Of sealed cases what is in nobody's hands or in the own, but for those who read all of them. */
const inReach = (kind: CaseKind, desk: CaseDesk) =>
  readsAll(kind, desk) ? {} : { handlerId: { $in: [null, desk.personId] } }

/** Not what is about whoever looks, nor, of a kind that is kept from them, what is of or about somebody of the same household. */
function keptFrom({ neverKin }: CaseKind, { personId, kin = [] }: CaseDesk) {
  if (!neverKin || kin.length === 0) return { involvedIds: { $ne: personId } }
  return { involvedIds: { $nin: [personId, ...kin] }, ownerId: { $nin: [...kin] } }
}

/** A page of the desk's list of a kind, without those that whoever looks has to keep away from. One request. */
export function deskCases(
  kind: CaseKind,
  desk: CaseDesk,
  { view: state, cursor, text }: { view: string; cursor?: string | undefined; text?: string | undefined },
) {
  const where = { stationId: desk.stationId, kind: kind.name, state, ...keptFrom(kind, desk) }
  return deskOrder(kind, state).read(
    (guard, options) => findDocs<CaseDoc>(casesOf(kind), guard, { ...options, fields: cardFields }),
    { ...where, ...lyingWithin(desk), ...inReach(kind, desk) },
    cursor,
    {
      ...{ text, in: casesOf(kind), fields: ['form', 'called', 'number', 'ownerName', 'handlerName'] },
      says: (one: CaseDoc) => [
        ...[
          headlineOf(kind, one),
          String(one.number),
          nameFor(one.ownerName, desk),
          nameFor(one.handlerName, desk),
        ],
      ],
    },
  )
}

const onBoard = inPages<CaseDoc>(20, ['boardAt', 'desc'])

/**
 * A page of what everybody of a station may see of a kind, the newest first; not what it is kept from. Of one spot where
 * one is looked for, with the same answer only those that are new enough to be the same thing. One request.
 */
export const boardCases = (
  kind: CaseKind,
  { stationId, personId }: Pick<CaseDesk, 'stationId' | 'personId'>,
  { at, cursor, now }: { at: LookedFor | null; cursor: string | undefined; now: number },
) =>
  onBoard.read(
    (where, options) => findDocs<CaseDoc>(casesOf(kind), where, { ...options, fields: cardFields }),
    {
      ...{ stationId, ...(at ? { marks: markOf(kind, at) } : { kind: kind.name }) },
      boardAt: { $gt: at?.same === undefined ? 0 : alikeSince(kind, now) },
      involvedIds: { $ne: personId },
    },
    cursor,
  )

/** So many cases one person answers for as whoever leads a team. */
const MOST_HELD = 50

/** The open ones of a kind that somebody has in hand, the last moved first. One request. */
export const heldCases = (kind: CaseKind, personId: string): Promise<CaseDoc[]> =>
  findDocs<CaseDoc>(
    casesOf(kind),
    { handlerId: personId, kind: kind.name, openFor: personId },
    { limit: MOST_HELD, order: [['movedAt', 'desc']] },
  )

export const helpedCases = inPages<CaseDoc>(20, ['movedAt', 'desc'])

/** What somebody has helped with, of a kind that is rated. */
const helpedWith = ({ name, rating }: CaseKind, personId: string) => ({
  ...{ handlerId: personId, kind: name, state: { $in: rating?.states ?? [] } },
})

/** A page of them along with the caller, the last moved first. */
export const helpedJoin = (kind: CaseKind, personId: string, cursor: string | undefined): Join =>
  helpedCases.join({ from: casesOf(kind), where: helpedWith(kind, personId), fields: cardFields }, cursor)

/** How often each score was given for them. One request. */
export async function scoresOf(kind: CaseKind, personId: string): Promise<Scored[]> {
  const { moves = [], score = '' } = kind.rating ?? {}
  const given = moves.map((move) => `answers.${move}.${score}`)
  const found = await groupDocs<{ _id: string | null; times: number }>(
    casesOf(kind),
    helpedWith(kind, personId),
    // A case is rated by one of the moves, or by none yet.
    {
      _id: given.reduceRight<unknown>((rest, path) => ({ $ifNull: [`$${path}`, rest] }), null),
      times: { $sum: 1 },
    },
  )
  return found.flatMap(({ _id, times }) => (_id === null ? [] : [{ score: _id, times }]))
}

const sentPages = inPages<CaseDoc>(20, ['sentAt', 'desc'])

/** A page of what is open to a department, of every station, the newest first. One request. */
export const sentCases = (kind: CaseKind, unitId: string, cursor: string | undefined) =>
  sentPages.read(
    (where, options) => findDocs<CaseDoc>(casesOf(kind), where, { ...options, fields: cardFields }),
    { sentTo: unitId, kind: kind.name },
    cursor,
  )

/** The case of a kind with this number. One request. */
export async function numberedCase(
  kind: Pick<CaseKind, 'name' | 'sealed'>,
  stationId: string,
  number: number,
): Promise<CaseDoc | null> {
  const [one = null] = await findDocs<CaseDoc>(
    casesOf(kind),
    { stationId, kind: kind.name, number },
    { limit: 1 },
  )
  return one
}

/** Kinds of the station's own papers: whoever has written one sees to it as well. */
const ofStation = Object.values<CaseKind>(caseKinds)
  .filter((kind) => kind.ofStation)
  .map(({ name }) => name)

/** Cases of every kind that is not sealed that wait for somebody with these roles, the most urgent first; not one's own. Only what a to-do says of each. */
export const waitingCases = (desk: CaseDesk, limit: number): Join => ({
  from: CASES,
  where: {
    ...{ stationId: desk.stationId, waits: { $in: [...desk.roles] }, involvedIds: { $ne: desk.personId } },
    $or: [{ ownerId: { $ne: desk.personId } }, { kind: { $in: ofStation } }],
    ...lyingWithin(desk),
  },
  order: { dueAt: 1, _id: 1 },
  limit,
  fields: { kind: 1, form: 1, called: 1, state: 1, dueAt: 1, ownerId: 1, involvedIds: 1 },
})

/** Cases of a sealed kind in these states, the most urgent first: not one's own, and only which one it is and how far. */
export const waitingSealed = (
  kind: CaseKind,
  { stationId, personId, states }: { stationId: string; personId: string; states: readonly string[] },
  limit: number,
): Join => ({
  from: casesOf(kind),
  where: {
    ...{ stationId, kind: kind.name, state: { $in: [...states] } },
    ...{ involvedIds: { $ne: personId }, ownerId: { $ne: personId } },
  },
  ...{ order: { dueAt: 1, _id: 1 }, limit, fields: { number: 1, state: 1, dueAt: 1 } },
})

/** Cases of these kinds that wait for somebody with one of these roles until an instant, the most urgent first; none in which the viewer is involved. */
export const runningOutCases = (
  of: {
    stationId: string
    kinds: readonly string[]
    roles: readonly string[]
    until: number
    viewerId: string | null
  },
  limit: number,
): Join => ({
  from: CASES,
  where: {
    ...{ stationId: of.stationId, waits: { $in: [...of.roles] }, kind: { $in: [...of.kinds] } },
    ...{ dueAt: { $ne: null, $lte: of.until }, involvedIds: { $ne: of.viewerId } },
  },
  order: { dueAt: 1, _id: 1 },
  limit,
  fields: { kind: 1, form: 1, called: 1, state: 1, dueAt: 1, ownerId: 1, involvedIds: 1 },
})

/** Cases that the timer has to look at. */
export const wakeful = (now: number) => ({ wakeAt: { $lte: now } })

/** The longest overdue first. One request. */
export const findWakeful = (
  collection: string,
  where: Record<string, unknown>,
  limit: number,
): Promise<CaseDoc[]> => findDocs<CaseDoc>(collection, where, { order: [['wakeAt', 'asc']], limit })
