/** Owns handing a turn of duty on: asking somebody, answering, taking back, and the station putting somebody there. */
import type { Output } from '@/contract'
import type { SessionDocument } from '@/domain/activity/documents'
import { clashOf } from '@/domain/activity/decide-sign-up'
import { type Candidate, requirementRefusal } from '@/domain/activity/requirements'
import {
  type DutySwapDocument,
  isAhead,
  notBegun,
  sidesOf,
  swapRules,
  type SwapTurn,
} from '@/domain/duty/swap'
import { beginOutbox } from '@/domain/kernel/outbox'
import { standing } from '@/domain/kernel/seats-reading'
import { standingPapers } from '@/domain/papers/rules'
import type { PersonDocument } from '@/domain/person/documents'
import { nameOf } from '@/domain/person/name-of'
import { isActiveVolunteer } from '@/domain/person/standing'
import {
  type Context,
  done,
  type Handler,
  type HandlerFor,
  joinedAll,
  joinedOne,
  type Rejected,
  refuse,
  type Result,
} from '../../handler'
import { opening, withJoined } from '../../access/station'
import { addWithItems } from '../../kernel/move-case'
import { derivedId } from '../../platform/identity'
import {
  decideSwap,
  DUTY_SWAPS,
  type DutySwapDoc,
  findSwap,
  moveSwap,
  openSwapsJoin,
  swapJoin,
} from '../../repositories/duty-swaps'
import { findPeople } from '../../repositories/people'
import { findSession, sessionJoin, type SessionDoc } from '../../repositories/sessions'
import { sessionTouched } from '../../touched'
import { swapView } from '../../views/duty'
import { refuseClash } from '../activity/load-place'
import { couldTake, rotaOf, turnOf } from './helpers'

type SwapAnswer = Output<'duty.move'>

const candidateOf = (person: PersonDocument): Candidate => ({
  personId: person._id,
  birthDate: person.birthDate,
  isVolunteer: isActiveVolunteer(person),
  papers: standingPapers(person),
})

/** What stands in the way of somebody coming to a session; told to that person alone. */
async function obstacleOf(session: SessionDocument, person: PersonDocument): Promise<Rejected | null> {
  const refused = requirementRefusal(session, candidateOf(person))
  if (refused) return refuse(refused.code, refused.details)
  const clash = clashOf(session, person._id, person.agenda)
  return clash && refuseClash(clash)
}

type Begun = Pick<
  DutySwapDocument,
  '_id' | 'turns' | 'askerId' | 'askerName' | 'otherId' | 'otherName' | 'placedBy'
>

/** A swap that is begun by its first step. Null when one of this id stands already. One request and those of the items. */
async function begin(
  session: SessionDoc,
  begun: Begun,
  event: 'ask' | 'place',
  { by, now }: { by: string; now: number },
): Promise<Result<DutySwapDocument | null>> {
  const { stationId, activityId, title } = session
  const bare: DutySwapDocument = {
    ...{ stationId, activityId, title, ...begun, agreedAt: null, createdAt: now },
    ...{ sessionIds: begun.turns.map(({ sessionId }) => sessionId), ...notBegun, ...beginOutbox([], now) },
  }
  const decided = decideSwap(bare, event, { by, roles: sidesOf(bare, by), now })
  if (!decided.ok) return decided
  const { after, items } = decided.value
  return done(await addWithItems(DUTY_SWAPS, after, items, now))
}

/** Five requests, and those of the letter. */
export const ask: Handler<'duty.ask'> = {
  joins: ({ input, personId }) => ({
    session: sessionJoin(input.sessionId),
    ...(input.inReturn !== null && { inReturn: sessionJoin(input.inReturn) }),
    open: openSwapsJoin(personId),
  }),
  run: withJoined<SessionDoc>('session')(async (session, context): Promise<Result<SwapAnswer>> => {
    const { caller, input, joined, now } = context
    const own = turnOf(session, caller.personId, now)
    const other = (await rotaOf(session, caller, now)).find(({ who }) => who === input.who)
    const id = derivedId('q', caller.personId, input.sessionId, input.who, input.inReturn ?? '')
    if (!other) return refuse('NOT_FOUND')
    const stands = await findSwap(id)
    if (stands) return stands.state === 'asked' ? done(swapView(stands, caller, now)) : refuse('DUTY_ASKED')
    if (session.duty !== true || own === null) return refuse('DUTY_NO_PLACE')
    if (!couldTake(session, other)) return refuse('DUTY_NOT_FIT')
    const turns: SwapTurn[] = [{ ...own, to: other.personId }]
    if (input.inReturn !== null) {
      const theirs = other.turns.find(({ sessionId }) => sessionId === input.inReturn)
      const back = joinedOne<SessionDoc>(joined, 'inReturn')
      if (!theirs || !back || back._id === session._id) return refuse('NOT_FOUND')
      if (standing(back.seats, caller.personId).is !== 'none') return refuse('DUTY_NOT_FIT')
      const obstacle = await obstacleOf(back, caller.person)
      if (obstacle) return obstacle
      turns.push({ ...theirs, to: caller.personId })
    }
    if (joinedAll(joined, 'open').length >= swapRules.mostOpen)
      return refuse('DUTY_SWAP_MANY', { most: swapRules.mostOpen })
    const begun: Begun = {
      ...{ _id: id, turns, placedBy: null, askerId: caller.personId, askerName: nameOf(caller.person) },
      ...{ otherId: other.personId, otherName: other.name },
    }
    const written = await begin(session, begun, 'ask', { by: caller.personId, now })
    if (!written.ok) return written
    const swap = written.value ?? (await findSwap(id))
    return swap ? done(swapView(swap, caller, now)) : refuse('NOT_FOUND')
  }),
}

const reached: Record<'agree' | 'decline' | 'withdraw' | 'undo', DutySwapDocument['state'][]> = {
  agree: ['agreed', 'swapped'],
  decline: ['declined'],
  withdraw: ['withdrawn'],
  undo: ['undone'],
}

/** Why the places of a swap cannot change hands now, as whoever agrees is told; null when they can. */
async function agreeRefusal(
  swap: DutySwapDocument,
  me: PersonDocument,
  now: number,
): Promise<Rejected | null> {
  const sessions = await Promise.all(swap.turns.map(({ sessionId }) => findSession(sessionId)))
  for (const [at, turn] of swap.turns.entries()) {
    const session = sessions[at]
    const held = session?.seats.holders.some(
      ({ who, at: since }) => who === turn.from && since === turn.since,
    )
    if (!session || !held || !isAhead(session, turn, now)) return refuse('DUTY_SWAP_GONE')
    if (turn.to !== me._id) continue
    if (standing(session.seats, me._id).is !== 'none') return refuse('DUTY_SWAP_GONE')
    const obstacle = await obstacleOf(session, me)
    if (obstacle) return obstacle
  }
  const back = sessions[1]
  if (!back) return null
  const asker = (await findPeople([swap.askerId])).get(swap.askerId)
  // What stands in the way of somebody else is not told.
  return !asker || (await obstacleOf(back, asker)) ? refuse('DUTY_NOT_FIT') : null
}

/** Whoever would be on duty again may have promised something else meanwhile. */
async function undoRefusal(swap: DutySwapDocument): Promise<Rejected | null> {
  const people = await findPeople(swap.turns.map(({ from }) => from))
  for (const { sessionId: _id, startAt, endAt, from } of swap.turns) {
    const clash = clashOf({ _id, startAt, endAt }, from, people.get(from)?.agenda ?? [])
    if (clash) return refuse('DUTY_NOT_FIT')
  }
  return null
}

/** How it stands after its places were to change hands. */
async function concluded(swap: DutySwapDocument): Promise<Result<DutySwapDocument>> {
  if (swap.state !== 'agreed') return done(swap)
  const stands = (await findSwap(swap._id)) ?? swap
  return stands.state === 'failed' ? refuse('DUTY_SWAP_GONE') : done(stands)
}

type Asked = Context<'duty.move'>

/** One of the two, whoever of the station has put somebody there; nobody else knows of it. */
const ofSwap = opening<DutySwapDoc>(({ joined, caller }) => {
  const swap = joinedOne<DutySwapDoc>(joined, 'swap')
  return swap && sidesOf(swap, caller.personId).length > 0 ? done(swap) : refuse('NOT_FOUND')
})

/** Two requests, four to look at what is agreed to, and those of the places and letters. */
export const move: Handler<'duty.move'> = {
  joins: ({ input }) => ({ swap: swapJoin(input.swapId) }),
  run: ofSwap(async (swap, { caller, input, now }: Asked): Promise<Result<SwapAnswer>> => {
    const { event } = input
    const { personId } = caller
    const isDone = (one: DutySwapDocument): boolean => reached[event].includes(one.state)
    if (isDone(swap)) return done(swapView(swap, caller, now))
    const attempted = { by: personId, roles: sidesOf(swap, personId), now }
    const decided = decideSwap(swap, event, attempted)
    if (!decided.ok) return decided
    const refused =
      event === 'agree'
        ? await agreeRefusal(swap, caller.person, now)
        : event === 'undo'
          ? await undoRefusal(swap)
          : null
    if (refused) return refused
    const moved = await moveSwap(swap, event, attempted)
    if (!moved.ok) return moved
    const after = moved.value ?? (await findSwap(swap._id))
    // Somebody else was quicker: it is done, or something else has come of it.
    if (!after || (!moved.value && !isDone(after))) return refuse('INVALID_STATE')
    const stands = await concluded(after)
    return stands.ok ? done(swapView(stands.value, caller, now)) : stands
  }),
}

/** Seven requests, and those of the places and letters. */
export const place: HandlerFor<'duty.place'> = {
  joins: ({ input }) => ({ session: sessionJoin(input.sessionId) }),
  touches: sessionTouched,
  run: withJoined<SessionDoc>('session')(async (session, context): Promise<Result<SwapAnswer>> => {
    const { caller, input, requestKey, now } = context
    const shown = async (swap: DutySwapDocument): Promise<Result<SwapAnswer>> => {
      const stands = await concluded(swap)
      return stands.ok ? done(swapView(stands.value, caller, now)) : stands
    }
    const id = derivedId('q', caller.personId, requestKey)
    const before = await findSwap(id)
    if (before) return shown(before)
    const rota = await rotaOf(session, caller, now)
    const [holder, other] = [input.from, input.to].map((who) => rota.find((one) => one.who === who))
    if (!holder || !other) return refuse('NOT_FOUND')
    const turn = turnOf(session, holder.personId, now)
    if (session.duty !== true || turn === null) return refuse('DUTY_NO_PLACE')
    const person = (await findPeople([other.personId])).get(other.personId)
    const fits = person && couldTake(session, other) && !(await obstacleOf(session, person))
    if (!fits) return refuse('DUTY_NOT_FIT')
    const begun: Begun = {
      ...{ _id: id, turns: [{ ...turn, to: other.personId }], placedBy: caller.personId },
      ...{ askerId: holder.personId, askerName: holder.name },
      ...{ otherId: other.personId, otherName: other.name },
    }
    const written = await begin(session, begun, 'place', { by: caller.personId, now })
    if (!written.ok) return written
    const swap = written.value ?? (await findSwap(id))
    return swap ? shown(swap) : refuse('NOT_FOUND')
  }),
}
