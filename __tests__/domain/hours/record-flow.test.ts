/** Follows records by the ways they take: approved, forgotten, added by hand, appealed. */
import { emptyAccount } from '../../../src/domain/account/account'
import { escalateAppeal, openAppeal } from '../../../src/domain/hours/appeal'
import { addByHand, answerWhenLeft, closeVisit, leaveVisitOpen } from '../../../src/domain/hours/close-visit'
import { decideByOrganiser } from '../../../src/domain/hours/decide-record'
import { deciderEvents } from '../../../src/domain/hours/record-flow'
import {
  pointsRules,
  MINUTE,
  HOUR,
  DAY,
  session,
  proof,
  row,
  actor,
  leader,
  staff,
  admin,
  owner,
  ended,
  decideOn,
  codeOf,
  follow,
} from './support/records'

describe('approving', () => {
  it('needs nobody when both ends are proved and the day is not long', () => {
    const { record, account } = ended('code')
    expect(record).toMatchObject({ state: 'approved', approverName: null, points: 2, creditStands: true })
    expect(account.balances).toEqual({ provedMinutes: 120, addedMinutes: 0, points: 2 })
  })

  it('needs a leader and then another person of the staff when an organiser ticked the name', () => {
    const books = ended('roster')
    expect(books.record).toMatchObject({ state: 'submitted', why: '现场勾选' })
    expect(codeOf(decideOn(books, 'approve', staff))).toBe('INVALID_STATE')
    const both = actor('both', 'team_leader', 'staff')
    const checked = follow(books, decideOn(books, 'leaderCheck', both))
    expect(codeOf(decideOn(checked, 'approve', both))).toBe('SAME_APPROVER')
    expect(codeOf(decideOn(checked, 'approve', leader))).toBe('FORBIDDEN')
    expect(follow(checked, decideOn(checked, 'approve', staff)).record.state).toBe('approved')
  })

  it('is enough by a leader between eight and twelve hours', () => {
    const account = { ...emptyAccount('wang'), days: { [session.day]: 400 } }
    const write = closeVisit(row, session, account, {
      checkOut: proof('code', session.endAt),
      now: session.endAt,
      pointsRules,
    })
    expect(write.record).toMatchObject({ state: 'submitted', dayMinutes: 520, why: '当天超过 8 小时' })
    const books = { record: write.record, account, credit: null }
    const checked = follow(books, decideOn(books, 'leaderCheck', leader))
    expect(checked.record).toMatchObject({ state: 'approved', approverId: 'leader', creditStands: true })
  })

  it('needs the head of the station and a reason above twelve hours', () => {
    const account = { ...emptyAccount('wang'), days: { [session.day]: 700 } }
    const write = closeVisit(row, session, account, {
      checkOut: proof('code', session.endAt),
      now: session.endAt,
      pointsRules,
    })
    const books = { record: write.record, account, credit: null }
    const checked = follow(books, decideOn(books, 'leaderCheck', leader))
    expect(checked.record.state).toBe('leaderOk')
    expect(codeOf(decideOn(checked, 'approve', staff, { reason: '汛期' }))).toBe('ADMIN_NEEDED')
    expect(codeOf(decideOn(checked, 'approve', admin))).toBe('REASON_NEEDED')
    expect(codeOf(decideOn(checked, 'approve', admin, { reason: '汛期' }))).toBe('ok')
  })

  it('is never done by the owner, nor for a family member', () => {
    const self = actor('wang', 'team_leader', 'staff', 'station_admin')
    for (const method of ['roster', 'code'] as const) {
      const books = ended(method)
      for (const event of deciderEvents) {
        const code = codeOf(decideOn(books, event, self, { reason: '我来', minutes: 60 }))
        expect(['OWN_RECORD', 'INVALID_STATE']).toContain(code)
      }
    }
    const parent = actor('parent', 'station_admin')
    const child = { ...ended('roster') }
    child.record = { ...child.record, ownerId: 'parent' }
    expect(codeOf(decideOn(child, 'leaderCheck', parent))).toBe('OWN_RECORD')
  })

  it('is repeated without effect by the same person, and stale for another', () => {
    const books = ended('roster')
    const { version } = books.record
    const given = { version, now: session.endAt, reason: '', minutes: null, pointsRules }
    const checked = follow(books, decideByOrganiser(books, 'leaderCheck', leader, given))
    expect(decideByOrganiser(checked, 'leaderCheck', leader, given)).toMatchObject({
      value: { repeated: true },
    })
    expect(codeOf(decideByOrganiser(checked, 'leaderCheck', staff, given))).toBe('STALE')
  })
})

describe('a forgotten check-out', () => {
  const open = leaveVisitOpen(row, session, session.endAt + 2 * HOUR).record
  const tomorrow = { now: session.endAt + 20 * HOUR }

  it('is counted to the planned end for now, and asks', () => {
    expect(open).toMatchObject({ state: 'open', minutes: 120, asksWhenLeft: true, why: '忘了签退' })
    expect(open.checkOut).toMatchObject({ method: 'planned', at: session.endAt })
  })

  it('is counted anew by the answer, within the planned time and a quarter', () => {
    const answered = answerWhenLeft(open, owner, { leftAt: session.startAt + 100 * MINUTE, ...tomorrow })
    expect(answered).toMatchObject({
      value: { record: { state: 'submitted', minutes: 96, asksWhenLeft: false } },
    })
    const latest = session.endAt + 30 * MINUTE
    expect(codeOf(answerWhenLeft(open, owner, { leftAt: latest, ...tomorrow }))).toBe('ok')
    for (const leftAt of [latest + 1, session.startAt - 1])
      expect(codeOf(answerWhenLeft(open, owner, { leftAt, ...tomorrow }))).toBe('MINUTES_NOT_ALLOWED')
  })

  it('is answered once', () => {
    const leftAt = session.endAt
    const answered = answerWhenLeft(open, owner, { leftAt, ...tomorrow })
    if (!answered.ok) throw new Error('refused')
    expect(answerWhenLeft(answered.value.record, owner, { leftAt, ...tomorrow })).toMatchObject({
      value: { repeated: true },
    })
    expect(codeOf(answerWhenLeft(answered.value.record, owner, { leftAt: leftAt - HOUR, ...tomorrow }))).toBe(
      'INVALID_STATE',
    )
  })
})

describe('an added record', () => {
  const addition = {
    recordId: 'h1',
    stationId: 'st1',
    stationName: '实践站',
    person: { personId: 'zhao', ownerId: 'zhao', name: '赵' },
    recorder: { personId: 'leader', name: '李' },
    session: null,
    title: '送药',
    day: '2027-03-06',
    minutes: 60,
    reason: '没带手机',
    at: session.endAt,
  }

  it('takes two people', () => {
    const record = addByHand(addition, actor('leader', 'team_leader', 'staff'), 0)
    if (!record.ok) throw new Error('refused')
    expect(record.value).toMatchObject({ state: 'leaderOk', kind: 'added', minutes: 60 })
    const books = { record: record.value, account: emptyAccount('zhao'), credit: null }
    expect(codeOf(decideOn(books, 'approve', actor('leader', 'staff')))).toBe('SAME_APPROVER')
    const approved = follow(books, decideOn(books, 'approve', staff))
    expect(approved.account.balances).toEqual({ provedMinutes: 0, addedMinutes: 60, points: 1 })
  })

  it('is not for oneself, not for the future, not for long ago, not for more than was planned', () => {
    const add = (change: object, taken = 0) => codeOf(addByHand({ ...addition, ...change }, leader, taken))
    expect(add({ person: { personId: 'leader', ownerId: 'leader', name: '李' } })).toBe('OWN_RECORD')
    expect(add({ person: { personId: 'd1', ownerId: 'leader', name: '小李' } })).toBe('OWN_RECORD')
    expect(add({ day: '2027-03-07' })).toBe('MINUTES_NOT_ALLOWED')
    expect(add({ day: '2027-01-01' })).toBe('MINUTES_NOT_ALLOWED')
    expect(add({ minutes: 14 })).toBe('MINUTES_NOT_ALLOWED')
    expect(add({ minutes: 721 + 6 })).toBe('MINUTES_NOT_ALLOWED')
    expect(add({ session, minutes: 120 })).toBe('ok')
    expect(add({ session, minutes: 120 }, 6)).toBe('MINUTES_NOT_ALLOWED')
  })
})

describe('an appeal', () => {
  const books = ended('code', session.startAt + HOUR)
  const opened = openAppeal(books.record, owner, { reason: '我待到了结束', now: session.endAt + HOUR })
  const appealed = opened.ok ? opened.value.record : books.record

  it('is open for thirty days, once', () => {
    expect(appealed).toMatchObject({ state: 'appealed', appeal: { level: 'staff', outcome: null } })
    const late = { reason: '晚了', now: session.endAt + 31 * DAY }
    expect(codeOf(openAppeal(books.record, owner, late))).toBe('APPEAL_CLOSED')
    const again = openAppeal(appealed, owner, { reason: '我待到了结束', now: session.endAt + HOUR })
    expect(again).toMatchObject({ value: { repeated: true } })
  })

  it('climbs after three days to the head of the station, after three more out of the station, and no further', () => {
    const at = session.endAt + HOUR
    expect(escalateAppeal(appealed, at + 3 * DAY - 1)).toBeNull()
    const second = escalateAppeal(appealed, at + 3 * DAY)
    expect(second?.record.appeal).toMatchObject({ level: 'station_admin', dueAt: at + 6 * DAY })
    expect(second?.notices).toHaveLength(1)
    const raised = second?.record ?? appealed
    expect(codeOf(decideOn({ ...books, record: raised }, 'uphold', staff, { reason: '看过了' }))).toBe(
      'ADMIN_NEEDED',
    )
    const third = escalateAppeal(raised, at + 6 * DAY)
    expect(third?.record.appeal?.level).toBe('outside')
    expect(third && escalateAppeal(third.record, at + 90 * DAY)).toBeNull()
  })

  it('is answered by keeping the hours or by correcting them within what is allowed', () => {
    const open = { ...books, record: appealed }
    expect(
      follow(open, decideOn(open, 'uphold', staff, { reason: '看过了' })).account.balances.provedMinutes,
    ).toBe(60)
    expect(codeOf(decideOn(open, 'correct', staff, { reason: '多算', minutes: 156 }))).toBe(
      'MINUTES_NOT_ALLOWED',
    )
    const corrected = follow(open, decideOn(open, 'correct', staff, { reason: '看了照片', minutes: 120 }))
    expect(corrected.record).toMatchObject({ state: 'corrected', minutes: 120, points: 2, credits: 2 })
    expect(corrected.account.balances).toEqual({ provedMinutes: 120, addedMinutes: 0, points: 2 })
  })

  it.each([
    ['exactly 12 hours', 600, 'ok'],
    ['more than 12 hours', 606, 'ADMIN_NEEDED'],
  ])('that makes the day %s long', (_, elsewhere, code) => {
    const days = { [session.day]: elsewhere + books.record.minutes }
    const long = { ...books, record: appealed, account: { ...books.account, days } }
    expect(codeOf(decideOn(long, 'correct', staff, { reason: '看了照片', minutes: 120 }))).toBe(code)
    expect(codeOf(decideOn(long, 'correct', admin, { reason: '看了照片', minutes: 120 }))).toBe('ok')
    expect(codeOf(decideOn(long, 'correct', staff, { reason: '看了照片', minutes: 90 }))).toBe('ok')
  })
})
