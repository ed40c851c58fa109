/** Walks the table of records at random without losing an hour. */
import fc from 'fast-check'
import type { VisitProof } from '../../../src/domain/activity/documents'
import { type AccountDocument, emptyAccount, type LedgerEntry } from '../../../src/domain/account/account'
import { bookedUpdate } from '../../../src/domain/hours/booking'
import { escalateAppeal, openAppeal } from '../../../src/domain/hours/appeal'
import { answerWhenLeft, leaveVisitOpen } from '../../../src/domain/hours/close-visit'
import { type Books, decideByOrganiser, type RecordDecision } from '../../../src/domain/hours/decide-record'
import type { Actor } from '../../../src/domain/hours/record-facts'
import { type DeciderEvent, deciderEvents } from '../../../src/domain/hours/record-flow'
import type { Decision } from '../../../src/domain/kernel/errors'
import { assertLedger } from '../../../src/domain/kernel/ledger-checks'
import { OneDocument } from '../kernel/support/one-document'
import {
  pointsRules,
  MINUTE,
  DAY,
  session,
  row,
  leader,
  staff,
  admin,
  owner,
  ended,
  follow,
} from './support/records'

type Booked = Parameters<typeof bookedUpdate>[1]

describe('any sequence of events', () => {
  const attempts = fc.array(
    fc.record({
      event: fc.constantFrom(...deciderEvents, 'appeal' as const, 'raise' as const, 'answer' as const),
      by: fc.constantFrom(leader, staff, admin, owner),
      minutes: fc.integer({ min: 0, max: 25 }).map((tenths) => tenths * 6),
      days: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 25 },
  )
  const beginnings = fc.constantFrom('code', 'roster', 'bulk', 'forgotten')

  it('leaves the account equal to its entries and to what the record says', () => {
    fc.assert(
      fc.property(beginnings, attempts, (beginning, steps) => {
        const open = leaveVisitOpen(row, session, session.endAt).record
        let books: Books =
          beginning === 'forgotten'
            ? { record: open, account: emptyAccount('wang'), credit: null }
            : ended(beginning as VisitProof['method'])
        const entries: LedgerEntry[] = books.credit ? [books.credit] : []
        let now = session.endAt
        for (const { event, by, minutes, days } of steps) {
          now += days * DAY
          const decision = attempt(books, event, by, minutes, now)
          if (!decision || !decision.ok || decision.value.repeated) continue
          entries.push(...decision.value.entries)
          expect(asUpdated(books.account, decision.value)).toEqual(asWritten(books.account, decision.value))
          books = follow(books, decision)
          const { record, account } = books
          assertLedger(account, entries)
          const stands = record.creditStands
          expect(account.balances.provedMinutes).toBe(stands ? record.minutes : 0)
          expect(account.balances.points).toBe(stands ? record.points : 0)
          expect(account.days).toEqual(stands ? { [record.day]: record.minutes } : {})
          expect(record.version).toBe(record.history.length)
        }
      }),
      { numRuns: 400 },
    )
  })

  /** An account as one guarded update leaves it: the entries stand among the unwritten. */
  const asUpdated = (before: AccountDocument, write: Booked): object => {
    const stored = new OneDocument(before)
    expect(stored.apply(bookedUpdate(before, write))).toBe(true)
    expect(stored.apply(bookedUpdate(before, write))).toBe(false)
    return stored.read()
  }

  /** The same account as a transaction writes it, which may leave out that it is another version. */
  const asWritten = (before: AccountDocument, { account, entries }: Booked): object =>
    JSON.parse(
      JSON.stringify({
        ...(account ?? { ...before, version: before.version + 1 }),
        unwritten: [...before.unwritten, ...entries],
      }),
    ) as object

  function attempt(
    books: Books,
    event: DeciderEvent | 'appeal' | 'raise' | 'answer',
    by: Actor,
    minutes: number,
    now: number,
  ): Decision<RecordDecision, string> | null {
    const { record } = books
    const plain = (after: typeof record): Decision<RecordDecision, string> => ({
      ok: true,
      value: { repeated: false, record: after, account: null, entries: [], notices: [] },
    })
    if (event === 'raise') {
      const climbed = escalateAppeal(record, now)
      return climbed && plain(climbed.record)
    }
    if (event === 'appeal') {
      const opened = openAppeal(record, owner, { reason: '不对', now })
      return opened.ok && !opened.value.repeated ? plain(opened.value.record) : null
    }
    if (event === 'answer')
      return answerWhenLeft(record, owner, { leftAt: session.startAt + minutes * MINUTE, now })
    return decideByOrganiser(books, event, by, {
      version: record.version,
      now,
      reason: '看过了',
      minutes,
      pointsRules,
    })
  }
})
