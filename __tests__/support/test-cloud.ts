/** Owns the cloud that API tests run on: the real function bundles on the real local cloud, in a data folder of its own. */
import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { cardTokenOf, personIdOf } from '../../cloudfunctions/api/platform/identity'
import { database } from '../../cloudfunctions/database/declaration'
import { CloudClock } from '../../emulator/clock'
import { type Cloud, type CloudOptions } from '../../emulator/start-cloud'
import { isStale } from '../../scripts/stale'
import {
  commonErrors,
  contract,
  type ActionName,
  type ApiError,
  type ErrorCode,
  type Output,
} from '../../src/contract'
import { newPerson } from '../../src/domain/person/new-person'
import { asShown, type TestInput } from './as-shown'
import { beginning } from './beginning'
import { theGroup } from './group-robot'
import { cloudOfItsOwn, cloudOfSuite } from './kept-cloud'

const root = resolve(__dirname, '../..')
const functions = join(root, 'dist/cloud')

/** What a test lets a call of a function take, in seconds. */
const patience = 300

/** The station of everybody who is not said to be of another. */
export const homeStation = 'st1'

/** The jobs stop as far before that limit as the platform's guide asks. */
export const testEnv = {
  PERSON_KEY: 'a-key-for-tests',
  CERTIFICATE_KEY: 'a-key-for-certificates-in-tests-alone',
  FIRST_HEAD_CODE: 'a-code-for-the-first',
  JOBS_WORK_SECONDS: String(patience - 15),
}

// Ids follow from the key, and tests name people by their openids.
Object.assign(process.env, testEnv)

/** Costs of one call: database requests, the longest chain of them, documents examined. */
export interface Cost {
  ops: number
  depth: number
  docs: number
}

/** What a phone is answered, what it cost, and the id by which the trace knows the call. */
export type TestReply<T> = Cost & { requestId: string } & (
    { ok: true; data: T } | { ok: false; error: ApiError }
  )

export interface TestCloud {
  cloud: Cloud
  /**
   * Calls an action as the person behind an openid; a fault of the function itself throws. Whoever has not said which
   * station is theirs is of the home station.
   */
  call<A extends ActionName>(
    openid: string,
    action: A,
    input: TestInput<A>,
    requestKey?: string,
  ): Promise<TestReply<Output<A>>>
  /** Sends any event at all, as a hostile client would. */
  send(openid: string, event: object): Promise<TestReply<unknown>>
  /** The answer's data; a refusal throws with its code. */
  must<A extends ActionName>(
    openid: string,
    action: A,
    input: TestInput<A>,
    requestKey?: string,
  ): Promise<Output<A>>
  /** What somebody is answered: ok, or the code of the refusal. */
  code<A extends ActionName>(openid: string, action: A, input: TestInput<A>): Promise<string>
  /** Runs the timer function once and answers its summary. */
  jobs(): Promise<unknown>
  /** All documents of a collection that match, straight from the store. */
  rows<T>(collection: string, query?: Record<string, unknown>): Promise<T[]>
  /** Makes somebody a resident of the home station who has been here before and has told nothing yet. */
  settle(openid: string): Promise<void>
  /** Moves the cloud's time to an instant. */
  at(instant: number): void
  now(): number
  close(): Promise<void>
}

function buildIfStale(): void {
  const sources = ['src/contract', 'src/domain', 'cloudfunctions', 'scripts'].map((name) => join(root, name))
  if (!isStale(join(functions, 'database.json'), sources)) return
  execFileSync('npx', ['tsx', 'scripts/build-functions.ts'], { cwd: root, stdio: 'pipe' })
}

let keys = 0

/** Somebody of the home station who has been here before and has told nothing yet. */
async function settle(cloud: Cloud, openid: string): Promise<void> {
  const personId = personIdOf(openid)
  const known = await cloud.store.find('people', { query: { _id: personId }, limit: 1 })
  if (known.docs.length > 0) return
  const cardToken = cardTokenOf(personId)
  const person = newPerson({ personId, openid, stationId: homeStation, cardToken, now: cloud.clock.now() })
  // Another call of the same person may have been quicker.
  await cloud.store.insert('people', [{ ...person }]).catch(() => undefined)
}

/** Every code that an action may be refused with. */
const answersOf = (action: ActionName): readonly ErrorCode[] => [...commonErrors, ...contract[action].errors]

/**
 * Starts a cloud with the declared database and nothing in it but what `arrange` writes. Timers do not fire by themselves.
 * @param given what else the cloud should do, such as serving pages beside its own addresses
 */
export async function testCloud(
  given: Partial<Pick<CloudOptions, 'functions' | 'extend' | 'data' | 'env' | 'database' | 'templates'>> = {},
): Promise<TestCloud> {
  buildIfStale()
  const env = { ...testEnv, GROUP_ROBOT_ORIGIN: (await theGroup()).origin }
  const options: CloudOptions = {
    ...{ functions, database, env, push: 'jobs', timers: false, log: () => undefined },
    clock: new CloudClock(beginning - Date.now()),
    // A cold function, and a long run of the jobs, takes longer on a busy machine than the platform grants.
    timeout: patience,
    // Suites of the cloud itself, and those on the lowest Node, go over HTTP; here it would only take time.
    wire: 'port',
    // Nothing here outlives the test; that a write does otherwise is what the store's own suites are about.
    durable: false,
    ...given,
  }
  // A cloud with wishes of its own is nobody else's.
  const isUsual = Object.keys(given).length === 0
  const { cloud, leave } = isUsual ? await cloudOfSuite(options) : await cloudOfItsOwn(options)
  const send = async (openid: string, event: object): Promise<TestReply<unknown>> => {
    const answer = await cloud.call('api', event, { openid })
    if (answer.error) throw new Error(`the function failed: ${answer.error.code} ${answer.error.message}`)
    const { requestId, ops, depth, docs } = answer
    return { ...(answer.result as { ok: true; data: unknown }), requestId, ops, depth, docs }
  }
  const test: TestCloud = {
    cloud,
    send,
    call: async (openid, action, input, requestKey = `test-key-${String(++keys).padStart(6, '0')}`) => {
      const shown = await asShown(action, input, test.rows)
      const event = { action, input: shown, requestKey }
      let reply = (await send(openid, event)) as TestReply<never>
      if (!reply.ok && reply.error.code === 'STATION_NEEDED') {
        await settle(cloud, openid)
        reply = (await send(openid, event)) as TestReply<never>
      }
      // What the contract does not name no screen has words for.
      if (!reply.ok && !(answersOf(action) as readonly string[]).includes(reply.error.code))
        throw new Error(`${action} answered ${reply.error.code}, which its contract does not name`)
      return reply
    },
    must: async (openid, action, input, requestKey) => {
      const reply = await test.call(openid, action, input, requestKey)
      if (!reply.ok)
        throw new Error(`${action} was refused: ${reply.error.code} ${JSON.stringify(reply.error.details)}`)
      return reply.data
    },
    code: async (openid, action, input) => codeOf(await test.call(openid, action, input)),
    jobs: async () => {
      const answer = await cloud.call('jobs', {}, { source: 'wx_trigger' })
      if (answer.error) throw new Error(`jobs failed: ${answer.error.message}`)
      return answer.result
    },
    rows: async <T>(collection: string, query: Record<string, unknown> = {}) =>
      (await cloud.store.find(collection, { query, limit: 100_000 })).docs as T[],
    settle: (openid) => settle(cloud, openid),
    at: (instant) => cloud.setClock(instant - Date.now()),
    now: () => cloud.clock.now(),
    close: leave,
  }
  return test
}

/** The code of a refusal, or ok. */
export const codeOf = (reply: { ok: boolean; error?: { code: string } }): string =>
  reply.ok ? 'ok' : (reply.error?.code ?? '')
