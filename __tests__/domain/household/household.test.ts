/** Households: who may join and leave, and that pooling neither makes nor loses a point, nor changes its year. */
import fc from 'fast-check'
import type { HouseholdDocument } from '../../../src/domain/household/documents'
import { answer, invite, leave, memberOf, newHousehold } from '../../../src/domain/household/membership'
import { transfer } from '../../../src/domain/household/transfer'
import { type AccountDocument, emptyAccount, type LedgerEntry } from '../../../src/domain/account/account'
import { DAY, startOf } from '../../../src/domain/kernel/clock'
import { available, credit, post } from '../../../src/domain/kernel/ledger'
import { assertLedger } from '../../../src/domain/kernel/ledger-checks'
import { addLots, type Lots, withoutEmpty } from '../../../src/domain/kernel/lots'

const now = startOf('2027-03-06')
const wang = { personId: 'wang', name: '王芳' }
const home = newHousehold('hh1', { stationId: 'st1', name: '王家', founder: wang, now })
const guest = (personId: string, more: Partial<Parameters<typeof invite>[1]> = {}) => ({
  personId,
  name: `客${personId}`,
  hasPhone: true,
  householdId: null,
  ...more,
})
const by = { by: wang, now }
const codeOf = (decision: { ok: boolean; error?: { code: string } }) =>
  decision.ok ? 'ok' : decision.error?.code

/** What was granted; the same household when nothing changed. */
function after(before: HouseholdDocument, decision: { ok: boolean; value?: unknown }): HouseholdDocument {
  if (!decision.ok) throw new Error('refused')
  return (decision.value as HouseholdDocument | null) ?? before
}
function joined(before: HouseholdDocument, personId: string, at = now): HouseholdDocument {
  const invited = after(before, invite(before, guest(personId), { by: wang, now: at }))
  const me = { personId, name: personId, householdId: null }
  return after(invited, answer(invited, me, { accept: true, now: at }))
}

describe('joining', () => {
  it.each([
    ['somebody', guest('li'), 'ok'],
    ['somebody without a phone', guest('li', { hasPhone: false }), 'OWN_PHONE_NEEDED'],
    ['somebody of another household', guest('li', { householdId: 'hh2' }), 'INVITED_ELSEWHERE'],
    ['a member', guest('wang', { householdId: 'hh1' }), 'ok'],
  ])('invites %s: %s', (_, invited, code) => {
    expect(codeOf(invite(home, invited, by))).toBe(code)
  })

  it('takes an own yes, within seven days, once', () => {
    const invited = after(home, invite(home, guest('li'), by))
    expect(invite(invited, guest('li'), by)).toEqual({ ok: true, value: null })
    const li = { personId: 'li', name: '李', householdId: null }
    const yes = (at: number, more = {}) => answer(invited, { ...li, ...more }, { accept: true, now: at })
    expect(codeOf(yes(now + 7 * DAY - 1))).toBe('ok')
    expect(codeOf(yes(now + 7 * DAY))).toBe('INVITATION_GONE')
    expect(codeOf(yes(now, { householdId: 'hh2' }))).toBe('IN_HOUSEHOLD')
    expect(codeOf(answer(invited, { ...li, personId: 'zhao' }, { accept: true, now }))).toBe(
      'INVITATION_GONE',
    )
    const inside = after(invited, yes(now))
    expect(memberOf(inside, 'li')).toMatchObject({ name: '李' })
    expect(answer(inside, { ...li, householdId: 'hh1' }, { accept: true, now })).toEqual({
      ok: true,
      value: null,
    })
    expect(codeOf(answer(inside, { ...li, householdId: 'hh1' }, { accept: false, now }))).toBe('IN_HOUSEHOLD')
  })

  it('takes a no, which may be said twice', () => {
    const invited = after(home, invite(home, guest('li'), by))
    const li = { personId: 'li', name: '李', householdId: null }
    const declined = after(invited, answer(invited, li, { accept: false, now }))
    expect([declined.members.length, declined.invitations]).toEqual([1, []])
    expect(answer(declined, li, { accept: false, now })).toEqual({ ok: true, value: null })
  })

  it('ends at eight, counting those who were asked', () => {
    let full = home
    for (let i = 0; i < 7; i++) full = after(full, invite(full, guest(`p${i}`), by))
    expect(codeOf(invite(full, guest('p8'), by))).toBe('HOUSEHOLD_FULL')
    expect(codeOf(invite(full, guest('p8'), { by: wang, now: now + 7 * DAY }))).toBe('ok')
  })
})

describe('leaving', () => {
  it('gives back the own share as far as it is free', () => {
    const two = joined(home, 'li', now + 1)
    expect(leave(two, 'li', { own: 4, unowned: 3, held: 8 })).toMatchObject({ ok: true, value: { back: 4 } })
    expect(leave(two, 'li', { own: 6, unowned: 0, held: 0 })).toMatchObject({
      value: { back: 6, household: { founderId: 'wang' } },
    })
  })

  it('makes the eldest member the founder when the founder leaves', () => {
    const three = joined(joined(home, 'li', now + 2), 'zhao', now + 1)
    expect(leave(three, 'wang', { own: 0, unowned: 0, held: 0 })).toMatchObject({
      value: { household: { founderId: 'zhao' } },
    })
  })

  it('lets the last one take everything, but not while something is reserved', () => {
    expect(leave(home, 'wang', { own: 3, unowned: 6, held: 0 })).toMatchObject({
      value: { back: 9, household: { members: [] } },
    })
    expect(codeOf(leave(home, 'wang', { own: 3, unowned: 6, held: 1 }))).toBe('HOUSEHOLD_HOLDS')
  })
})

let sources = 0
function withPoints(accountId: string, years: Lots): AccountDocument {
  return Object.entries(years).reduce((account, [year, points]) => {
    const at = startOf(`${year}-05-01`)
    const sourceKey = `record:${++sources}:1`
    const posted = post(
      account,
      credit({ accountId, sourceKey, amounts: { points }, ruleId: 'r', at, byPersonId: 'x' }),
    )
    if (!posted.ok) throw new Error(posted.error.code)
    return { ...account, ...posted.value.account, unwritten: account.unwritten.concat(posted.value.entry) }
  }, emptyAccount(accountId))
}
const moving = (from: AccountDocument, to: AccountDocument, amount: number) =>
  transfer({
    from,
    to,
    amount,
    sourceKey: `pool:${++sources}`,
    at: now,
    byPersonId: 'wang',
    notes: { from: '放', to: '收' },
  })

describe('moving points', () => {
  it('takes the oldest first and keeps their year', () => {
    const moved = moving(withPoints('wang', { 2026: 5, 2027: 5 }), emptyAccount('hh1'), 7)
    expect(moved).toMatchObject({
      ok: true,
      value: {
        from: { balances: { points: 3 }, lots: { points: { 2027: 3 } } },
        to: { balances: { points: 7 }, lots: { points: { 2026: 5, 2027: 2 } } },
      },
    })
    expect(codeOf(moving(withPoints('wang', { 2026: 5 }), emptyAccount('hh1'), 6))).toBe('NOT_ENOUGH')
  })

  it('conserves every point and every year, whatever is moved to and fro', () => {
    const years = fc.dictionary(fc.constantFrom('2025', '2026', '2027'), fc.integer({ min: 1, max: 40 }))
    const moves = fc.array(
      fc.record({ who: fc.nat(2), amount: fc.integer({ min: 1, max: 30 }), back: fc.boolean() }),
      {
        maxLength: 25,
      },
    )
    fc.assert(
      fc.property(fc.tuple(years, years, years), moves, (purses, sequence) => {
        const people = purses.map((purse, i) => withPoints(`p${i}`, purse))
        let common = emptyAccount('hh1')
        const rows: LedgerEntry[] = []
        const total = () =>
          [...people, common].reduce<Lots>((sum, one) => addLots(sum, one.lots.points ?? {}), {})
        const before = withoutEmpty(total())
        for (const { who, amount, back } of sequence) {
          const person = people[who] as AccountDocument
          const moved = back ? moving(common, person, amount) : moving(person, common, amount)
          expect(moved.ok).toBe(available(back ? common : person, 'points') >= amount)
          if (!moved.ok) continue
          rows.push(...moved.value.entries)
          const [mine, ours] = back ? [moved.value.to, moved.value.from] : [moved.value.from, moved.value.to]
          people[who] = mine
          common = ours
          expect(new Set(moved.value.entries.map(({ sourceKey }) => sourceKey)).size).toBe(1)
        }
        expect(withoutEmpty(total())).toEqual(before)
        for (const account of [...people, common]) {
          assertLedger(
            account,
            rows.filter(({ accountId }) => accountId === account._id),
          )
        }
      }),
    )
  })
})
