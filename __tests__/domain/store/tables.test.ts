/** The tables of reservations and prizes: every state, event and actor, what each guard refuses, what each move writes. */
import { DAY, startOf } from '../../../src/domain/kernel/clock'
import { assertWorkflow, everyMove } from '../../../src/domain/kernel/workflow-reading'
import { amendPrize, checkPrizeFacts, movePrize, newPrize } from '../../../src/domain/store/decide-prize'
import {
  decideRedemption,
  type RedemptionActor,
  type RedemptionEvent,
  type StandingRedemption,
  SYSTEM,
} from '../../../src/domain/store/decide-redemption'
import type { PrizeFacts } from '../../../src/domain/store/documents'
import { newRedemption, voidRedemption } from '../../../src/domain/store/new-redemption'
import { prizeFlow } from '../../../src/domain/store/prize-flow'
import { redemptionFlow } from '../../../src/domain/store/redemption-flow'
import { redemptionStates } from '../../../src/domain/store/vocabulary'

const NOW = startOf('2026-11-20')
const facts: PrizeFacts = {
  ...{ title: '大米', kind: 'goods', intro: '', photo: null, points: 10, limitPerMonth: 2, partnerId: 'b1' },
  ...{ place: '大厅', shelfFrom: null, shelfUntil: null, lowMark: 0 },
  pickUp: { weekdays: [1], fromMinute: 540, untilMinute: 1020 },
}
const prize = newPrize('z1', facts, {
  stationId: 'st1',
  partnerName: '粮油',
  content: null,
  by: 'staff',
  now: NOW,
})
const mark = {
  ...{ redemptionId: 'r1', prizeId: 'z1', stationId: 'st1', personId: 'p1', ownerId: 'p1', byPersonId: 'p9' },
  ...{ name: '王建国', purse: 'own' as const, at: NOW },
}
const held = { id: 'prize:r1', unit: 'points' as const, amount: 10, at: NOW, lots: { '2026': 10 } }
const reserved = newRedemption(mark, prize, {
  accountId: 'p1',
  held,
  code: '0123456789',
}) as StandingRedemption

const movesOf = (flow: Parameters<typeof everyMove>[0]): string[] => {
  const byMove = new Map<string, string[]>()
  for (const { state, event, role, to } of everyMove(flow)) {
    if (to !== null)
      byMove.set(`${state} ${event} → ${to}`, [...(byMove.get(`${state} ${event} → ${to}`) ?? []), role])
  }
  return [...byMove].map(([name, roles]) => `${name} (${roles.join(', ')})`).sort()
}

describe('the tables', () => {
  it('are sound', () => {
    assertWorkflow(redemptionFlow)
    assertWorkflow(prizeFlow)
  })

  it('lead a reservation only along these ways', () => {
    expect(movesOf(redemptionFlow as never)).toEqual([
      'redeemed refund → refunded (staff, station_admin)',
      'reserved cancel → cancelled (owner, recorder, staff, station_admin)',
      'reserved expire → expired (system)',
      'reserved redeem → redeemed (staff, station_admin, partner_user)',
    ])
  })

  it('lead a prize only along these ways', () => {
    expect(movesOf(prizeFlow as never)).toEqual([
      'draft putOn → onShelf (staff, station_admin)',
      'draft schedule → scheduled (staff, station_admin)',
      'offShelf putOn → onShelf (staff, station_admin)',
      'offShelf schedule → scheduled (staff, station_admin)',
      'onShelf end → offShelf (system)',
      'onShelf takeOff → offShelf (staff, station_admin)',
      'scheduled begin → onShelf (system)',
      'scheduled putOn → onShelf (staff, station_admin)',
      'scheduled takeOff → offShelf (staff, station_admin)',
    ])
  })
})

const actors: Record<string, RedemptionActor> = {
  owner: { personId: 'p1', roles: [], partnerId: null, name: '' },
  recorder: { personId: 'p9', roles: [], partnerId: null, name: '' },
  stranger: { personId: 'p5', roles: [], partnerId: null, name: '' },
  staff: { personId: 's1', roles: ['staff'], partnerId: null, name: '李*' },
  'the own shop': { personId: 'b9', roles: ['partner_user'], partnerId: 'b1', name: '赵*' },
  'another shop': { personId: 'b8', roles: ['partner_user'], partnerId: 'b2', name: '钱*' },
  'staff who gets it': { personId: 'p1', roles: ['staff'], partnerId: null, name: '王*' },
  'the rules': SYSTEM,
}

const outcome = (event: RedemptionEvent, who: string, at = NOW, from = reserved, reason = '坏了'): string => {
  const decided = decideRedemption(from, event, actors[who] as RedemptionActor, { now: at, reason })
  if (!decided.ok) return decided.error.code
  return decided.value.repeated ? 'repeated' : decided.value.after.state
}

describe('who may do what with a reservation', () => {
  const late = NOW + 7 * DAY + 1
  it.each<[RedemptionEvent, string, number, string]>([
    ['redeem', 'staff', NOW, 'redeemed'],
    ['redeem', 'staff', NOW + 7 * DAY, 'redeemed'],
    ['redeem', 'staff', late, 'REDEMPTION_EXPIRED'],
    ['redeem', 'the own shop', NOW, 'redeemed'],
    ['redeem', 'the own shop', late, 'REDEMPTION_EXPIRED'],
    ['redeem', 'another shop', NOW, 'NOT_YOUR_PRIZE'],
    ['redeem', 'staff who gets it', NOW, 'OWN_PRIZE'],
    ['redeem', 'owner', NOW, 'FORBIDDEN'],
    ['redeem', 'stranger', NOW, 'FORBIDDEN'],
    ['cancel', 'owner', NOW, 'cancelled'],
    ['cancel', 'recorder', NOW, 'cancelled'],
    ['cancel', 'staff', NOW, 'cancelled'],
    ['cancel', 'stranger', NOW, 'FORBIDDEN'],
    ['cancel', 'the own shop', NOW, 'FORBIDDEN'],
    ['expire', 'the rules', NOW + 7 * DAY, 'INVALID_STATE'],
    ['expire', 'the rules', late, 'expired'],
    ['expire', 'staff', late, 'FORBIDDEN'],
    ['refund', 'staff', NOW, 'INVALID_STATE'],
  ])('%s by %s', (event, who, at, expected) => {
    expect(outcome(event, who, at)).toBe(expected)
  })

  it.each(redemptionStates.filter((state) => state !== 'reserved'))(
    'nothing but a refund leads out of %s',
    (state) => {
      const ended = { ...reserved, state, endedAt: NOW, history: [] }
      expect(outcome('cancel', 'owner', NOW + DAY, ended)).toBe('REDEMPTION_CLOSED')
      expect(outcome('redeem', 'staff', NOW + DAY, ended)).toBe('REDEMPTION_CLOSED')
      expect(outcome('refund', 'staff', NOW + DAY, ended)).toBe(
        state === 'redeemed' ? 'refunded' : 'REDEMPTION_CLOSED',
      )
      if (state === 'redeemed') {
        expect(outcome('refund', 'staff', NOW + DAY, ended, '')).toBe('REASON_NEEDED')
        expect(outcome('refund', 'the own shop', NOW + DAY, ended)).toBe('FORBIDDEN')
      }
    },
  )

  it('answers whoever has just done it with the same, and anybody else that it is over', () => {
    const done = decideRedemption(reserved, 'redeem', actors.staff as RedemptionActor, { now: NOW })
    if (!done.ok || done.value.repeated) throw new Error('not redeemed')
    const { after, effects } = done.value
    expect(effects).toEqual(['capture', 'consume', 'tell'])
    expect(after).toMatchObject({
      redeemedMonth: '2026-11',
      handedOutBy: '李*',
      remindAt: null,
      endedAt: NOW,
    })
    expect(outcome('redeem', 'staff', NOW + 1000, after)).toBe('repeated')
    expect(outcome('redeem', 'staff', NOW + DAY, after)).toBe('REDEMPTION_CLOSED')
    expect(outcome('redeem', 'the own shop', NOW + 1000, after)).toBe('REDEMPTION_CLOSED')
  })
})

describe('a reservation', () => {
  it('is kept for seven days and reminded of one day before', () => {
    expect(reserved).toMatchObject({
      expiresAt: NOW + 7 * DAY,
      dueAt: NOW + 7 * DAY,
      remindAt: NOW + 6 * DAY,
      month: '2026-11',
    })
  })

  it('that did not come about is in nobody’s list and has no code', () => {
    expect(voidRedemption(reserved, 'PRIZE_GONE')).toMatchObject({
      ...{
        _id: 'r1',
        state: 'void',
        ownerId: '',
        name: '',
        code: '',
        dueAt: null,
        remindAt: null,
        reason: 'PRIZE_GONE',
      },
    })
  })
})

const by = { by: 's1', roles: ['staff'] as const, now: NOW }
const shelfCode = (
  given: Partial<PrizeFacts>,
  event: 'putOn' | 'schedule',
  content: typeof prize.content = null,
) => {
  const moved = movePrize({ ...prize, ...given, content }, event, by)
  return moved.ok
    ? [moved.value.after.state, moved.value.after.listed, moved.value.after.dueAt]
    : moved.error.code
}

describe('a prize goes onto the shelf', () => {
  it.each([
    ['at once', {}, 'putOn', ['onShelf', true, null]],
    ['until a day', { shelfUntil: '2026-11-21' }, 'putOn', ['onShelf', true, NOW + 2 * DAY]],
    ['only with a place', { place: '' }, 'putOn', 'INCOMPLETE'],
    ['not before its day', { shelfFrom: '2026-11-21' }, 'putOn', 'BAD_TIMES'],
    ['on its day', { shelfFrom: '2026-11-21' }, 'schedule', ['scheduled', false, NOW + DAY]],
    ['not on a day that is past', { shelfFrom: '2026-11-19' }, 'schedule', 'BAD_TIMES'],
    ['not after its days', { shelfUntil: '2026-11-19' }, 'putOn', 'BAD_TIMES'],
  ] as const)('%s', (_name, given, event, expected) => {
    expect(shelfCode(given, event)).toEqual(expected)
  })

  it('only when what it says has passed the check', () => {
    const piece = { checkId: 'c1', version: 1 }
    expect(shelfCode({}, 'putOn', { ...piece, verdict: 'pending' })).toBe('PRIZE_NOT_CHECKED')
    expect(shelfCode({}, 'putOn', { ...piece, verdict: 'blocked' })).toBe('PRIZE_NOT_CHECKED')
    expect(shelfCode({}, 'putOn', { ...piece, verdict: 'passed' })).toEqual(['onShelf', true, null])
  })

  it('stays on it when its facts change, hidden while a new text is checked', () => {
    const shelved = { ...prize, state: 'onShelf' as const, listed: true }
    const given = { version: 1, partnerName: '', by: 's1', key: 'key-00001', now: NOW }
    const waiting = { checkId: 'c2', version: 1, verdict: 'pending' as const }
    const amended = amendPrize(shelved, { ...facts, title: '面粉' }, { ...given, content: waiting })
    expect(amended.ok && amended.value.after).toMatchObject({
      state: 'onShelf',
      listed: false,
      version: 2,
      title: '面粉',
    })
    const cheaper = amendPrize(shelved, { ...facts, points: 8 }, { ...given, content: null })
    expect(cheaper.ok && cheaper.value.after).toMatchObject({ listed: true, points: 8 })
    expect(amendPrize(shelved, facts, { ...given, version: 7, content: null }).ok).toBe(false)
  })

  it('with hours and days in their order', () => {
    expect(checkPrizeFacts(facts).ok).toBe(true)
    expect(checkPrizeFacts({ ...facts, pickUp: { weekdays: [1], fromMinute: 60, untilMinute: 60 } }).ok).toBe(
      false,
    )
    expect(checkPrizeFacts({ ...facts, pickUp: { weekdays: [], fromMinute: 0, untilMinute: 0 } }).ok).toBe(
      true,
    )
    expect(checkPrizeFacts({ ...facts, shelfFrom: '2026-11-21', shelfUntil: '2026-11-20' }).ok).toBe(false)
  })
})
