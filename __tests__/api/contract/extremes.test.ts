/**
 * Owns the promise that whatever a command takes can be shown: the largest and the smallest of every field is stored
 * through every command, and then all pages open, for everybody, with every row. Several commands are given before the
 * pages are opened, as many as go one after the other; whatever a command before forbids is given to a station as it was.
 */
import { contract, type ActionName } from '../../../src/contract'
import { appointedRoles } from '../../../src/domain/person/roles'
import { asksOf } from '../../support/asks'
import { leavesOf, type Size, withValue } from '../../support/extremes'
import { fullStation, type FullStation } from '../../support/full-station'
import { type Reading, type Readings, readingsOf } from '../../support/readings'
import { appoint } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const names = Object.keys(contract) as ActionName[]
/** Commands with something in their input that has a size. */
const sized = (size: Size): ActionName[] =>
  names.filter(
    (name) => contract[name].kind === 'command' && leavesOf(contract[name].input, size, {}, 0).length > 0,
  )
const queries = names.filter((name) => contract[name].kind === 'query')

/** What is kept of a person for commands alone: how often a day something was done, and which requests were made. */
const FOR_COMMANDS = ['quota', 'requests']

/** More processes at once take longer to warm up than two cores win by them. */
const SIDE_BY_SIDE = 2

let test: TestCloud
let full: FullStation
let kept: string
let readings: Readings

beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
  await appoint(test, 'o-everything', appointedRoles, {
    ...{ gridIds: ['g01', 'g02'], 'volunteer.state': 'active', partnerId: full.partnerId },
  })
  // What is due is done, so that a run of the jobs after a command does what follows from the command.
  test.at(full.today)
  await test.jobs()
  kept = await test.cloud.snapshot()
  readings = readingsOf(test, FOR_COMMANDS)
})
afterAll(() => test.close())

async function again(): Promise<void> {
  // What was refused before anything was written has left the station as it was.
  if (readings.wroteSince()) await test.cloud.restore(kept)
  test.at(full.today)
}

const send = async (by: string, action: ActionName, input: unknown) => {
  const requestKey = `a-key-for-extremes-${action.replace('.', '-')}`
  const { result, error, requestId } = await test.cloud.call(
    'api',
    { action, input, requestKey },
    { openid: by },
  )
  if (error) throw new Error(`${action} failed: ${error.message}`)
  const reply = result as { ok: boolean; data?: unknown; error?: { code: string } }
  const logs = JSON.stringify(test.cloud.trace(requestId)?.logs ?? [])
  return {
    code: reply.ok ? 'OK' : (reply.error?.code ?? ''),
    data: reply.data,
    leftOut: logs.includes('left out'),
    requestId,
  }
}

/** The most extreme input that is accepted, found field by field; null when none is. */
async function accepted(action: ActionName, size: Size): Promise<unknown> {
  const { by, input: base } = asksOf(full, test)[action]
  const tried: string[] = []
  const takes = async (input: unknown): Promise<boolean> => {
    await again()
    const { code } = await send(by, action, input)
    if (code === 'INTERNAL') tried.push(JSON.stringify(input).slice(0, 300))
    return code === 'OK'
  }
  const leaves = leavesOf(contract[action].input, size, base, test.now())
  const all = leaves.reduce((input, { path, values }) => withValue(input, path, values[0]), base as unknown)
  let best: unknown = base
  if (await takes(all)) best = all
  else
    for (const { path, values } of leaves) {
      for (const value of values) {
        const next = withValue(best, path, value)
        if (!(await takes(next))) continue
        best = next
        break
      }
    }
  expect(tried).toEqual([])
  return best
}

/** What shows a thing that a command answered with, by the field that names it. */
const shows: Record<string, ActionName[]> = {
  activityId: ['desk.activity'],
  sessionId: ['activity.detail', 'attendance.roster', 'attendance.door', 'desk.printRoster'],
  wishId: ['wish.open'],
  noticeId: ['notice.form', 'notice.reach', 'notice.callList'],
  prizeId: ['store.deskPrize', 'store.prize'],
  recordId: ['hours.receipt'],
  redemptionId: ['store.redemption'],
}

interface Opening {
  openid: string
  action: ActionName
  input: object
}

/** What a page is that does not open as it should. */
async function wrongOf({ openid, action, input }: Opening): Promise<{ wrong: string[]; requestId: string }> {
  const { code, leftOut, requestId } = await send(openid, action, input)
  const wrong: string[] = []
  if (code === 'INTERNAL' || code === 'BUSY') wrong.push(`${openid} ${action}: ${code}`)
  if (leftOut) wrong.push(`${openid} ${action}: a row is left out`)
  return { wrong, requestId }
}

/** Every opening action as somebody asks it. */
function openingsOf(openid: string): Opening[] {
  const asks = asksOf(full, test)
  return queries.map((action) => ({ openid, action, input: asks[action].input }))
}

type Read = readonly Reading[]

/** By person: what each opening reads where no command was given yet; null for what has to be asked each time. */
const usual = new Map<string, Map<ActionName, Read | null>>()

/** Opens everything as somebody for the first time, before any command. @returns what each opening reads */
async function opened(openid: string): Promise<Map<ActionName, Read | null>> {
  const known = usual.get(openid)
  if (known) return known
  const found = new Map<ActionName, Read | null>()
  for (const opening of openingsOf(openid)) {
    let wrong: string[] = []
    const read = await readings.during(async () => {
      const asked = await wrongOf(opening)
      wrong = asked.wrong
      return asked.requestId
    })
    expect(wrong).toEqual([])
    found.set(opening.action, read)
  }
  usual.set(openid, found)
  return found
}

/** Opens what reads anything else than before the commands, and what shows that which they made. @returns what went wrong */
async function openings(people: readonly string[], made: readonly unknown[]): Promise<string[]> {
  const found = made
    .flatMap((data) => Object.entries((data ?? {}) as Record<string, unknown>))
    .flatMap(([field, id]) =>
      (shows[field] ?? []).map((action): [ActionName, object] => [action, { [field]: id }]),
    )
  const wrong: string[] = []
  const queue: Opening[] = []
  for (const openid of people) {
    for (const opening of openingsOf(openid)) {
      const read = usual.get(openid)?.get(opening.action) ?? null
      if (read === null || !(await readings.stillFinds(read))) queue.push(opening)
    }
    queue.push(...found.map(([action, input]) => ({ openid, action, input })))
  }
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) wrong.push(...(await wrongOf(next)).wrong)
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  return wrong
}

/** So many commands are given before the pages are opened, at most. */
const AT_ONCE = 8

const inGroups = (all: readonly ActionName[]): ActionName[][] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => all.slice(i * AT_ONCE, (i + 1) * AT_ONCE))

/** Gives commands one after the other to a station as it was. @returns those that it took, with what they answered */
async function given(commands: readonly (readonly [ActionName, unknown])[]) {
  await again()
  const asks = asksOf(full, test)
  const taken: { action: ActionName; by: string; data: unknown }[] = []
  for (const [action, input] of commands) {
    const { by } = asks[action]
    const { code, data } = await send(by, action, input)
    if (code === 'OK') taken.push({ action, by, data })
    // The first of them meets nothing that another one has changed.
    else if (taken.length === 0) expect([action, code]).toEqual([action, 'OK'])
  }
  await test.jobs()
  return taken
}

describe.each(['largest', 'smallest'] as const)('the %s of everything', (size) => {
  const groups = inGroups(sized(size)).map((group) => [group.join(', '), group] as const)
  it.each(groups)('is taken, and every page still opens: %s', async (_, group) => {
    await again()
    const asks = asksOf(full, test)
    for (const openid of new Set(['o-everything', ...group.map((action) => asks[action].by)]))
      await opened(openid)
    let left: (readonly [ActionName, unknown])[] = []
    for (const action of group) left.push([action, await accepted(action, size)])
    while (left.length > 0) {
      const taken = await given(left)
      const people = [...new Set(['o-everything', ...taken.map(({ by }) => by)])]
      const wrong = await openings(
        people,
        taken.map(({ data }) => data),
      )
      const inputs = left.filter(([action]) => taken.some((one) => one.action === action))
      expect(wrong.length === 0 ? [] : [...wrong, JSON.stringify(inputs)]).toEqual([])
      expect(await test.rows('asides')).toEqual([])
      left = left.filter(([action]) => taken.every((one) => one.action !== action))
    }
  })
})
