/** Owns the handlers of changing one's home station: asking, withdrawing, and the answers of the station that was asked. */
import type { Output } from '@/contract'
import { alreadyDone, decide } from '@/domain/kernel/workflow'
import { ageOf } from '@/domain/person/birth-date'
import type { PersonDocument } from '@/domain/person/documents'
import { homeMoveFacts, homeMoveOf, waitsForAnswer, wayBackOfMove } from '@/domain/person/home-move'
import { homeMoveFlow, movesTakenBack } from '@/domain/person/home-move-flow'
import { residentName } from '@/domain/person/name-of'
import { heldOf, STAFF } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { shortName } from '@/domain/station/units'
import { opened, opening } from '../access/station'
import { type Caller, done, type Handler, joinedOne, refuse } from '../handler'
import type { Doc } from '../platform/cloud'
import { findHomeMoves, moveHome } from '../repositories/home-moves'
import { holidaysOf, withStation } from '../repositories/stations'
import { ownUnitJoin, UNIT, type UnitDoc, withUnit } from '../repositories/units'
import { buttonsOf } from '../views/buttons'
import { homeMoveView } from '../views/home-move'
import { rowsOf } from '../views/rows'

/** Somebody who acts on the own move. */
const asOwner =
  ({ personId }: Caller, now: number) =>
  (person: PersonDocument) => ({
    by: personId,
    roles: ['resident'] as const,
    facts: homeMoveFacts(person, { personId, isAdmin: false, now }),
  })

/** Two requests, and those of telling the staff. */
export const askMove: Handler<'units.askMove'> = {
  joins: ({ input }) => ({
    ...withUnit(input.stationId),
    home: ownUnitJoin,
    asked: { from: 'stations', where: { _id: input.stationId }, limit: 1 },
  }),
  run: async ({ caller, input, joined, now }) => {
    const unit = joinedOne<UnitDoc>(joined, UNIT)
    if (unit?.type !== 'station' || !unit.active) return refuse('NOT_FOUND')
    const { where } = input
    const written = await moveHome(caller.person, {
      event: 'ask',
      now,
      attempt: (person) => ({
        ...asOwner(caller, now)(person),
        holidays: holidaysOf(joinedOne<StationDocument & Doc>(joined, 'asked')),
      }),
      stands: (person) => {
        const move = homeMoveOf(person)
        if (person.stationId === unit._id) return refuse('MOVE_TO_HOME')
        if (!waitsForAnswer(move)) return done(false)
        const isRepeat = move.to === unit._id && move.where === where
        return isRepeat ? done(true) : refuse('MOVE_WAITS', { station: shortName(move.toName) })
      },
      also: {
        ...{ from: caller.stationId, to: unit._id, toName: unit.name, where, askedAt: now },
        fromName: joinedOne<UnitDoc>(joined, 'home')?.name ?? '另一个站',
        reason: '',
      },
    })
    return written.ok ? done({ move: homeMoveView(written.value) }) : written
  },
}

/** Two requests. */
export const withdrawMove: Handler<'units.withdrawMove'> = {
  run: async ({ caller, now }) => {
    const written = await moveHome(caller.person, {
      event: 'withdraw',
      now,
      attempt: asOwner(caller, now),
      stands: (person) => done(alreadyDone(homeMoveOf(person), 'withdraw', { by: caller.personId })),
    })
    return written.ok ? done({ move: homeMoveView(written.value) }) : written
  },
}

const attemptBy = (caller: Caller, person: PersonDocument, now: number, reason = '') => ({
  by: caller.personId,
  roles: heldOf(STAFF, caller),
  at: now,
  facts: homeMoveFacts(person, {
    ...{ personId: caller.personId, isAdmin: caller.roles.has('station_admin'), now, reason },
  }),
  ...(reason ? { note: reason } : {}),
})

/** What the desk is shown of somebody who wants to come: what naming and asking back takes, and no more. */
function deskView(person: PersonDocument, caller: Caller, now: number): Output<'units.decideMove'> {
  const move = homeMoveOf(person)
  // They show what a press with a reason would do; the reason itself is asked for on pressing.
  const attempt = attemptBy(caller, person, now, '…')
  const back = wayBackOfMove(move)
  return {
    personId: person._id,
    version: move.version,
    name: residentName(person),
    maskedPhone: person.maskedPhone,
    age: ageOf(person.birthDate, now),
    from: shortName(move.fromName),
    ...{ where: move.where, state: move.state, stateText: homeMoveFlow.states[move.state].label },
    ...{ reason: move.reason, askedAt: move.askedAt, dueAt: move.dueAt },
    mayTakeBack: back !== null && decide(homeMoveFlow, move, back, attempt).ok,
    moves: buttonsOf(homeMoveFlow, move, attempt).filter(({ event }) => !movesTakenBack.includes(event)),
  }
}

/** Two requests. */
export const moves: Handler<'units.moves'> = {
  run: async ({ caller, input, now }) => {
    const { shown, next } = await findHomeMoves(caller.stationId, input.view ?? 'waiting', input.cursor, now)
    return done({ items: rowsOf(shown, (person) => deskView(person, caller, now)), next })
  },
}

interface Mover {
  person: PersonDocument & Doc
  stationId: string
}

const personJoin = ({ input }: { input: { personId: string } }) => ({
  person: { from: 'people', where: { _id: input.personId }, limit: 1 },
  ...withStation,
})

/** Runs with somebody who asked the caller's station; wherever that person is at home by now. */
const onMover = opening<Mover>(({ joined, caller }) => {
  const person = joinedOne<PersonDocument & Doc>(joined, 'person')
  const stationId = person?.homeMove?.to
  return opened(person && stationId !== undefined ? { person, stationId } : null, caller)
})

/** Whether the step was taken before, or is decided on what was seen. */
const seen =
  (version: number, isDone: (move: ReturnType<typeof homeMoveOf>) => boolean) => (person: PersonDocument) => {
    const move = homeMoveOf(person)
    if (isDone(move)) return done(true)
    return move.version === version ? done(false) : refuse('STALE')
  }

/** Two requests, and those of telling the person. */
export const decideMove: Handler<'units.decideMove'> = {
  joins: personJoin,
  run: onMover(async ({ person }, { caller, input, now }) => {
    const { event, version } = input
    const reason = event === 'refuse' ? (input.reason ?? '') : ''
    const written = await moveHome(person, {
      event,
      now,
      attempt: (current) => attemptBy(caller, current, now, reason),
      stands: seen(version, (move) => alreadyDone(move, event, { by: caller.personId })),
      also: { reason },
    })
    return written.ok ? done(deskView(written.value, caller, now)) : written
  }),
}

/** Two requests, and those of calling off what was told. */
export const takeBackMove: Handler<'units.takeBackMove'> = {
  joins: personJoin,
  run: onMover(async ({ person }, { caller, input, joined, now }) => {
    const by = caller.personId
    const written = await moveHome(person, {
      // Without an answer that stands, the table refuses whichever way is asked for.
      event: wayBackOfMove(homeMoveOf(person)) ?? 'backToAsked',
      now,
      attempt: (current) => ({
        ...attemptBy(caller, current, now),
        holidays: holidaysOf(joinedOne<StationDocument & Doc>(joined, 'station')),
      }),
      stands: seen(input.version, (move) => movesTakenBack.some((event) => alreadyDone(move, event, { by }))),
      also: { reason: '' },
    })
    return written.ok ? done(deskView(written.value, caller, now)) : written
  }),
}
