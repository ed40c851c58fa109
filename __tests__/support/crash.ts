/** Owns crashing a call at every one of its database requests in each of the four ways. */
import type { TestInput } from './as-shown'
import type { RequestRecord } from '../../emulator/trace'
import type { ActionName } from '../../src/contract'
import { HOUR } from '../../src/domain/kernel/clock'
import type { TestCloud } from './test-cloud'

export const faultKinds = ['before', 'after', 'conflict', 'kill'] as const
export type FaultKind = (typeof faultKinds)[number]

export type Crash = [request: number, kind: FaultKind]

const eachOf = (requests: readonly number[], kinds: readonly FaultKind[]): Crash[] =>
  requests.flatMap((request) => kinds.map((kind): Crash => [request, kind]))

/** Every request of a call with so many, in each way: what to iterate over. */
export const everyCrash = (requests: number, kinds: readonly FaultKind[] = faultKinds): Crash[] =>
  eachOf(
    Array.from({ length: requests }, (_, i) => i + 1),
    kinds,
  )

/** Requests that change nothing. */
const readings: readonly string[] = [
  'database.getDocument',
  'database.calculateDocument',
  'database.aggregateDocuments',
]

/** What a traced call asked of the database, in order. */
function askedBy(test: TestCloud, requestId: string): RequestRecord[] {
  const requests = test.cloud.trace(requestId)?.requests ?? []
  const asked = requests.filter(({ action }) => action.startsWith('database.'))
  if (asked.length === 0) throw new Error('nothing was asked of the database')
  return asked
}

/**
 * In which ways a request can leave something that no other way leaves. One that only reads changes nothing: its lost
 * answer is a lost request, and a death there leaves what a death at the next one leaves, unless it is the last. In a
 * transaction a conflict ends more than the request itself.
 */
function waysOf(asked: readonly RequestRecord[], at: number, kinds: readonly FaultKind[]): FaultKind[] {
  const request = asked[at] as RequestRecord
  if (request.transaction !== null || !readings.includes(request.action)) return [...kinds]
  const isLast = at === asked.length - 1
  const broken = kinds.find((kind) => kind === 'before' || kind === 'after')
  return kinds.filter((kind) => kind === broken || (kind === 'kill' && isLast))
}

/** Every request of a call that was made without a crash, in each way that leaves something else: what to iterate over. */
export function crashesIn(
  test: TestCloud,
  { requestId }: { requestId: string },
  kinds: readonly FaultKind[] = faultKinds,
): Crash[] {
  const asked = askedBy(test, requestId)
  return asked.flatMap((_, at) => eachOf([at + 1], waysOf(asked, at, kinds)))
}

/**
 * How a way is played. A call that stops leaves what a death leaves, and the next one needs no new process, whose start is
 * dearer than all that a call does. The walk ends processes in earnest.
 */
const played = (kind: FaultKind) => (kind === 'kill' ? 'stop' : kind)

/** Calls an action while its nth request fails. Whatever comes of it: the phone does not know either. */
export async function crashCall<A extends ActionName>(
  test: TestCloud,
  openid: string,
  action: A,
  input: TestInput<A>,
  [request, kind]: Crash,
  requestKey?: string,
): Promise<void> {
  test.cloud.fault({ function: 'api', openid, request, kind: played(kind) })
  await test.call(openid, action, input, requestKey).catch(() => undefined)
}

/** Runs the jobs while their nth request fails. */
export async function crashJobs(test: TestCloud, [request, kind]: Crash): Promise<void> {
  test.cloud.fault({ function: 'jobs', request, kind: played(kind) })
  await test.jobs().catch(() => undefined)
}

/** Lets a minute pass and runs the jobs, twice: what the first run could not finish the second one does. */
export async function laterJobs(test: TestCloud): Promise<void> {
  for (let run = 0; run < 2; run++) {
    test.at(test.now() + 60_000)
    await test.jobs()
  }
}

/**
 * The numbers of a call's database requests on these collections, with the beginnings and ends of transactions. A run
 * of the jobs is long, and a test lets only those die that it is about: the other jobs have tests of their own.
 */
export function requestsOn(test: TestCloud, callId: string, collections: readonly string[]): number[] {
  const numbers = askedBy(test, callId).flatMap(({ collection }, i) =>
    collection === null || collections.includes(collection) ? [i + 1] : [],
  )
  if (numbers.length === 0) throw new Error(`nothing was asked of ${collections.join(', ')}`)
  return numbers
}

/** The same in each of the ways that leave something else: what to iterate over. */
export function crashesOn(
  test: TestCloud,
  callId: string,
  collections: readonly string[],
  kinds: readonly FaultKind[] = faultKinds,
): Crash[] {
  const asked = askedBy(test, callId)
  return requestsOn(test, callId, collections).flatMap((request) =>
    eachOf([request], waysOf(asked, request - 1, kinds)),
  )
}

type Order = 'repeat first' | 'jobs first'

/**
 * Who comes next. Where something was or may have been written, the jobs must get along without the person's repeat. A
 * death leaves what a lost request leaves, after which the repeat has come first already.
 */
const orders: Readonly<Record<FaultKind, readonly Order[]>> = {
  before: ['repeat first'],
  conflict: ['repeat first'],
  after: ['repeat first', 'jobs first'],
  kill: ['jobs first'],
}

export const ordersAfter = ([, kind]: Crash): readonly Order[] => orders[kind]

/** Keeps the present, stored and on the clock; what it answers comes back to it. */
export async function keepPresent(test: TestCloud): Promise<() => Promise<void>> {
  const name = await test.cloud.snapshot()
  const start = test.now()
  return async () => {
    await test.cloud.restore(name)
    test.at(start)
  }
}

/** What stands there with every instant as whole hours from a start, since a repeat comes some minutes later. */
const roughly = (found: unknown, start: number): unknown =>
  JSON.parse(
    JSON.stringify(found, (_, value: unknown) =>
      typeof value === 'number' && value > 1e12 ? `${Math.round((value - start) / HOUR)} h` : value,
    ),
  )

/**
 * Crashes a call at every request in every way. After the same person's repeat everything must stand as it does without a
 * crash; where something was or may have been written, the jobs must get along before that repeat as well.
 * @param standing what is compared, read at rest; instants only to the hour
 */
export async function alikeAfterCrashes<A extends ActionName>(
  test: TestCloud,
  [openid, action, input]: readonly [openid: string, action: A, input: TestInput<A>],
  standing: () => Promise<unknown>,
): Promise<void> {
  // What the jobs do once a day is done, so that a run of theirs does what follows from the call.
  await test.jobs()
  const rewind = await keepPresent(test)
  const start = test.now()
  const key = 'a-key-for-crashes'
  const clean = await test.call(openid, action, input, key)
  expect(clean).toMatchObject({ ok: true })
  await laterJobs(test)
  const whole = roughly(await standing(), start)
  for (const crash of crashesIn(test, clean)) {
    for (const order of ordersAfter(crash)) {
      await rewind()
      await crashCall(test, openid, action, input, crash, key)
      if (order === 'jobs first') await laterJobs(test)
      await test.must(openid, action, input, key)
      await laterJobs(test)
      expect([...crash, order, roughly(await standing(), start)]).toEqual([...crash, order, whole])
    }
  }
}
