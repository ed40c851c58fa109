/** Shows that the ledger's books always agree, whatever happens at once and wherever it is cut off. */
import fc from 'fast-check'
import {
  type Account,
  credit,
  debit,
  type Entry,
  openAccount,
  post,
  postUpdate,
  reversalOf,
  writtenUpdate,
} from '@/domain/kernel/ledger'
import { assertLedger, sumOf } from '@/domain/kernel/ledger-checks'
import { hold } from '@/domain/kernel/ledger-holds'
import { interleave, shuffler } from './support/interleave'
import { LedgerWorld, type Unit, units, type Wish, type Without } from './support/ledger-world'

const kinds = ['credit', 'debit', 'hold', 'capture', 'release', 'reverse', 'refund'] as const
const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom(...kinds, 'credit', 'hold', 'capture', 'reverse'),
  year: fc.integer({ min: 2024, max: 2026 }),
  source: fc.nat({ max: 2 }),
  minutes: fc.nat({ max: 90 }),
  points: fc.integer({ min: 1, max: 3 }),
})
const rush = fc.record({
  waves: fc.array(fc.array(wish, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
  cuts: fc.array(fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 6 })), { maxLength: 3 }),
  seed: fc.nat(),
})
type Rush = typeof rush extends fc.Arbitrary<infer T> ? T : never

/** Waves of callers at once, some cut off between two requests; after each wave the job repairs. */
function play({ waves, cuts, seed }: Rush, without: Without | null = null): Map<string, number> {
  const world = new LedgerWorld(without)
  const seen = new Map<string, number>()
  const pick = shuffler(seed)
  for (const wishes of waves) {
    const callers = wishes.map((one) => world.book(one))
    const outcomes = interleave(callers, pick, () => world.check(), new Map(cuts))
    for (const outcome of outcomes) {
      if (outcome === undefined) continue
      const name =
        typeof outcome === 'string' ? outcome : `${outcome.entry.kind}${outcome.already ? ' again' : ''}`
      seen.set(name, (seen.get(name) ?? 0) + 1)
      if (typeof outcome === 'string') continue
      const standing =
        world.rows.get(outcome.entry._id) ?? world.account.unwritten.find((e) => e._id === outcome.entry._id)
      if (JSON.stringify(standing) !== JSON.stringify(outcome.entry))
        throw new Error('an answer differs from the books')
    }
    interleave(
      [world.repair()],
      () => 0,
      () => world.check(),
    )
    if (world.rows.size !== world.account.entries) throw new Error('a row is missing after repair')
  }
  return seen
}

describe('callers at once on one account, some cut off', () => {
  it('leave the sum of the entries equal to the balance after every request', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(rush, (played) => {
        for (const [name, times] of play(played)) seen.set(name, (seen.get(name) ?? 0) + times)
      }),
      { numRuns: 600, seed: 11 },
    )
    const expected = [
      ...kinds.filter((kind) => kind !== 'refund'),
      'credit again',
      'capture again',
      'release again',
      'reverse again',
      'NOT_ENOUGH',
    ]
    for (const name of expected) expect([name, (seen.get(name) ?? 0) > 2]).toEqual([name, true])
    expect(seen.get('gave up')).toBeUndefined()
  })

  it.each<Without>([
    'version',
    'row read',
    'account first',
    'row before mark',
    'open hold',
    'lots of the hold',
  ])(
    'break the books without: %s',
    (without) => {
      const outcome = fc.check(
        fc.property(rush, (played) => void play(played, without)),
        { numRuns: 3000, seed: 11, endOnFailure: true },
      )
      expect(String(outcome.errorInstance)).toMatch(/InvariantError|differs from the books|row is missing/)
    },
    60_000,
  )

  it('credit ten simultaneous requests for one source once, with ten equal answers', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const world = new LedgerWorld()
        const same: Wish = { kind: 'credit', source: 1, minutes: 60, points: 1, year: 2026 }
        const callers = Array.from({ length: 10 }, () => world.book(same))
        const answers = interleave(callers, shuffler(seed), () => world.check())
        expect(
          new Set(answers.map((answer) => JSON.stringify((answer as { entry: object }).entry))).size,
        ).toBe(1)
        expect(world.account.balances).toEqual({ minutes: 60, points: 1 })
      }),
      { numRuns: 40, seed: 11 },
    )
  })
})

const facts = { ruleId: 'r1', at: 1, byPersonId: 's1' }
const booking = (sourceKey: string, amounts: Partial<Record<Unit, number>>) => ({
  accountId: 'a1',
  sourceKey,
  amounts,
  ...facts,
})

const holding = (sourceKey: string, amount: number): Entry<Unit> =>
  hold<Unit>({ accountId: 'a1', sourceKey, unit: 'points', amount, ...facts })

/** Books entries one after another and crashes at a refusal; for arranging. */
function after(...entries: Entry<Unit>[]): Account<Unit> {
  return entries.reduce(
    (account, entry) => {
      const decision = post(account, entry)
      if (!decision.ok) throw new Error(decision.error.code)
      return decision.value.account
    },
    openAccount('a1', units),
  )
}
const codeOf = (account: Account<Unit>, entry: Entry<Unit>) => {
  const decision = post(account, entry)
  return decision.ok ? null : decision.error
}

describe('post', () => {
  const earned = credit(booking('record:1', { minutes: 90, points: 3 }))

  it('adds a credit to the balances and leaves the account it was given as it was', () => {
    const account = openAccount('a1', units)
    const decision = post(account, earned)
    expect(decision.ok && decision.value.account).toMatchObject({
      balances: { minutes: 90, points: 3 },
      entries: 1,
      version: 2,
    })
    expect(account).toEqual(openAccount('a1', units))
  })

  it('answers the same source with what stands, even when the repetition says something else', () => {
    const other = credit(booking('record:1', { minutes: 5 }))
    const decision = post(after(earned), other, earned)
    expect(decision).toEqual({ ok: true, value: { account: after(earned), entry: earned, already: true } })
    const fromRow = post({ ...after(earned), unwritten: [] }, other, earned)
    expect(fromRow.ok && fromRow.value.already).toBe(true)
  })

  it('refuses to take more than there is, or than is not set aside', () => {
    const held = holding('prize:1', 2)
    expect(codeOf(after(earned), debit(booking('x', { points: 4 })))).toEqual({
      code: 'NOT_ENOUGH',
      details: { unit: 'points', available: 3, needed: 4 },
    })
    expect(codeOf(after(earned), debit(booking('x', { points: 3 })))).toBeNull()
    expect(codeOf(after(earned, held), debit(booking('x', { points: 2 })))?.details).toMatchObject({
      available: 1,
    })
    expect(codeOf(after(earned, held), holding('prize:2', 2))?.code).toBe('NOT_ENOUGH')
    expect(codeOf(after(earned, held), reversalOf(earned, facts))?.code).toBe('NOT_ENOUGH')
  })

  it('undoes an entry exactly and once', () => {
    const undone = after(earned, reversalOf(earned, facts))
    expect(undone.balances).toEqual({ minutes: 0, points: 0 })
    const again = post(undone, reversalOf(earned, { ...facts, at: 2 }))
    expect(again.ok && again.value.already).toBe(true)
    const spent = debit(booking('x', { points: 1 }))
    expect(after(earned, spent, reversalOf(spent, facts)).balances.points).toBe(3)
  })
})

describe('entries that mean nothing', () => {
  const earned = credit(booking('record:1', { points: 3 }))
  it.each([
    ['half a point', () => credit(booking('x', { points: 0.5 }))],
    ['a negative amount', () => debit(booking('x', { points: -1 }))],
    ['nothing at all', () => credit(booking('x', {}))],
    ['a zero', () => holding('x', 0)],
    ['the reversal of a reversal', () => reversalOf(reversalOf(earned, facts), facts)],
    ['an entry of another account', () => post(openAccount('a2', units), earned)],
    ['a unit that the account does not keep', () => post(openAccount('a1', ['minutes']), earned as never)],
    [
      'an existing entry of another source',
      () => post(openAccount('a1', units), earned, { ...earned, _id: 'a1|y' }),
    ],
    ['a mark for no row', () => writtenUpdate([])],
    ['an account without units', () => openAccount('a1', [])],
  ])('crash: %s', (_name, run) => {
    expect(run).toThrow()
  })

  it('are not written when the source stands already', () => {
    const again = post(after(earned), earned)
    expect(() => postUpdate(after(earned), again.ok ? again.value : (null as never))).toThrow(
      'nothing to book',
    )
  })
})

describe('assertLedger', () => {
  const earned = credit(booking('record:1', { points: 3 }))
  const held = holding('prize:1', 2)
  const account = after(earned, held)
  const rows = [earned, held]
  const stray = reversalOf(credit(booking('record:9', { points: 1 })), facts)

  it('passes books that agree, whether the rows are written or not', () => {
    expect(() => assertLedger(account, [])).not.toThrow()
    expect(() => assertLedger({ ...account, unwritten: [] }, rows)).not.toThrow()
    expect(sumOf(rows, units)).toEqual({
      balances: { minutes: 0, points: 3 },
      held: { minutes: 0, points: 2 },
      lots: {},
    })
  })

  it.each([
    [
      'a balance that is not the sum',
      { ...account, balances: { minutes: 0, points: 4 } },
      rows,
      'entries sum to 3',
    ],
    ['a hold that is not the sum', { ...account, held: { minutes: 0, points: 0 } }, rows, 'holds sum to 2'],
    ['a lost row', { ...account, unwritten: [] }, [earned], '2 entries counted, 1 found'],
    ['a reversal of nothing', after(earned, stray), [], 'reverses nothing'],
    [
      'an id that is not of its source',
      { ...account, unwritten: [] },
      [held, { ...earned, _id: 'z' }],
      'an id not made',
    ],
    [
      'a row of another account',
      { ...account, unwritten: [] },
      [held, { ...earned, accountId: 'a2' }],
      'of another account',
    ],
    [
      'a balance below zero',
      { ...openAccount('a1', units), balances: { minutes: 0, points: -3 }, entries: 1 },
      [debit(booking('x', { points: 3 }))],
      'below zero',
    ],
  ] as [string, Account<Unit>, Entry<Unit>[], string][])('finds %s', (_name, wrong, given, message) => {
    expect(() => assertLedger(wrong, given)).toThrow(message)
  })
})
