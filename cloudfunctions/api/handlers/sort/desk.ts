/** Owns points and their helpers at the desk, and the decision on what was scanned too fast. */
import type { Output, ParsedInput } from '@/contract'
import { greenPages } from '@/domain/green-pages'
import { ok } from '@/domain/kernel/errors'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { cardRefusal, isOwnCard } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import { maskName } from '@/domain/person/mask'
import { nameOf, residentName } from '@/domain/person/name-of'
import { creditFor, decideHeld } from '@/domain/sorting/decide-sorting'
import type { SortingDocument, SortingPointDocument } from '@/domain/sorting/documents'
import { hoursProblems, type SortingPointAnswers } from '@/domain/sorting/form'
import { sortingRules } from '@/domain/sorting/rules'
import { foreign, withJoined } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedAll,
  joinedOne,
  refuse,
  type Result,
} from '../../handler'
import { moveCase } from '../../kernel/move-case'
import type { Doc } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import { creditOf } from '../../repositories/items'
import { messageOf, postMessages } from '../../repositories/messages'
import { cardHolderJoin, findPeople, withKin } from '../../repositories/people'
import {
  addPoint,
  changePoint,
  countSortings,
  findPoint,
  heldJoin,
  pointJoin,
  pointsJoin,
  type SortingDoc,
  sortingJoin,
  type SortingPointDoc,
  SORTINGS,
} from '../../repositories/sortings'
import { rowsOf } from '../../views/rows'
import { deskPoint, monthFrom } from '../../views/sort'
import { lookerOf } from './looker'

/** Three requests. */
export const desk: Handler<'sort.desk'> = {
  joins: () => ({ points: pointsJoin, held: heldJoin }),
  run: async ({ caller: { stationId }, joined, now }) => {
    const { month, from } = monthFrom(now)
    const held = joinedAll<SortingDoc>(joined, 'held')
    const [counts, helpers] = await Promise.all([
      countSortings({ stationId, day: { $gte: from } }),
      findPeople([...new Set(held.map(({ helperId }) => helperId))]),
    ])
    const helperName = (id: string): string => {
      const person = helpers.get(id)
      return person ? residentName(person) : '帮手'
    }
    return done({
      ...{ month, counts },
      points: rowsOf(joinedAll<SortingPointDoc>(joined, 'points'), (one) => deskPoint(one, now)),
      held: rowsOf(held, ({ _id, at, pointName, helperId, version }) => ({
        ...{ sortingId: _id, at, pointName, helper: helperName(helperId), version },
      })),
    })
  },
}

type Saved = Result<Output<'sort.savePoint'>>

const changedBy = (stands: Pick<SortingPointDocument, 'changedBy'> | null): Saved =>
  refuse('SORT_CHANGED', { name: maskName(stands?.changedBy ?? '') || '同事' })

const isSame = (stands: SortingPointDocument, form: SortingPointAnswers): boolean =>
  (Object.keys(form) as (keyof SortingPointAnswers)[]).every((key) => stands[key] === form[key])

/** Two requests, three when the key was used before. */
async function addNew(id: string, form: SortingPointAnswers, caller: Caller, now: number): Promise<Saved> {
  const point: SortingPointDocument = {
    ...{ _id: id, stationId: caller.stationId, ...form, helpers: [] },
    ...{ changedBy: nameOf(caller.person), version: 1, createdAt: now },
  }
  if ((await addPoint(point)) === 'added') return done(deskPoint(point, now))
  const stands = await findPoint(id)
  return stands ? done(deskPoint(stands, now)) : refuse('NOT_FOUND')
}

/** Two requests, three when somebody was quicker. */
export const savePoint: Handler<'sort.savePoint'> = {
  joins: ({ input }) => ({ ...pointJoin(input.pointId), points: pointsJoin }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const stands = joinedOne<SortingPointDoc>(joined, 'point')
    const elsewhere = foreign([stands], caller)
    if (elsewhere) return elsewhere
    if (input.pointId !== undefined && !stands) return refuse('NOT_FOUND')
    const form = input.form as SortingPointAnswers
    if (Object.keys(hoursProblems(form)).length > 0) return refuse('SORT_ODD_HOURS')
    if (!stands) {
      const id = derivedId('sp', caller.personId, requestKey)
      const points = joinedAll<SortingPointDoc>(joined, 'points')
      const isFull = points.length >= sortingRules.points && !points.some(({ _id }) => _id === id)
      return isFull
        ? refuse('SORT_POINTS_FULL', { most: sortingRules.points })
        : addNew(id, form, caller, now)
    }
    const { version = 0 } = input
    // A repeat of what was written, by whatever request.
    if (stands.version === version + 1 && isSame(stands, form)) return done(deskPoint(stands, now))
    if (stands.version !== version) return changedBy(stands)
    const after = { ...form, changedBy: nameOf(caller.person), version: version + 1 }
    const written = await changePoint(stands._id, { guard: { version }, patch: { $set: after } })
    return written ? done(deskPoint({ ...stands, ...after }, now)) : changedBy(await findPoint(stands._id))
  },
}

/** Writes the helpers over the version that was read. */
async function setHelpers(
  stands: SortingPointDoc,
  helpers: SortingPointDocument['helpers'],
  { caller, now }: Pick<Context<'sort.endHelper'>, 'caller' | 'now'>,
): Promise<Saved> {
  const after = { helpers, changedBy: nameOf(caller.person), version: stands.version + 1 }
  const update: GuardedUpdate = { guard: { version: stands.version }, patch: { $set: after } }
  return (await changePoint(stands._id, update))
    ? done(deskPoint({ ...stands, ...after }, now))
    : changedBy(await findPoint(stands._id))
}

/** Tells somebody, once for the time at which the point was written, that they are a helper. One request. */
const tellHelper = ({ _id, stationId, name }: SortingPointDocument, personId: string, now: number) =>
  postMessages([
    messageOf('toDo', {
      ...{ personId, stationId, cause: ['sortingHelper', _id], at: now },
      params: {
        title: '请您做垃圾分类帮手',
        caption: `在「${name}」值守时，扫邻居的居民卡，点「对」或「再分一下」。`,
        page: greenPages.sortingPoint(_id),
      },
    }),
  ])

/** Three requests. */
export const nameHelper: Handler<'sort.nameHelper'> = {
  joins: ({ input }) => ({ ...pointJoin(input.pointId), cardHolder: cardHolderJoin(input.cardToken) }),
  run: withJoined<SortingPointDoc>('point')(async (stands, context) => {
    const { input, caller, joined, now } = context as unknown as Context<'sort.nameHelper'>
    const person = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
    if (person?.stationId !== caller.stationId) return refuse('CARD_UNKNOWN')
    if (!isOwnCard(person, input.cardToken)) return refuse(cardRefusal(person, input.cardToken))
    if (person.openid === '') return refuse('SORT_HELPER_PHONE')
    const isThere = stands.helpers.some(({ personId }) => personId === person._id)
    if (!isThere && stands.helpers.length >= sortingRules.helpers)
      return refuse('SORT_HELPERS_FULL', { most: sortingRules.helpers })
    const named = { personId: person._id, name: residentName(person) }
    const saved: Saved = isThere
      ? done(deskPoint(stands, now))
      : await setHelpers(stands, [...stands.helpers, named], { caller, now })
    // Also for whoever asks again: the answer may have been lost before anybody was told.
    if (saved.ok) await tellHelper(stands, person._id, now)
    return saved
  }),
}

/** Two requests. */
export const endHelper: Handler<'sort.endHelper'> = {
  joins: ({ input }) => pointJoin(input.pointId),
  run: withJoined<SortingPointDoc>('point')(async (stands, { input, caller, now }) => {
    const { personId } = input as ParsedInput<'sort.endHelper'>
    const helpers = stands.helpers.filter((one) => one.personId !== personId)
    return helpers.length === stands.helpers.length
      ? done(deskPoint(stands, now))
      : setHelpers(stands, helpers, { caller: caller as Caller, now })
  }),
}

const leadsTo = { count: 'right', drop: 'dropped' } as const

const decided = ({ _id: sortingId, state, version }: SortingDocument) => done({ sortingId, state, version })

/** Two requests, and those of the credit. */
export const decide: Handler<'sort.decide'> = {
  joins: ({ input }) => ({ ...sortingJoin(input.sortingId), ...withKin }),
  run: withJoined<SortingDoc>('sorting')(async (stands, context) => {
    const { input, caller, now } = context as unknown as Context<'sort.decide'>
    const { event, version } = input
    const looker = lookerOf(caller)
    const isDone = (one: SortingDoc): boolean => one.state === leadsTo[event] && one.version === version + 1
    if (isDone(stands)) return decided(stands)
    const moved = await moveCase<
      SortingDoc,
      'STALE' | 'INVALID_STATE' | 'FORBIDDEN' | 'OTHER_DECIDER' | 'SORT_OWN_SCAN'
    >({
      ...{ collection: SORTINGS, read: stands, now },
      decide: (current) => {
        if (isDone(current)) return ok({ update: null, after: current })
        if (current.version !== version) return { ok: false, error: { code: 'STALE' } }
        const decision = decideHeld(current, event, { looker, now })
        if (!decision.ok) return decision
        const { update, after } = decision.value
        const facts = creditFor(after)
        return ok({ update, after: after as SortingDoc, items: facts ? [creditOf(facts)] : [] })
      },
    })
    return moved.ok ? decided(moved.value.doc) : moved
  }),
}
