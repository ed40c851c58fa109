/** Owns moving points into a household and out of it. */
import type { ErrorCode } from '@/contract'
import { freePoints } from '@/domain/account/debts'
import { memberOf } from '@/domain/household/membership'
import { choose, shareIn } from '@/domain/household/shares'
import { type Transfer, transferKey } from '@/domain/household/transfer'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { type Caller, type Handler, refuse, type Result } from '../../handler'
import { BusyError, type Doc } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import {
  beginTransfer,
  endTransfer,
  type Halfway,
  movedBefore,
  readTransfer,
  transferIn,
  transferJoins,
  type TransferRead,
} from '../../repositories/transfers'
import { someone } from './joining'
import { pageNow, type Page } from './page'

/** The beginning of the source of whatever a key moves; a source says besides which way, and of which household. */
const wishOf = (personId: string, requestKey: string): string =>
  transferKey(derivedId('t', personId, requestKey))

const joinsOf = ({ personId, requestKey }: { personId: string; requestKey: string }) =>
  transferJoins(personId, wishOf(personId, requestKey))

interface Wish {
  way: 'in' | 'out'
  amount: number
  wish: string
  now: number
}

type Decided = Decision<Transfer, ErrorCode>

function putIn(
  { own, common, household }: TransferRead,
  caller: Caller,
  { amount, wish, now }: Wish,
): Decided {
  const { personId } = caller
  if (!household || !memberOf(household, personId)) return reject('NO_HOUSEHOLD')
  const available = own ? freePoints(own) : 0
  if (!own || amount > available) return reject('NOT_ENOUGH', { unit: 'points', available, needed: amount })
  return ok({
    ...{ from: own, to: common ?? { _id: household._id }, amount, owner: personId },
    ...{ sourceKey: `${wish}:in:${household._id}`, at: now, byPersonId: personId },
    notes: { from: `放到「${household.name}」`, to: `${someone(caller).name} 放进来` },
  })
}

function takeOut(
  { own, common, household }: TransferRead,
  caller: Caller,
  { amount, wish, now }: Wish,
): Decided {
  const { personId } = caller
  if (!household || !memberOf(household, personId)) return reject('NO_HOUSEHOLD')
  const available = shareIn(common, personId).free
  if (!common || amount > available)
    return reject('NOT_ENOUGH', { unit: 'points', available, needed: amount })
  return ok({
    ...{ from: common, to: own ?? { _id: personId }, amount, chosen: choose(common, amount, [personId]) },
    ...{ sourceKey: `${wish}:out:${household._id}`, at: now, byPersonId: personId },
    notes: { from: `${someone(caller).name} 拿回去`, to: `从「${household.name}」拿回` },
  })
}

const ways = {
  in: { decide: putIn, gives: -1, to: ({ common }: TransferRead) => common },
  out: { decide: takeOut, gives: 1, to: ({ own }: TransferRead) => own },
}

/** Each round is lost only to somebody who moved the same account. */
const MOST_ROUNDS = 12

/** Takes the points and gives them; null when this wish had done so before. */
async function begin(
  caller: Caller,
  read: TransferRead,
  wanted: Wish,
): Promise<Decision<Halfway | null, ErrorCode>> {
  const { wish, amount, now } = wanted
  const way = ways[wanted.way]
  let current = read
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = await movedBefore(current, wish, now)
    if (moved !== null) return moved === way.gives * amount ? ok(null) : reject('REQUEST_KEY_REUSED')
    const decided = way.decide(current, caller, wanted)
    if (!decided.ok) return decided
    const begun = await beginTransfer(decided.value, way.to(current))
    if (!begun.ok || begun.value) return begun
    current = await readTransfer(caller.personId, wish)
  }
  throw new BusyError(`the points of ${caller.personId} are moved by many at once`)
}

async function move(caller: Caller, joined: Record<string, Doc[]>, wanted: Wish): Promise<Result<Page>> {
  if (caller.person.householdId === null) return refuse('NO_HOUSEHOLD')
  const begun = await begin(caller, transferIn(joined), wanted)
  if (!begun.ok) return begun
  const [inside, page] = await Promise.all([
    begun.value ? endTransfer(begun.value, wanted.now) : true,
    pageNow(caller, wanted.now),
  ])
  // Whoever was taken out of the household at this very moment has the points back.
  return inside ? page : refuse('NO_HOUSEHOLD')
}

/** Nine requests, five deep: what it is decided on, the one account, the other, then rows, member and page, then the end. */
export const contribute: Handler<'household.contribute'> = {
  keepsKey: true,
  joins: joinsOf,
  run: ({ caller, input, joined, requestKey, now }) =>
    move(caller, joined, { way: 'in', amount: input.amount, wish: wishOf(caller.personId, requestKey), now }),
}

/** Eight requests, five deep; as above. */
export const takeBack: Handler<'household.takeBack'> = {
  keepsKey: true,
  joins: joinsOf,
  run: ({ caller, input, joined, requestKey, now }) =>
    move(caller, joined, {
      way: 'out',
      amount: input.amount,
      wish: wishOf(caller.personId, requestKey),
      now,
    }),
}
