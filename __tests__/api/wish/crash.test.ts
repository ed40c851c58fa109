/** Whatever request dies, and however: the repeat and the jobs bring seats, letters and credits of a wish together, once. */
import type { TestInput } from '../../support/as-shown'
import type { ActionName } from '../../../src/contract'
import { HOUR } from '../../../src/domain/kernel/clock'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import type { WishDocument } from '../../../src/domain/wish/documents'
import { personIdOf } from '../../support/builders'
import { crashCall, crashesOn, crashJobs, everyCrash, laterJobs, type FaultKind } from '../../support/crash'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import {
  aWishForm,
  handIn,
  hungWish,
  kindsFor,
  plan,
  versionOf,
  wishRow,
  wishStation,
} from '../../support/wishes'

let test: TestCloud
let wishId: string
let snapshots = 0

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
  wishId = await hungWish(test)
})
afterAll(() => test.close())

/** Keeps the present as the point from which each crash begins. */
async function keep(): Promise<() => Promise<void>> {
  const name = await test.cloud.snapshot(`wish-crash-${++snapshots}`)
  const start = test.now()
  return async () => {
    await test.cloud.restore(name)
    test.at(start)
  }
}

/** What must hold of a wish at rest, however it came there. */
async function atRest(): Promise<void> {
  const wish = await wishRow(test, wishId)
  assertSeats(wish.seats)
  expect(wish).toMatchObject({ followUps: [], unsettled: false })
  const { holders, queue } = wish.seats
  expect([...wish.helperIds].sort()).toEqual([...holders, ...queue].map(({ who }) => who).sort())
  const held = ['claimed', 'fulfilling'].includes(wish.state)
  if (held) expect(holders.length).toBeGreaterThan(0)
  if (wish.state === 'published') expect(holders).toEqual([])
  const entries = await test.rows<{ accountId: string; sourceKey: string }>('entries')
  const keys = entries.map(({ accountId, sourceKey }) => `${accountId} ${sourceKey}`)
  expect(new Set(keys).size).toBe(keys.length)
  const checks = await test.rows<{ unsettled: boolean }>('checks')
  expect(checks.filter(({ unsettled }) => unsettled)).toEqual([])
}

/** Where something was or may have been written, the jobs must also get along without the person's repeat. */
const ordersAfter = ([, kind]: [number, FaultKind]): ('repeat first' | 'jobs first')[] =>
  kind === 'after' || kind === 'kill' ? ['repeat first', 'jobs first'] : ['repeat first']

/** One action, crashed everywhere; afterwards the same input must lead to the same, and everything must agree. */
async function crashEverywhere<A extends ActionName>(
  action: A,
  openid: string,
  input: TestInput<A>,
  check: () => Promise<void>,
): Promise<number> {
  const rewind = await keep()
  const key = 'a-key-for-crashes'
  const clean = await test.call(openid, action, input, key)
  expect(clean).toMatchObject({ ok: true })
  await laterJobs(test)
  await check()
  for (const crash of everyCrash(clean.ops)) {
    for (const order of ordersAfter(crash)) {
      await rewind()
      await crashCall(test, openid, action, input, crash, key)
      if (order === 'jobs first') await laterJobs(test)
      const repeat = await test.call(openid, action, input, key)
      expect([...crash, order, repeat.ok ? 'OK' : repeat.error.code]).toEqual([...crash, order, 'OK'])
      await laterJobs(test)
      await atRest()
      await check()
    }
  }
  return clean.ops
}

const state = async () => (await wishRow(test, wishId)).state
const holders = async () => (await wishRow(test, wishId)).seats.holders.map(({ who }) => who)
const progress = async () =>
  (await kindsFor(test, 'o-wisher')).filter((kind) => kind === 'wishProgress').length

describe('a crash at every step', () => {
  it('of making a wish leaves one, under the next number, with one check', async () => {
    const checks = (await test.rows('checks')).length
    await crashEverywhere('wish.make', 'o-wisher', { form: aWishForm(test) }, async () => {
      const wishes = await test.rows<WishDocument>('wishes')
      expect(wishes.map(({ number }) => number).sort()).toEqual([1, 2])
      expect(await test.rows('checks')).toHaveLength(checks + 1)
    })
  })

  it('of claiming leaves one holder, and the wisher is told once', async () => {
    const told = await progress()
    const ops = await crashEverywhere('wish.claim', 'h-0', { wishId }, async () => {
      expect([await state(), await holders(), await progress()]).toEqual([
        'claimed',
        [personIdOf('h-0')],
        told + 1,
      ])
    })
    expect(ops).toBeLessThanOrEqual(4)
  })

  it('of standing by leaves one place in the line', async () => {
    await test.must('h-0', 'wish.claim', { wishId })
    await crashEverywhere('wish.claim', 'h-1', { wishId }, async () => {
      expect((await wishRow(test, wishId)).seats.queue.map(({ who }) => who)).toEqual([personIdOf('h-1')])
    })
  })

  it('of leaving hands the wish to the next in line, who is told once', async () => {
    for (const openid of ['h-0', 'h-1', 'h-2']) await test.must(openid, 'wish.claim', { wishId })
    await crashEverywhere('wish.leave', 'h-0', { wishId }, async () => {
      expect([await state(), await holders(), await kindsFor(test, 'h-1')]).toEqual([
        'claimed',
        [personIdOf('h-1')],
        ['wishTurn'],
      ])
    })
  })

  it('of saying how leaves one note, one check of it and one prolonged claim', async () => {
    const { leaseUntil } = await test.must('h-0', 'wish.claim', { wishId })
    const checks = (await test.rows('checks')).length
    await crashEverywhere('wish.note', 'h-0', { wishId, text: '周六送', photos: [] }, async () => {
      const wish = await wishRow(test, wishId)
      expect(wish.notes).toHaveLength(1)
      expect(wish.notes[0]?.check.verdict).toBe('passed')
      expect(wish.seats.holders[0]?.until).toBe((leaseUntil ?? 0) + 72 * HOUR)
      expect(await test.rows('checks')).toHaveLength(checks + 1)
    })
  })

  it('of handing over leaves one proof, and the wisher is asked once', async () => {
    await test.must('h-0', 'wish.claim', { wishId })
    await plan(test, 'h-0', wishId)
    const told = await progress()
    const version = await versionOf(test, wishId)
    const input = { wishId, version, text: '送到了', photos: [], facesAgreed: false }
    await crashEverywhere('wish.deliver', 'h-0', input, async () => {
      expect([await state(), await progress()]).toEqual(['delivered', told + 1])
      expect((await wishRow(test, wishId)).proof).toMatchObject({
        text: '送到了',
        check: { verdict: 'passed' },
      })
    })
  })

  it('of confirming credits the helper once and tells everybody once', async () => {
    await test.must('h-0', 'wish.claim', { wishId })
    await test.must('h-1', 'wish.claim', { wishId })
    await plan(test, 'h-0', wishId)
    await handIn(test, 'h-0', wishId)
    const version = await versionOf(test, wishId)
    await crashEverywhere('wish.move', 'o-wisher', { wishId, version, event: 'confirm' }, async () => {
      const entries = await test.rows<{ accountId: string }>('entries', { sourceKey: `wish:${wishId}` })
      expect(entries.map(({ accountId }) => accountId)).toEqual([personIdOf('h-0')])
      const [account] = await test.rows<{ balances: { points: number } }>('accounts', {
        _id: personIdOf('h-0'),
      })
      expect(account?.balances.points).toBe(5)
      expect([await state(), await kindsFor(test, 'h-0'), await kindsFor(test, 'h-1')]).toEqual([
        'confirmed',
        ['wishHelp'],
        ['wishHelp'],
      ])
    })
  })

  it('of the jobs, when a claim is over, hands it to the next in line and tells both once', async () => {
    for (const openid of ['h-0', 'h-1', 'h-2']) await test.must(openid, 'wish.claim', { wishId })
    await laterJobs(test)
    test.at(test.now() + 73 * HOUR)
    const rewind = await keep()
    const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
    expect(await holders()).toEqual([personIdOf('h-1')])
    for (const crash of crashesOn(test, clean.requestId, ['wishes', 'messages'])) {
      await rewind()
      await crashJobs(test, crash)
      await laterJobs(test)
      await atRest()
      expect([...crash, await holders()]).toEqual([...crash, [personIdOf('h-1')]])
      const told = [await kindsFor(test, 'h-0'), await kindsFor(test, 'h-1'), await kindsFor(test, 'h-2')]
      expect([...crash, ...told]).toEqual([...crash, ['wishLapsed'], ['wishTurn'], []])
    }
  })
})
