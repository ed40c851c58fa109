/** Whose the common points are: whatever a household does, every point is accounted to whoever earned it, once. */
import fc from 'fast-check'
import { choose, gone, shareIn, spendOrder } from '../../../src/domain/household/shares'
import { transfer } from '../../../src/domain/household/transfer'
import {
  type AccountDocument,
  emptyAccount,
  type LedgerEntry,
  type PointsHold,
} from '../../../src/domain/account/account'
import type { LedgerUnit } from '../../../src/domain/account/ledger-units'
import { startOf } from '../../../src/domain/kernel/clock'
import { applied } from '../../../src/domain/kernel/applied'
import { available, credit, type Entry, post, reversalOf } from '../../../src/domain/kernel/ledger'
import { assertLedger } from '../../../src/domain/kernel/ledger-checks'
import { captureOf, releaseOf, settleUpdate } from '../../../src/domain/kernel/ledger-holds'
import { sumOfLots } from '../../../src/domain/kernel/lots'
import { expiryEntry, lapsedYear, lapseOf } from '../../../src/domain/points/expiry'
import { holdPoints, type Reservable } from '../../../src/domain/store/decide-reserve'

const people = ['a', 'b', 'c'] as const
type Name = (typeof people)[number]
const facts = { ruleId: 'r', byPersonId: 'x' }

interface Spent {
  held: PointsHold
  is: 'held' | 'spent' | 'back'
}

/** A household and its people, as their accounts say; every deed is one that an action does. */
class World {
  common = emptyAccount('hh')
  own = Object.fromEntries(people.map((name) => [name, emptyAccount(name)])) as Record<Name, AccountDocument>
  members: { personId: string; name: string; joinedAt: number }[] = people.map((personId, i) => ({
    ...{ personId, name: personId },
    joinedAt: i,
  }))
  spent: Spent[] = []
  entries: Entry<LedgerUnit>[] = []
  at = startOf('2027-06-01')
  private count = 0

  private key = (kind: string): string => `${kind}:${++this.count}`

  private book(account: AccountDocument, entry: Entry<LedgerUnit>): AccountDocument {
    const posted = post<LedgerUnit>(account, entry)
    if (!posted.ok) throw new Error(posted.error.code)
    this.entries.push(posted.value.entry)
    return { ...account, ...posted.value.account, unwritten: [] }
  }

  earn(name: Name, year: number, points: number): void {
    const at = startOf(`${year}-05-01`)
    const given = { accountId: name, sourceKey: this.key('record'), amounts: { points }, at, ...facts }
    this.own[name] = this.book(this.own[name], credit<LedgerUnit>(given))
  }

  private move(
    given: Partial<Parameters<typeof transfer>[0]> &
      Pick<Parameters<typeof transfer>[0], 'from' | 'to' | 'amount'>,
  ) {
    const moved = transfer({
      ...{ sourceKey: this.key('pool'), at: this.at, byPersonId: 'x', notes: { from: '', to: '' } },
      ...given,
    })
    if (!moved.ok) throw new Error(moved.error.code)
    this.entries.push(...moved.value.entries)
    return moved.value
  }

  contribute(name: Name, wanted: number): void {
    if (!this.isIn(name)) return
    const amount = Math.min(wanted, available(this.own[name], 'points'))
    if (amount === 0) return
    const { from, to } = this.move({ from: this.own[name], to: this.common, amount, owner: name })
    this.own[name] = from
    this.common = to
  }

  isIn = (name: Name): boolean => this.members.some(({ personId }) => personId === name)

  takeBack(name: Name, wanted: number): void {
    const amount = Math.min(wanted, shareIn(this.common, name).free)
    if (amount === 0) return
    const chosen = choose(this.common, amount, [name])
    const { from, to } = this.move({ from: this.common, to: this.own[name], amount, chosen })
    this.common = from
    this.own[name] = to
  }

  reserve(name: Name, wanted: number): void {
    const points = Math.min(wanted, available(this.common, 'points'))
    if (!this.isIn(name) || points === 0) return
    const prize = { _id: 'z', title: '米', points } as Reservable
    const mark = { redemptionId: this.key('r'), byPersonId: name, at: this.at } as never
    const decided = holdPoints(this.common, prize, mark, spendOrder(this, name))
    if (!decided.ok) throw new Error(decided.error.code)
    this.common = { ...applied(this.common, decided.value.update.patch), reserving: [], unwritten: [] }
    this.entries.push(decided.value.entry)
    this.spent.push({ held: decided.value.held, is: 'held' })
  }

  end(index: number, how: 'release' | 'capture'): void {
    const one = this.spent[index % Math.max(1, this.spent.length)]
    if (one?.is !== 'held') return
    const make = how === 'release' ? releaseOf : captureOf
    const entry = make<LedgerUnit>('hh', one.held, { ...facts, at: this.at })
    const lapse = how === 'release' ? lapseOf('hh', one.held, this.at) : null
    const { patch } = settleUpdate<LedgerUnit>(entry, one.held, lapse ? [lapse] : [])
    this.common = { ...applied(this.common, patch), unwritten: [] }
    this.entries.push(entry, ...(lapse ? [lapse] : []))
    one.is = how === 'release' ? 'back' : 'spent'
    this.bringHome()
  }

  refund(index: number): void {
    const one = this.spent[index % Math.max(1, this.spent.length)]
    if (one?.is !== 'spent') return
    const at = { ...facts, at: this.at }
    this.common = this.book(this.common, reversalOf(captureOf<LedgerUnit>('hh', one.held, at), at, one.held))
    const lapse = lapseOf('hh', one.held, this.at)
    if (lapse) this.common = this.book(this.common, lapse)
    one.is = 'back'
    this.bringHome()
  }

  expire(): void {
    const year = lapsedYear(this.at)
    for (const account of [this.common, ...Object.values(this.own)]) {
      const entry = expiryEntry(account, year, this.at)
      if (!entry) continue
      const after = this.book(account, {
        ...entry,
        sourceKey: this.key('expire'),
        _id: `${account._id}|expire:${this.count}`,
      })
      if (account._id === 'hh') this.common = after
      else this.own[account._id as Name] = after
    }
  }

  leave(name: Name): void {
    if (!this.isIn(name) || (this.members.length === 1 && this.common.held.points > 0)) return
    this.takeBack(name, Infinity)
    this.members = this.members.filter(({ personId }) => personId !== name)
  }

  private bringHome(): void {
    for (const { personId, amount } of gone(this, this.common)) this.takeBack(personId as Name, amount)
  }

  /** Everything that somebody earned: with himself, in the household, spent, lapsed. */
  accounted(name: Name): number {
    const own = this.own[name].balances.points
    const { free, held } = shareIn(this.common, name)
    const used = this.spent.filter(({ is }) => is === 'spent')
    const spent = used.reduce((sum, one) => sum + sumOfLots(one.held.shares?.[name] ?? {}), 0)
    const lapsed = this.entries
      .filter(({ sourceKey }) => sourceKey.startsWith('expire:'))
      .reduce((sum, entry) => {
        const [line] = entry.lines
        const of = entry.accountId === name ? line?.lots : line?.shares?.[name]
        return sum - sumOfLots(of ?? {})
      }, 0)
    return own + free + held + spent + lapsed
  }
}

const who = fc.constantFrom(...people)
const size = fc.integer({ min: 1, max: 12 })
const deed = fc.oneof(
  fc.record({ is: fc.constant('contribute' as const), who, size }),
  fc.record({ is: fc.constant('takeBack' as const), who, size }),
  fc.record({ is: fc.constant('reserve' as const), who, size }),
  fc.record({ is: fc.constantFrom('cancel' as const, 'redeem' as const, 'refund' as const), who, size }),
  fc.record({ is: fc.constantFrom('expire' as const, 'newYear' as const), who, size }),
  fc.record({ is: fc.constant('leave' as const), who, size }),
)

function play(world: World, deeds: readonly { is: string; who: Name; size: number }[]): void {
  for (const { is, who: name, size: n } of deeds) {
    if (is === 'contribute') world.contribute(name, n)
    if (is === 'takeBack') world.takeBack(name, n)
    if (is === 'reserve') world.reserve(name, n)
    if (is === 'cancel') world.end(n, 'release')
    if (is === 'redeem') world.end(n, 'capture')
    if (is === 'refund') world.refund(n)
    if (is === 'expire') world.expire()
    if (is === 'newYear') world.at += 200 * 24 * 3_600_000
    if (is === 'leave') world.leave(name)
  }
}

it('accounts every point to whoever earned it, once, whatever the household does', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const world = new World()
      for (const name of people) {
        world.earn(name, 2026, 20)
        world.earn(name, 2027, 10)
      }
      play(world, deeds)
      expect(people.map((name) => world.accounted(name))).toEqual([30, 30, 30])
      const { common } = world
      const shares = people.reduce((sum, name) => {
        const { free, held } = shareIn(common, name)
        return sum + free + held
      }, 0)
      expect(shares).toBe(common.balances.points)
      for (const account of [common, ...Object.values(world.own)]) {
        assertLedger(
          account,
          world.entries.filter(({ accountId }) => accountId === account._id) as LedgerEntry[],
        )
      }
      if (world.members.length === 0) expect(common.balances.points).toBe(0)
    }),
    { numRuns: 300 },
  )
})

it('uses first what the one who reserves put in, then what the others did in the order they joined', () => {
  const world = new World()
  for (const name of people) {
    world.earn(name, 2027, 30)
    world.contribute(name, 10)
  }
  world.reserve('b', 15)
  expect(people.map((name) => shareIn(world.common, name))).toEqual([
    { free: 5, held: 5 },
    { free: 0, held: 10 },
    { free: 10, held: 0 },
  ])
})
