/** Shows how holds begin and end, and which years' points are spent, put back and given back. */
import {
  type Account,
  type Entry,
  holdIn,
  openAccount,
  post,
  postUpdate,
  credit,
  debit,
  reversalOf,
} from '@/domain/kernel/ledger'
import { assertLedger } from '@/domain/kernel/ledger-checks'
import { captureOf, hold, openHold, releaseOf, settleUpdate } from '@/domain/kernel/ledger-holds'
import { addLots, lotOf, takeLots } from '@/domain/kernel/lots'
import { OneDocument } from './support/one-document'

type Unit = 'minutes' | 'points'
const in2024 = Date.UTC(2024, 5, 1)
const in2025 = Date.UTC(2025, 5, 1)
const in2026 = Date.UTC(2026, 5, 1)
const facts = (at: number) => ({ ruleId: 'r1', at, byPersonId: 's1' })

/** An account as the database keeps it, with its entries, which are checked after every booking. */
class Books {
  readonly doc = new OneDocument<Account<Unit>>(openAccount<Unit>('a1', ['minutes', 'points'], ['points']))
  readonly entries: Entry<Unit>[] = []

  get account(): Account<Unit> {
    return this.doc.read()
  }

  check(): void {
    assertLedger(this.account, this.entries)
  }

  book(wanted: Entry<Unit>): Entry<Unit> {
    const before = this.account
    const posted = post(before, wanted)
    if (!posted.ok) throw new Error(posted.error.code)
    expect(this.doc.apply(postUpdate(before, posted.value))).toBe(true)
    this.entries.push(posted.value.entry)
    const { lots: _told, ...said } = posted.value.account
    expect(this.account).toMatchObject(said)
    this.check()
    return posted.value.entry
  }

  settle(ending: Entry<Unit>, held: ReturnType<typeof holdIn<Unit>>): boolean {
    const done = this.doc.apply(settleUpdate(ending, held))
    if (done) this.entries.push(ending)
    this.check()
    return done
  }

  earn(sourceKey: string, points: number, at: number, lots?: Record<string, number>): Entry<Unit> {
    const wished = lots ? { lots: { points: lots } } : {}
    return this.book(
      credit<Unit>({ accountId: 'a1', sourceKey, amounts: { points }, ...wished, ...facts(at) }),
    )
  }

  hold(sourceKey: string, amount: number, at = in2026) {
    return holdIn(this.book(hold<Unit>({ accountId: 'a1', sourceKey, unit: 'points', amount, ...facts(at) })))
  }
}

/** Three points of 2024, five of 2025 and two of 2026. */
function threeYears(): Books {
  const books = new Books()
  books.earn('e24', 3, in2024)
  books.earn('e25', 5, in2025)
  books.earn('e26', 2, in2026)
  return books
}

const lotsNow = (books: Books): Record<string, number> => addLots(books.account.lots.points ?? {}, {})

describe('a hold', () => {
  it('takes the oldest points first and says which', () => {
    const books = threeYears()
    const held = books.hold('prize:1', 4)
    expect(held).toEqual({
      id: 'prize:1',
      unit: 'points',
      amount: 4,
      at: in2026,
      lots: { '2024': 3, '2025': 1 },
    })
    expect(lotsNow(books)).toEqual({ '2025': 4, '2026': 2 })
    expect(openHold(books.account, 'prize:1')).toEqual(held)
  })

  it('is captured once, by whoever comes first', () => {
    const books = threeYears()
    const held = books.hold('prize:1', 4)
    expect(books.settle(captureOf('a1', held, facts(in2026)), held)).toBe(true)
    expect(books.settle(captureOf('a1', held, facts(in2026)), held)).toBe(false)
    expect(books.settle(releaseOf('a1', held, facts(in2026)), held)).toBe(false)
    expect(books.account).toMatchObject({ balances: { points: 6 }, held: { points: 0 }, holds: [] })
    expect(lotsNow(books)).toEqual({ '2025': 4, '2026': 2 })
  })

  it('is released once, into the years it came from', () => {
    const books = threeYears()
    const held = books.hold('prize:1', 4)
    books.hold('prize:2', 5)
    expect(books.settle(releaseOf('a1', held, facts(in2026)), held)).toBe(true)
    expect(books.settle(captureOf('a1', held, facts(in2026)), held)).toBe(false)
    expect(lotsNow(books)).toEqual({ '2024': 3, '2025': 1, '2026': 1 })
    expect(openHold(books.account, 'prize:1')).toBeNull()
    expect(openHold(books.account, 'prize:2')).toMatchObject({ amount: 5 })
  })

  it('is refused beyond what is free', () => {
    const books = threeYears()
    books.hold('prize:1', 8)
    expect(() => books.hold('prize:2', 3)).toThrow('NOT_ENOUGH')
    expect(() => books.hold('prize:2', 0)).toThrow('positive whole amount')
  })

  it('ends only by its own update', () => {
    const held = { id: 'prize:9', unit: 'points' as const, amount: 2, at: in2026, lots: { '2026': 2 } }
    const ending = captureOf<Unit>('a1', held, facts(in2026))
    expect(() => post(threeYears().account, ending)).toThrow('booked by settleUpdate')
    expect(threeYears().settle(ending, held)).toBe(false)
  })

  it('would break the books if it were ended without being open', () => {
    const books = threeYears()
    const held = books.hold('prize:1', 4)
    books.settle(captureOf('a1', held, facts(in2026)), held)
    const { patch } = settleUpdate(releaseOf<Unit>('a1', held, facts(in2026)), held)
    expect(books.doc.apply({ guard: {}, patch })).toBe(true)
    expect(() => books.check()).toThrow('6 entries counted, 5 found')
  })
})

describe('points by year', () => {
  it('are spent oldest first, and an expiry takes its own year', () => {
    const books = threeYears()
    const spent = debit<Unit>({ accountId: 'a1', sourceKey: 'x', amounts: { points: 4 }, ...facts(in2026) })
    expect(books.book(spent).lines[0]?.lots).toEqual({ '2024': -3, '2025': -1 })
    const lapse = { accountId: 'a1', sourceKey: 'expire:2026', amounts: { points: 2 } }
    books.book(debit<Unit>({ ...lapse, lots: { points: { '2026': 2 } }, ...facts(in2026) }))
    expect(lotsNow(books)).toEqual({ '2025': 4 })
  })

  it('keep their years in a transfer', () => {
    const books = threeYears()
    books.earn('transfer', 7, in2026, { '2024': 3, '2025': 4 })
    expect(lotsNow(books)).toEqual({ '2024': 6, '2025': 9, '2026': 2 })
    expect(() => books.earn('wrong', 7, in2026, { '2024': 3 })).toThrow('lots of 3 for 7')
    expect(() => books.earn('mixed', 1, in2026, { '2024': 3, '2025': -2 })).toThrow('falls while others rise')
  })

  it('go back where they came from when a debit or a capture is undone', () => {
    const books = threeYears()
    const spent = books.book(
      debit<Unit>({ accountId: 'a1', sourceKey: 'x', amounts: { points: 4 }, ...facts(in2026) }),
    )
    books.book(reversalOf(spent, facts(in2026)))
    expect(lotsNow(books)).toEqual({ '2024': 3, '2025': 5, '2026': 2 })
    const held = books.hold('prize:1', 4)
    const captured = captureOf<Unit>('a1', held, facts(in2026))
    books.settle(captured, held)
    books.book(reversalOf(captured, facts(in2026), held))
    expect(lotsNow(books)).toEqual({ '2024': 3, '2025': 5, '2026': 2 })
    expect(() => books.book(reversalOf({ ...captured, sourceKey: 'y' }, facts(in2026)))).toThrow('lots of 0')
  })

  it('of an undone credit are taken from its own year first, then from the oldest', () => {
    const books = threeYears()
    const last = books.earn('late', 4, in2026)
    books.hold('prize:1', 11)
    books.book(partOf(last, 3))
    expect(lotsNow(books)).toEqual({})
    const other = threeYears()
    const earned = other.earn('late', 4, in2026)
    other.book(reversalOf(earned, facts(in2026)))
    expect(lotsNow(other)).toEqual({ '2024': 3, '2025': 5, '2026': 2 })
  })
})

/** The reversal of a credit as far as its points are still free. */
function partOf(entry: Entry<Unit>, points: number): Entry<Unit> {
  const whole = reversalOf(entry, facts(in2026))
  return { ...whole, lines: whole.lines.map((line) => ({ ...line, amount: -points })) }
}

describe('lots', () => {
  it('are named by the year in Shanghai', () => {
    expect(lotOf(Date.UTC(2025, 11, 31, 15, 59))).toBe('2025')
    expect(lotOf(Date.UTC(2025, 11, 31, 16, 0))).toBe('2026')
  })

  it('are taken as wished and then oldest first, never more than there is', () => {
    const lots = { '2026': 2, '2024': 3, '2025': 5 }
    expect(takeLots(lots, 4)).toEqual({ '2024': 3, '2025': 1 })
    expect(takeLots(lots, 4, { '2026': 9 })).toEqual({ '2026': 2, '2024': 2 })
    expect(takeLots(lots, 6, { '2025': 1, '2023': 4 })).toEqual({ '2025': 3, '2024': 3 })
    expect(() => takeLots(lots, 11)).toThrow('cannot be taken')
  })
})

describe('the check of the books', () => {
  const held = { id: 'prize:1', unit: 'points' as const, amount: 4, at: in2026, lots: {} }
  it.each([
    [
      'a lot that no entry explains',
      { lots: { points: { '2024': 3, '2025': 6, '2026': 1 } } },
      'move the lots',
    ],
    ['a lot below zero', { lots: { points: { '2024': -3, '2025': 5, '2026': 8 } } }, 'move the lots'],
    ['a hold that no entry opened', { holds: [held] }, 'open holds are'],
  ])('finds %s', (_name, wrong, message) => {
    const books = threeYears()
    expect(() => assertLedger({ ...books.account, ...wrong }, books.entries)).toThrow(message)
  })
})
