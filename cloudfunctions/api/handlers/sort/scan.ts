/** Owns what residents do about sorting: their month, the page of a helper, and the scan of a card. */
import type { ParsedInput } from '@/contract'
import { dayOf } from '@/domain/kernel/clock'
import { cardRefusal, isOwnCard } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import { maskName } from '@/domain/person/mask'
import { residentName } from '@/domain/person/name-of'
import { isStaff } from '@/domain/person/roles'
import { pieces, pointsFor, pointsOfPiece, pointsRulesOf } from '@/domain/points/rules'
import { ruleAt } from '@/domain/kernel/rules'
import {
  creditFor,
  mayScan,
  mayTakeBackUntil,
  movesOn,
  outcomeOf,
  scanAgain,
  type ScanOutcome,
} from '@/domain/sorting/decide-sorting'
import type { SortingDocument, SortingPointDocument } from '@/domain/sorting/documents'
import { sortingRules } from '@/domain/sorting/rules'
import type { DayPart } from '@/domain/sorting/windows'
import type { StationDocument } from '@/domain/station/documents'
import { withJoined } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedAll,
  joinedCount,
  joinedOne,
  refuse,
  type Result,
} from '../../handler'
import { addWithItems, moveCase } from '../../kernel/move-case'
import type { Doc } from '../../platform/cloud'
import { creditOf } from '../../repositories/items'
import { cardHolderJoin, findPeople } from '../../repositories/people'
import {
  claimHome,
  claimPair,
  countSortings,
  fastJoin,
  findSorting,
  householdKeyOf,
  householdSortings,
  pointJoin,
  pointsJoin,
  scannedCount,
  scannedJoin,
  type SortingDoc,
  sortingIdOf,
  type SortingPointDoc,
  SORTINGS,
} from '../../repositories/sortings'
import { withStation } from '../../repositories/stations'
import { rowsOf } from '../../views/rows'
import { monthFrom, pointView, timesOf } from '../../views/sort'

/** Three requests. */
export const mine: Handler<'sort.mine'> = {
  joins: () => ({ ...withStation, points: pointsJoin }),
  run: async ({ caller, joined, now }) => {
    const { month, from } = monthFrom(now)
    const householdKey = householdKeyOf(caller.person)
    const [items, counts] = await Promise.all([
      householdSortings(householdKey, from),
      countSortings({ householdKey, day: { $gte: from } }),
    ])
    const points = joinedAll<SortingPointDoc>(joined, 'points')
    const rules = pointsRulesOf(joinedOne<StationDocument & Doc>(joined, 'station'))
    return done({
      ...{ month, counts, ruleText: pieces.sorting.says(pointsOfPiece(ruleAt(rules, now).value, 'sorting')) },
      items: rowsOf(items, (one) => ({ ...timesOf(one), pointName: one.pointName })),
      points: rowsOf(points, (point) => pointView(point, now)),
      helping: points.filter((point) => isHelper(point, caller)).map(({ _id }) => _id),
    })
  },
}

const isHelper = ({ helpers }: SortingPointDocument, { personId }: Caller): boolean =>
  helpers.some((one) => one.personId === personId)

/** What is counted of a day; what was taken back is no putting out. */
const states = ['right', 'again', 'held', 'dropped'] as const

/** Two requests. */
export const point: Handler<'sort.point'> = {
  joins: ({ input: { pointId }, personId, now }) => ({
    ...pointJoin(pointId),
    scanned: scannedJoin(personId, pointId, now),
    ...Object.fromEntries(states.map((state) => [state, scannedCount(personId, pointId, { state, now })])),
  }),
  run: withJoined<SortingPointDoc>('point')(async (found, { caller, joined, now }) => {
    if (!isHelper(found, caller as Caller) && !isStaff(caller as Caller)) return refuse('SORT_NOT_HELPER')
    const scanned = joinedAll<SortingDoc>(joined, 'scanned')
    const people = await findPeople([...new Set(scanned.map(({ personId }) => personId))])
    const [right, again, held, dropped] = states.map((state) => joinedCount(joined, state))
    return done({
      ...pointView(found, now),
      items: rowsOf(scanned, (one) => ({
        ...{ ...timesOf(one), name: homeName(people.get(one.personId)), version: one.version },
        backUntil: mayTakeBackUntil(one, { by: (caller as Caller).personId, now }),
      })),
      counts: { right: right ?? 0, again: again ?? 0, held: held ?? 0, dropped: dropped ?? 0 },
      serverNow: now,
    })
  }),
}

/** 王*家 */
const homeName = (person: PersonDocument | undefined): string =>
  `${person ? maskName(residentName(person)) : '居民'}家`

/** Whose card it is: a child carries one of its own, and brings the household along. */
function bearerIn(carrier: PersonDocument | null, token: string, { stationId }: Caller) {
  if (carrier?.stationId !== stationId) return refuse('CARD_UNKNOWN')
  if (isOwnCard(carrier, token)) return done({ carrier, bearerId: carrier._id })
  const member = carrier.family.find((one) => one.cardToken === token && one.removedAt === null)
  return member ? done({ carrier, bearerId: member.personId }) : refuse(cardRefusal(carrier, token))
}

interface Scanning extends Pick<Context<'sort.scan'>, 'caller' | 'joined' | 'now'> {
  input: ParsedInput<'sort.scan'>
  point: SortingPointDocument
  carrier: PersonDocument
  bearerId: string
  part: DayPart
  /** By the clock of the phone, and by now at the latest. */
  at: number
}

const isFast = ({ joined }: Scanning): boolean => joinedCount(joined, 'fast') >= sortingRules.fastest

const awardOf = ({ input, joined, at }: Scanning) =>
  input.result === 'again'
    ? { points: 0, ruleId: '' }
    : pointsFor('sorting', pointsRulesOf(joinedOne<StationDocument & Doc>(joined, 'station')), at)

const whoseOf = ({ point, carrier, bearerId, caller }: Scanning) => ({
  ...{ pointId: point._id, pointName: point.name, bearerId, personId: carrier._id },
  ...{ helperId: caller.personId, helperKey: householdKeyOf(caller.person) },
})

function newSorting(scan: Scanning): SortingDocument {
  const { input, carrier, caller, part, at, now } = scan
  const day = dayOf(at)
  const householdKey = householdKeyOf(carrier)
  const state = input.result === 'again' ? 'again' : isFast(scan) ? 'held' : 'right'
  return {
    ...{ _id: sortingIdOf(householdKey, day, part), stationId: caller.stationId, day, part, householdKey },
    ...{ ...whoseOf(scan), ...awardOf(scan), at, receivedAt: now, state, version: 1, dueAt: null },
    history: [{ at: now, by: caller.personId, on: 'scan', from: '', to: state }],
    ...{ outbox: [], unsettled: false, settleAt: now },
  }
}

const creditsOf = (sorting: SortingDocument) => {
  const facts = creditFor(sorting)
  return facts ? [creditOf(facts)] : []
}

/** What stands of this household and part of the day, moved on if the scan moves it. */
async function goOn(stands: SortingDoc, scan: Scanning): Promise<ScanOutcome> {
  const { input, at, now } = scan
  let outcome: ScanOutcome = 'already'
  await moveCase<SortingDoc, string>({
    ...{ collection: SORTINGS, read: stands, now },
    decide: (current) => {
      const decision = scanAgain(current, {
        ...{ ...whoseOf(scan), at, now, result: input.result },
        ...{ fast: isFast(scan), award: awardOf(scan) },
      })
      if (!decision.ok) return decision
      const { update, after } = decision.value
      outcome = decision.value.outcome
      return {
        ok: true,
        value: { update, after: after as SortingDoc, items: update ? creditsOf(after) : [] },
      }
    },
  })
  return outcome
}

/** Writes it down once, and credits what it brings with the same write. */
async function writeDown(scan: Scanning): Promise<Result<{ outcome: ScanOutcome; points: number }>> {
  const { input, caller, at, now } = scan
  const own = newSorting(scan)
  const [sortingId, found] = await Promise.all([
    claimHome(scan.carrier, { at, part: scan.part, sortingId: own._id }),
    findSorting(own._id),
  ])
  const sorting = { ...own, _id: sortingId }
  const stands = sortingId === own._id ? found : await findSorting(sortingId)
  const isNews = !stands || movesOn(stands, { result: input.result, at })
  if (isNews && !(await claimPair(at, householdKeyOf(caller.person), sorting.householdKey)))
    return refuse('SORT_EACH_OTHER')
  const { state, points } = sorting
  if (!stands && (await addWithItems(SORTINGS, sorting as SortingDoc, creditsOf(sorting), now)))
    return done({ outcome: outcomeOf(state), points: state === 'right' ? points : 0 })
  const other = stands ?? (await findSorting(sorting._id))
  const outcome = other ? await goOn(other, scan) : 'already'
  return done({ outcome, points: outcome === 'right' ? points : 0 })
}

/**
 * Four requests, one more for each of door and pool, and those of the credit; two more the first time that two households
 * meet; a repeat two.
 */
export const scan: Handler<'sort.scan'> = {
  joins: ({ input, personId, now }) => ({
    ...withStation,
    ...pointJoin(input.pointId),
    cardHolder: cardHolderJoin(input.cardToken),
    fast: fastJoin(personId, Math.min(input.at, now)),
  }),
  run: withJoined<SortingPointDoc>('point')(async (found, context) => {
    const { input, caller, joined, now } = context as unknown as Context<'sort.scan'>
    const bearer = bearerIn(joinedOne<PersonDocument & Doc>(joined, 'cardHolder'), input.cardToken, caller)
    if (!bearer.ok) return bearer
    const { carrier, bearerId } = bearer.value
    const at = Math.min(input.at, now)
    const may = mayScan({ point: found, helper: caller.person, bearer: carrier, at, now })
    if (!may.ok) return may
    const scanning = { input, caller, joined, now, point: found, carrier, bearerId, part: may.value, at }
    const written = await writeDown(scanning)
    return written.ok ? done({ ...written.value, name: homeName(carrier) }) : written
  }),
}
