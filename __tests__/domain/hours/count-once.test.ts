/** Plays a person's visits in any order and overlap: what is approved never exceeds the time in which the person was there. */
import fc from 'fast-check'
import { emptyAccount, type AccountDocument, type LedgerEntry } from '../../../src/domain/account/account'
import { creditEntryId } from '../../../src/domain/hours/booking'
import { addByHand, closeVisit } from '../../../src/domain/hours/close-visit'
import { decideByOrganiser, type RecordWrite } from '../../../src/domain/hours/decide-record'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import type { DeciderEvent } from '../../../src/domain/hours/record-flow'
import { firstMinutes, freePieces, minutesOfPieces, type Piece } from '../../../src/domain/account/spans'
import {
  actor,
  admin,
  HOUR,
  leader,
  MINUTE,
  pointsRules,
  proof,
  row,
  session,
  staff,
} from './support/records'

const start = session.startAt
const at = (minute: number) => start + minute * MINUTE

/** The books of one person, written as the transactions write them. */
class Books {
  account: AccountDocument = emptyAccount('wang')
  entries = new Map<string, LedgerEntry>()
  records = new Map<string, ServiceRecordDocument>()

  write({ record, account, entries }: RecordWrite): void {
    this.account = account ?? this.account
    for (const entry of entries) this.entries.set(entry._id, entry)
    this.records.set(record._id, record)
  }

  visit(id: string, planned: Piece, visit: Piece, method: 'code' | 'roster' = 'code'): void {
    const own = { ...session, _id: id, startAt: planned.from, endAt: planned.to }
    const come = { ...row, _id: `${id}:wang`, checkIn: proof(method, visit.from) }
    const leaving = { checkOut: proof(method, visit.to), now: visit.to, pointsRules }
    this.write(closeVisit(come, own, this.account, leaving))
  }

  decide(id: string, event: DeciderEvent, by = admin, minutes: number | null = null): boolean {
    const record = this.records.get(id)
    if (!record) return false
    const credit = this.entries.get(creditEntryId(record)) ?? null
    const given = { version: record.version, now: at(3000), reason: '看过', minutes, pointsRules }
    const decided = decideByOrganiser({ record, account: this.account, credit }, event, by, given)
    if (decided.ok && !decided.value.repeated) this.write(decided.value)
    return decided.ok
  }

  add(id: string, minutes: number, planned: Piece | null): void {
    const place = { _id: 's9', placeName: '', organiserName: '', leaderId: 'leader' }
    const added = addByHand(
      {
        recordId: id,
        stationId: 'st1',
        stationName: '实践站',
        person: { personId: 'wang', ownerId: 'wang', name: '王芳' },
        recorder: { personId: 'leader', name: '李' },
        session: planned && { ...place, startAt: planned.from, endAt: planned.to },
        title: '送药',
        day: session.day,
        minutes,
        reason: '没带手机',
        at: at(600),
      },
      leader,
      0,
    )
    if (added.ok) this.records.set(id, added.value)
  }

  approved = (id?: string): number =>
    [...this.records.values()]
      .filter((record) => record.creditStands && (id === undefined || record._id === id))
      .reduce((sum, record) => sum + record.minutes, 0)
}

const unionOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece, i) => sum + minutesOfPieces(freePieces(piece, pieces.slice(0, i))), 0)

const pieces = fc
  .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 240 }))
  .map(([from, length]) => ({ from: at(from), to: at(from + length) }))
const visits = fc.array(fc.record({ planned: pieces, visit: pieces, ticked: fc.boolean() }), { maxLength: 8 })

it('two visits that overlap count each minute once', () => {
  const books = new Books()
  books.visit('a', { from: at(0), to: at(120) }, { from: at(0), to: at(150) })
  books.visit('b', { from: at(120), to: at(240) }, { from: at(90), to: at(240) })
  expect([books.approved('a:wang'), books.approved('b:wang'), books.approved()]).toEqual([150, 90, 240])
  expect(books.records.get('b:wang')).toMatchObject({
    state: 'approved',
    rules: [{ ruleId: 'hours.once', delta: -60 }],
  })
})

it('two sessions at the very same time count once', () => {
  const books = new Books()
  const same = { from: at(0), to: at(120) }
  books.visit('a', same, same)
  books.visit('b', same, same)
  expect(books.approved()).toBe(120)
  expect(books.records.get('b:wang')).toMatchObject({ state: 'approved', minutes: 0, points: 0 })
})

it('approved minutes of visits never exceed the union of their intervals, in whatever order they are approved', () => {
  fc.assert(
    fc.property(visits, fc.array(fc.nat(7), { maxLength: 8 }), fc.array(fc.nat(7)), (all, order, voided) => {
      const books = new Books()
      all.forEach(({ planned, visit, ticked }, i) =>
        books.visit(`s${i}`, planned, visit, ticked ? 'roster' : 'code'),
      )
      const bound = unionOf(all.map(({ visit }) => visit))
      expect(books.approved()).toBeLessThanOrEqual(bound)
      for (const i of order) {
        books.decide(`s${i}:wang`, 'leaderCheck', leader)
        books.decide(`s${i}:wang`, 'approve', admin)
        if (voided.includes(i)) books.decide(`s${i}:wang`, 'void')
        expect(books.approved()).toBeLessThanOrEqual(bound)
      }
      expect(books.account.balances.provedMinutes).toBe(books.approved())
    }),
  )
})

it('visits, additions and corrections together stay within the time in which they may lie, and within a day', () => {
  const addition = fc.record({ minutes: fc.integer({ min: 15, max: 720 }), planned: pieces })
  fc.assert(
    fc.property(visits, fc.array(addition, { maxLength: 5 }), fc.array(fc.nat(240)), (all, added, wished) => {
      const books = new Books()
      all.forEach(({ planned, visit }, i) => books.visit(`s${i}`, planned, visit))
      added.forEach(({ minutes, planned }, i) => books.add(`h${i}`, minutes, planned))
      added.forEach((_, i) => books.decide(`h${i}`, 'approve', i % 2 ? staff : admin))
      wished.forEach((minutes, i) => {
        const record = books.records.get(`s${i}:wang`)
        if (!record) return
        books.records.set(record._id, { ...record, state: 'appealed', appeal: openCase })
        books.decide(record._id, 'correct', admin, minutes)
      })
      const near = all.map(({ planned }) => ({ from: planned.from - HOUR / 2, to: planned.to + HOUR / 2 }))
      expect(books.approved()).toBeLessThanOrEqual(unionOf([...near, ...added.map(({ planned }) => planned)]))
      expect(books.approved()).toBeLessThanOrEqual(1440)
    }),
  )
})

const openCase = { reason: '我在', level: 'staff', openedAt: start, dueAt: null, outcome: null } as const

it('a day has 1,440 minutes over all added and proved records', () => {
  const books = new Books()
  for (const id of ['h0', 'h1', 'h2']) {
    books.add(id, 700, null)
    books.decide(id, 'approve')
  }
  expect([books.approved(), books.approved('h2')]).toEqual([1440, 48])
  expect(books.records.get('h2')?.rules).toMatchObject([{ ruleId: 'hours.round' }, { ruleId: 'hours.day' }])
})

it('an addition counts what a proved visit of the same time has left', () => {
  const books = new Books()
  const planned = { from: at(0), to: at(120) }
  books.visit('s9', planned, { from: at(0), to: at(60) })
  books.add('h1', 120, planned)
  books.decide('h1', 'approve', actor('zhang', 'staff'))
  expect([books.approved('s9:wang'), books.approved('h1')]).toEqual([60, 60])
})

it('the minutes of a voided record are free again', () => {
  const books = new Books()
  const same = { from: at(0), to: at(120) }
  books.visit('a', same, same, 'code')
  books.decide('a:wang', 'void')
  books.visit('b', same, same)
  expect(books.approved()).toBe(120)
})

it('a piece less spans, and its first minutes', () => {
  const free = freePieces({ from: at(0), to: at(60) }, [
    { from: at(10), to: at(20) },
    { from: at(15), to: at(30) },
    { from: at(50), to: at(90) },
  ])
  expect(free).toEqual([
    { from: at(0), to: at(10) },
    { from: at(30), to: at(50) },
  ])
  expect(minutesOfPieces(firstMinutes(free, 15))).toBe(15)
  expect(freePieces({ from: at(5), to: at(5) }, [])).toEqual([])
})

it('a correction keeps the day, and the points their year, also in January', () => {
  const books = new Books()
  books.visit('a', { from: at(0), to: at(120) }, { from: at(0), to: at(120) })
  const record = books.records.get('a:wang')
  if (!record) throw new Error('no record')
  const appealed = { ...record, state: 'appealed' as const, appeal: openCase }
  const credit = books.entries.get(creditEntryId(record)) ?? null
  const now = Date.parse('2028-01-02T02:00:00Z')
  const given = { version: record.version, now, reason: '看过', minutes: 60, pointsRules }
  const decided = decideByOrganiser(
    { record: appealed, account: books.account, credit },
    'correct',
    admin,
    given,
  )
  if (!decided.ok || decided.value.repeated) throw new Error('refused')
  expect(decided.value.record).toMatchObject({ day: session.day, minutes: 60, points: 1 })
  expect(decided.value.account?.lots.points).toEqual({ '2027': 1 })
})
