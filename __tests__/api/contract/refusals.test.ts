/**
 * Owns the refusals of every action: what is not there, what was read before somebody else changed it, what is another
 * person's, another station's or another role's gets the right code, and nothing is written.
 */
import { contract, type ActionName, type ErrorCode } from '../../../src/contract'
import { CardToken, Id, Version } from '../../../src/contract/shapes'
import type { Ask } from '../../support/ask'
import { asksOf } from '../../support/asks'
import { fullStation, type FullStation } from '../../support/full-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { refusals } from '../../support/refusals'

const names = Object.keys(contract) as ActionName[]

let test: TestCloud
let full: FullStation
let kept: string
let before: string

beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
  kept = await test.cloud.snapshot()
  before = await everything()
})
afterAll(() => test.close())

interface Person {
  quota?: unknown
  requests?: unknown[]
}

/** Everything that is stored but for how often somebody asked today, as text. */
async function everything(): Promise<string> {
  const plain = ({ quota: _quota, requests = [], ...row }: Person) => ({ ...row, requests })
  const all = await Promise.all(
    test.cloud.store
      .collections()
      .map(async ({ name }) => [name, (await test.rows<Person>(name)).map(plain)]),
  )
  return JSON.stringify(all)
}

const askOf = (action: ActionName): Ask => asksOf(full, test)[action]

let keys = 0

interface Reply {
  ok: boolean
  error?: { code: ErrorCode }
}

interface Answer {
  code: ErrorCode | 'OK'
  wrote: boolean
}

const WRITES = /add|delete|insert|modify|remove|update/i

/** What somebody is answered, and whether anything was written; the station is then as it was. */
async function answer(action: ActionName, by: string, input: unknown): Promise<Answer> {
  const event = { action, input, requestKey: `refused-key-${String(++keys).padStart(6, '0')}` }
  const { result, requestId } = await test.cloud.call('api', event, { openid: by })
  const reply = result as Reply
  const asked = test.cloud.trace(requestId)?.requests ?? []
  // Most refusals only read; then there is nothing to compare.
  const wrote = asked.some((request) => WRITES.test(request.action)) && (await everything()) !== before
  if (wrote) await test.cloud.restore(kept)
  return { code: reply.ok ? 'OK' : (reply.error?.code ?? 'INTERNAL'), wrote }
}

const refused = (code: ErrorCode | 'OK'): Answer => ({ code, wrote: false })

interface Node {
  type: string
  entries?: Record<string, Node>
  wrapped?: Node
  item?: Node
}

/** Fields of an input with their schemas; the first item of a list stands for all. */
function fieldsOf(node: Node, path: string[] = []): [path: string, schema: unknown][] {
  if (node.type === 'object')
    return Object.entries(node.entries ?? {}).flatMap(([name, inner]) => fieldsOf(inner, [...path, name]))
  if (node.type === 'optional' || node.type === 'nullable') return fieldsOf(node.wrapped as Node, path)
  if (node.type === 'array') return fieldsOf(node.item as Node, [...path, '0'])
  return [[path.join('.'), node]]
}

const inputFields = (action: ActionName) => fieldsOf(contract[action].input as unknown as Node)

type Tree = Record<string, unknown>

/** The input with one field exchanged. */
function withField(input: unknown, path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(input)) as Tree
  const steps = path.split('.')
  let at = copy
  steps.slice(0, -1).forEach((step, i) => {
    at[step] ??= steps[i + 1] === '0' ? [] : {}
    at = at[step] as Tree
  })
  at[steps[steps.length - 1] ?? ''] = value
  // A building is named with its grid, somebody by card or by id, and somebody else with the way in which it came in.
  if (path.includes('buildings.')) at['building'] = '1 号楼'
  if (path.startsWith('behalf.')) at['via'] = 'family'
  if (path === 'card' || path === 'cardToken') delete copy['personId']
  return copy
}

const read = (input: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, step) => (at as Tree | undefined)?.[step], input)

it('says of every field that names something what is answered when it is not there', () => {
  const wanted = names.map((name) => [
    name,
    inputFields(name).flatMap(([path, schema]) => (schema === Id || schema === CardToken ? [path] : [])),
  ])
  expect(names.map((name) => [name, Object.keys(refusals[name].gone ?? {})])).toEqual(wanted)
})

it('says of every version what is answered when it is another', () => {
  const versioned = names.filter((name) => inputFields(name).some(([, schema]) => schema === Version))
  expect(versioned.filter((name) => !refusals[name].stale)).toEqual([])
})

describe.each(names)('%s', (action) => {
  const { gone = {}, stale = {}, neighbour = 'OK', foreign = 'OK', seen = {} } = refusals[action]

  it('is done for whoever may', async () => {
    test.at(full.today)
    const { by, input } = askOf(action)
    expect((await answer(action, by, input)).code).toBe('OK')
  })

  for (const [path, code] of Object.entries(gone)) {
    it(`names a ${path} that is not there: ${code}`, async () => {
      const { by, input } = askOf(action)
      const unknown = path === 'scanned' ? '0000000000' : 'nobody0000'
      const asked = withField(input, path, unknown)
      expect(await answer(action, byCard[`${action} ${path}`] ?? by, asked)).toMatchObject(
        // What a station has no sticker for is left out of the proof, and the visit counts.
        path === 'proof.placeCode' ? { code } : refused(code),
      )
    })
  }

  for (const [path, code] of Object.entries(stale)) {
    it(`was read in another ${path}: ${code}`, async () => {
      const { by, input } = askOf(action)
      const is = read(input, path) as number
      for (const other of [is - 1, is + 1])
        expect([other, await answer(action, by, withField(input, path, other))]).toEqual([
          other,
          refused(code),
        ])
    })
  }

  for (const [path, code] of Object.entries(seen)) {
    it(`agreed to another ${path}: ${code}`, async () => {
      const { by, input } = askOf(action)
      const is = read(input, path)
      const other = typeof is === 'number' ? is + 60_000 : '别处'
      expect(await answer(action, by, withField(input, path, other))).toEqual(refused(code))
    })
  }

  it(`asked by a neighbour: ${neighbour}`, async () => {
    const { by, input } = askOf(action)
    const other = by === 'o-neighbour' ? 'o-lead' : 'o-neighbour'
    const got = await answer(action, other, input)
    expect(neighbour === 'OK' ? got.code : got).toEqual(neighbour === 'OK' ? 'OK' : refused(neighbour))
  })

  it(`asked by somebody of another station, whatever the role: ${foreign}`, async () => {
    const got = await answer(action, 'o-foreign', askOf(action).input)
    expect(foreign === 'OK' ? got.code : got).toEqual(foreign === 'OK' ? 'OK' : refused(foreign))
  })
})

/** Cards are read by those who act for people without a phone. */
const byCard: Record<string, string> = {
  'store.reserve card': 'o-grid',
  'wish.make cardToken': 'o-grid',
}
