/**
 * Owns the promise that whatever a command takes can be shown: the largest and the smallest of every field is stored
 * through every command, and then all pages open, for everybody, with every row.
 */
import { contract, type ActionName } from '../../../src/contract'
import { appointedRoles } from '../../../src/domain/person/roles'
import { asksOf } from '../../support/asks'
import { leavesOf, type Size, withValue } from '../../support/extremes'
import { fullStation, type FullStation } from '../../support/full-station'
import { appoint } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const names = Object.keys(contract) as ActionName[]
/** Commands with something in their input that has a size. */
const sized = (size: Size): ActionName[] =>
  names.filter(
    (name) => contract[name].kind === 'command' && leavesOf(contract[name].input, size, {}, 0).length > 0,
  )
const queries = names.filter((name) => contract[name].kind === 'query')

let test: TestCloud
let full: FullStation
let kept: string

beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
  await appoint(test, 'o-everything', appointedRoles, {
    ...{ gridIds: ['g01', 'g02'], 'volunteer.state': 'active', partnerId: full.partnerId },
  })
  kept = await test.cloud.snapshot()
})
afterAll(() => test.close())

async function again(): Promise<void> {
  await test.cloud.restore(kept)
  test.at(full.today)
}

const send = async (by: string, action: ActionName, input: unknown) => {
  const requestKey = 'a-key-for-extremes'
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

/** Every opening action as these people ask it, and those that show what was just made. @returns what went wrong */
async function openings(people: readonly string[], made: unknown): Promise<string[]> {
  const asks = asksOf(full, test)
  const found = Object.entries((made ?? {}) as Record<string, unknown>).flatMap(([field, id]) =>
    (shows[field] ?? []).map((action): [ActionName, object] => [action, { [field]: id }]),
  )
  const all = [...queries.map((action): [ActionName, object] => [action, asks[action].input]), ...found]
  const wrong: string[] = []
  const queue = people.flatMap((openid) => all.map(([action, input]) => ({ openid, action, input })))
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { code, leftOut } = await send(next.openid, next.action, next.input)
      if (code === 'INTERNAL' || code === 'BUSY') wrong.push(`${next.openid} ${next.action}: ${code}`)
      if (leftOut) wrong.push(`${next.openid} ${next.action}: a row is left out`)
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return wrong
}

describe.each(['largest', 'smallest'] as const)('the %s of everything', (size) => {
  it.each(sized(size))('%s takes it, and every page still opens', async (action) => {
    const input = await accepted(action, size)
    await again()
    const { by } = asksOf(full, test)[action]
    const { code, data } = await send(by, action, input)
    expect(code).toBe('OK')
    await test.jobs()
    const wrong = await openings([...new Set([by, 'o-everything'])], data)
    expect(wrong.length === 0 ? [] : [...wrong, JSON.stringify(input)]).toEqual([])
    expect(await test.rows('asides')).toEqual([])
  })
})
