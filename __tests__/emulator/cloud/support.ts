/** Owns the cloud that tests run against: the fixture functions, their database, and typed short ways to ask. */
import path from 'node:path'
import type { Wire } from '../../../emulator/functions/messages'
import type { CloudOptions } from '../../../emulator/options'
import { type CallAnswer, type Cloud, startCloud } from '../../../emulator/start-cloud'
import type { DatabaseDeclaration } from '../../../emulator/store/types'

export const FUNCTIONS = path.join(__dirname, 'functions')

export const DATABASE: DatabaseDeclaration = {
  collections: [
    ...['things', 'orders', 'accounts', 'counters', 'many', 'fat', 'empty'].map((name) => ({ name })),
    { name: 'people', indexes: [{ name: 'phone', keys: { phone: 1 as const }, unique: true }] },
    { name: 'places', indexes: [{ name: 'loc', keys: { loc: '2dsphere' as const } }] },
    { name: 'paged', indexes: [{ name: 'group_n', keys: { group: 1 as const, n: -1 as const } }] },
  ],
}

let wire: Wire = 'http'

/** From here on the SDK of every function asks by the channel to its cloud. */
export const goByTheChannel = (): void => void (wire = 'port')

/** A cloud over the fixtures, silent, patient as a busy machine needs it, and without timers of its own unless told. */
export function testCloud(options: Partial<CloudOptions> = {}): Promise<Cloud> {
  return startCloud({
    functions: FUNCTIONS,
    database: DATABASE,
    timers: false,
    timeout: 60,
    log: () => undefined,
    wire,
    ...options,
  })
}

export interface ScenarioError {
  errCode?: number
  errMsg?: string
  code?: string
  message?: string
}

/** Runs one scenario of the fixture function `db` and answers what it returned or how the SDK refused. */
export async function scenario(
  cloud: Cloud,
  run: string,
  event: object = {},
): Promise<{ ok?: unknown; error?: ScenarioError; answer: CallAnswer }> {
  const answer = await cloud.call('db', { run, ...event }, { openid: 'o-tester' })
  if (answer.error) throw new Error(answer.error.message)
  return { ...(answer.result as { ok?: unknown; error?: ScenarioError }), answer }
}

/** Runs one way of the fixture function `probe`. */
export function probe(
  cloud: Cloud,
  way: string,
  event: object = {},
  openid = 'o-tester',
): Promise<CallAnswer> {
  return cloud.call('probe', { way, ...event }, { openid })
}

/** Asks the HTTP face and answers status, headers and JSON. */
export async function ask(
  cloud: Cloud,
  method: string,
  address: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; json: { [key: string]: unknown } }> {
  const init = { method, headers: { 'content-type': 'application/json', ...headers } }
  const sent =
    body === undefined ? init : { ...init, body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await fetch(cloud.url + address, sent)
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    json: JSON.parse(text || '{}') as { [key: string]: unknown },
  }
}
