/** Owns the handlers of honours: the boards, one's own, what each holder answers, and what the station gives. */
import type { honourActions } from '@/contract/honour'
import { type BoardKey, boards, honourKinds } from '@/domain/honour/kinds'
import { granted } from '@/domain/honour/form'
import { isNear } from '@/domain/household/near'
import { answerOn } from '@/domain/honour/rules'
import { done, type Handler, type Handlers, joinedAll, joinedOne, refuse } from '../../handler'
import { moveHonour } from '../../repositories/honour-moves'
import {
  grantHonour,
  type HonourDoc,
  honourJoin,
  ownHonours,
  ownJoin,
  readBoard,
} from '../../repositories/honours'
import { withKin } from '../../repositories/people'
import { boardRows, ownHonour } from '../../views/honour'
import { rowsOf } from '../../views/rows'
import { withOwn } from './own'
import { desk, move, open, sayStory, writeStory } from './story'

/** Two requests, whatever the board holds. */
const board: Handler<'honour.board'> = {
  run: async ({ caller, input, now }) => {
    const { shown, next } = await readBoard(caller.stationId, input)
    const page = input.cursor ?? 'first'
    return done({ items: boardRows(shown, { board: input.board, page, now }), next })
  },
}

/** One request. */
const mine: Handler<'honour.mine'> = {
  joins: ({ input, personId }) => ({ found: ownJoin(personId, input.cursor) }),
  run: ({ caller, joined, now }) => {
    const { shown, next } = ownHonours.of(joinedAll<HonourDoc>(joined, 'found'))
    return Promise.resolve(done({ items: rowsOf(shown, (one) => ownHonour(one, caller.person, now)), next }))
  },
}

/** Two requests. */
const answer: Handler<'honour.answer'> = {
  joins: ({ input }) => ({ honour: honourJoin(input.honourId) }),
  run: withOwn(async (honour, { caller, input: { board: on, agreed, version }, now }) => {
    const all: readonly BoardKey[] = honourKinds[honour.kind].boards
    if (!all.includes(on)) return refuse('NOT_FOUND')
    const written = await moveHonour(honour, {
      ...{ event: 'answer', version, by: caller, as: ['holder'], now },
      stands: (current) => answerOn(current, on) === (agreed ? 'agreed' : 'refused'),
      says: (current) => ({
        set: { boards: { ...current.boards, [on]: { agreed, version: boards[on].version, at: now } } },
      }),
    })
    return written.ok ? done(ownHonour(written.value.doc, caller.person, now)) : written
  }),
}

/** Four requests and that of the letter. */
const grant: Handler<'honour.grant'> = {
  joins: ({ input }) => ({
    person: { from: 'people', where: { _id: input.personId ?? '' }, limit: 1, fields: { stationId: 1 } },
    ...withKin,
  }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const person = joinedOne<{ _id: string; stationId: string }>(joined, 'person')
    if (input.personId !== null && !person) return refuse('NOT_FOUND')
    if (person && person.stationId !== caller.stationId) return refuse('OTHER_STATION')
    if (isNear(caller, [input.personId])) return refuse('OWN_RECORD')
    const given = granted(input.form, input.personId)
    if (!given.ok) return given
    const { personId: by, stationId } = caller
    const source = { kind: 'desk', id: `${by}|${requestKey}` } as const
    const { _id } = await grantHonour({ ...given.value, stationId, by, source }, now)
    return done({ honourId: _id })
  },
}

export const honourHandlers: Handlers<keyof typeof honourActions> = {
  'honour.board': board,
  'honour.mine': mine,
  'honour.answer': answer,
  'honour.grant': grant,
  'honour.open': open,
  'honour.sayStory': sayStory,
  'honour.desk': desk,
  'honour.writeStory': writeStory,
  'honour.move': move,
}
