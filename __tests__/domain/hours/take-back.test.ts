/** Taking one's own decision back: where it leads from each decision, who may, until when, and what it books. */
import { hoursRulesAt } from '../../../src/domain/hours/rules'
import { takeBackByOrganiser } from '../../../src/domain/hours/decide-record'
import type { Books } from '../../../src/domain/hours/decide-record'
import { leaveVisitOpen } from '../../../src/domain/hours/close-visit'
import type { Actor } from '../../../src/domain/hours/record-facts'
import type { DeciderEvent } from '../../../src/domain/hours/record-flow'
import {
  admin,
  codeOf,
  decideOn,
  ended,
  follow,
  HOUR,
  leader,
  pointsRules,
  row,
  session,
  staff,
} from './support/records'

const NOW = session.endAt + HOUR
const back = (books: Books, by: Actor, { now = NOW, version = books.record.version } = {}) =>
  takeBackByOrganiser(books, by, { version, now, reason: '', minutes: null, pointsRules })

const through = (books: Books, ...steps: readonly [DeciderEvent, Actor][]): Books =>
  steps.reduce((each, [event, by]) => follow(each, decideOn(each, event, by, { reason: '看过' })), books)

const left = (): Books => ({ ...ended('bulk'), record: leaveVisitOpen(row, session, session.endAt).record })
const looked = () => through(ended('bulk'), ['leaderCheck', leader])
const returned = () => through(looked(), ['return', staff])

const decisions: readonly [string, Books, DeciderEvent, Actor, string][] = [
  ['a look at who forgot to leave', left(), 'leaderCheck', leader, 'open'],
  ['not believing who forgot to leave', left(), 'reject', leader, 'open'],
  ['a look', ended('bulk'), 'leaderCheck', leader, 'submitted'],
  ['not believing at once', ended('bulk'), 'reject', leader, 'submitted'],
  ['a second look', returned(), 'leaderCheck', leader, 'returned'],
  ['not believing what was returned', returned(), 'reject', leader, 'returned'],
  ['the approval', looked(), 'approve', staff, 'leaderOk'],
  ['the return', looked(), 'return', staff, 'leaderOk'],
  ['not believing after a look', looked(), 'reject', staff, 'leaderOk'],
]

describe.each(decisions)('%s', (_, books, event, by, to) => {
  const decided = through(books, [event, by])

  it('goes back to where it came from, with everything as it was', () => {
    const undone = follow(decided, back(decided, by))
    const { asksWhenLeft, leaderCheckedBy, approverId, points, creditStands, minutes } = books.record
    expect(undone.record).toMatchObject({
      ...{ state: to, asksWhenLeft, leaderCheckedBy, approverId, points, creditStands, minutes },
    })
    expect(undone.record.dueAt).toBeGreaterThan(NOW)
    expect(undone.account.balances).toMatchObject({ provedMinutes: 0, points: 0 })
    expect(undone.record.history.slice(-1)).toMatchObject([
      { by: by.personId, from: decided.record.state, to },
    ])
  })

  it('is for whoever decided, within a day, and once', () => {
    expect(codeOf(back(decided, admin))).toBe('UNDO_NOT_YOURS')
    const until = NOW + hoursRulesAt(session.startAt).takeBackHours * HOUR
    expect(codeOf(back(decided, by, { now: until }))).toBe('ok')
    expect(codeOf(back(decided, by, { now: until + 1 }))).toBe('UNDO_CLOSED')
    const undone = follow(decided, back(decided, by))
    const { version } = decided.record
    expect(back(undone, by, { version })).toMatchObject({ ok: true, value: { repeated: true } })
    expect(codeOf(back(undone, admin, { version }))).toBe('STALE')
    expect(codeOf(back(undone, by))).toBe('UNDO_CLOSED')
  })

  it('may be decided anew, and an approval is then credited anew', () => {
    const again = through(follow(decided, back(decided, by)), [event, by])
    expect(again.record.state).toBe(decided.record.state)
    expect(again.account.balances).toEqual(decided.account.balances)
    expect(again.record.creditStands).toBe(decided.record.creditStands)
  })
})

it('reverses what an approval booked, to the minute and the point', () => {
  const approved = through(looked(), ['approve', staff])
  const write = back(approved, staff)
  if (!write.ok || write.value.repeated) throw new Error('refused')
  const lines = write.value.entries.flatMap((entry) => entry.lines.map(({ unit, amount }) => [unit, amount]))
  expect(lines).toEqual([
    ['provedMinutes', -120],
    ['points', -2],
  ])
  expect(write.value.callsOff).toEqual({ kind: 'hoursCounted', version: approved.record.version })
  expect(write.value.notices.map(({ kind }) => kind)).toEqual(['toDo'])
})

it('is refused once the points are spent, the owner has appealed, or the rules alone decided', () => {
  const approved = through(looked(), ['approve', staff])
  const { account } = approved
  const spent = { ...approved, account: { ...account, balances: { ...account.balances, points: 1 } } }
  expect(codeOf(back(spent, staff))).toBe('UNDO_CLOSED')
  const appeal = { reason: '少了', level: 'staff' as const, openedAt: NOW, dueAt: NOW, outcome: null }
  const appealed = { ...approved, record: { ...approved.record, appeal } }
  expect(codeOf(back(appealed, staff))).toBe('UNDO_CLOSED')
  expect(codeOf(back(ended('code'), staff))).toBe('UNDO_CLOSED')
  expect(codeOf(back(ended('bulk'), leader))).toBe('UNDO_CLOSED')
})
