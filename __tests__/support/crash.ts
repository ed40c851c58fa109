/** Owns crashing a call at every one of its database requests in each of the four ways. */
import type { TestInput } from './as-shown'
import type { ActionName } from '../../src/contract'
import type { TestCloud } from './test-cloud'

export const faultKinds = ['before', 'after', 'conflict', 'kill'] as const
export type FaultKind = (typeof faultKinds)[number]

/** Every request of a call with so many, in each way: what to iterate over. */
export const everyCrash = (
  requests: number,
  kinds: readonly FaultKind[] = faultKinds,
): [request: number, kind: FaultKind][] =>
  Array.from({ length: requests }, (_, i) => i + 1).flatMap((request) =>
    kinds.map((kind): [number, FaultKind] => [request, kind]),
  )

/** Calls an action while its nth request fails. Whatever comes of it: the phone does not know either. */
export async function crashCall<A extends ActionName>(
  test: TestCloud,
  openid: string,
  action: A,
  input: TestInput<A>,
  [request, kind]: [number, FaultKind],
  requestKey?: string,
): Promise<void> {
  test.cloud.fault({ function: 'api', openid, request, kind })
  await test.call(openid, action, input, requestKey).catch(() => undefined)
}

/** Runs the jobs while their nth request fails. */
export async function crashJobs(test: TestCloud, [request, kind]: [number, FaultKind]): Promise<void> {
  test.cloud.fault({ function: 'jobs', request, kind })
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
  const requests = test.cloud.trace(callId)?.requests ?? []
  const asked = requests.filter(({ action }) => action.startsWith('database.'))
  const numbers = asked.flatMap(({ collection }, i) =>
    collection === null || collections.includes(collection) ? [i + 1] : [],
  )
  if (numbers.length === 0) throw new Error(`nothing was asked of ${collections.join(', ')}`)
  return numbers
}

/** The same in each of the four ways: what to iterate over. */
export const crashesOn = (
  test: TestCloud,
  callId: string,
  collections: readonly string[],
  kinds: readonly FaultKind[] = faultKinds,
): [request: number, kind: FaultKind][] =>
  requestsOn(test, callId, collections).flatMap((request) =>
    kinds.map((kind): [number, FaultKind] => [request, kind]),
  )
