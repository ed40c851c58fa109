/** The table of notices: every state, event and actor, and what each guard refuses. */
import { decide } from '../../../src/domain/kernel/workflow'
import { assertWorkflow, everyMove } from '../../../src/domain/kernel/workflow-reading'
import { DAY } from '../../../src/domain/kernel/clock'
import { noticeFlow, type NoticeFacts } from '../../../src/domain/notice/notice-flow'

const writers = ['grid_worker', 'grid_leader', 'staff', 'station_admin']

/** Where each event leads from each state, and who may; everything else is refused. */
const allowed: [state: string, event: string, to: string, by: string[]][] = [
  ['draft', 'amend', 'draft', writers],
  ['draft', 'send', 'published', writers],
  ['draft', 'schedule', 'scheduled', writers],
  ['scheduled', 'publish', 'published', ['system']],
  ['scheduled', 'unschedule', 'draft', writers],
  ['scheduled', 'holdBack', 'draft', ['system']],
  ['published', 'correct', 'published', [...writers, 'system']],
  ['published', 'propose', 'published', writers],
  ['published', 'recall', 'recalled', [...writers, 'system']],
  ['published', 'expire', 'ended', ['system']],
]

it('is a sound table', () => {
  expect(() => assertWorkflow(noticeFlow)).not.toThrow()
})

it('allows exactly these moves of every state, event and role', () => {
  const moves = everyMove(noticeFlow)
  expect(moves).toHaveLength(5 * 10 * 5)
  for (const { state, event, role, to, code } of moves) {
    const row = allowed.find(([from, on]) => from === state && on === event)
    const may = row?.[3].includes(role) ?? false
    const expected = may ? [row?.[2], null] : [null, row ? 'FORBIDDEN' : 'INVALID_STATE']
    expect([state, event, role, to, code]).toEqual([state, event, role, ...expected])
  }
})

const now = 1_800_000_000_000
const fine: NoticeFacts = {
  now,
  withinReach: true,
  check: 'passed',
  publishAt: now,
  expiresAt: now + DAY,
  endsAt: now + DAY,
  people: 3,
  reason: '写错了',
}

const refused = (state: string, event: string, role: string, facts: Partial<NoticeFacts>): string => {
  const decision = decide(noticeFlow, { state: state as 'draft', version: 1 }, event as 'send', {
    by: 'p1',
    roles: [role as 'staff'],
    at: now,
    facts: { ...fine, ...facts },
  })
  return decision.ok ? 'granted' : decision.error.code
}

it.each<[string, string, string, Partial<NoticeFacts>, string]>([
  ['draft', 'send', 'staff', {}, 'granted'],
  ['draft', 'send', 'grid_worker', { withinReach: false }, 'NOTICE_NOT_YOUR_GRID'],
  ['draft', 'send', 'staff', { check: 'pending' }, 'INVALID_STATE'],
  ['draft', 'send', 'staff', { check: 'inReview' }, 'INVALID_STATE'],
  ['draft', 'send', 'staff', { check: 'blocked' }, 'NOTICE_BLOCKED'],
  ['draft', 'send', 'staff', { expiresAt: now }, 'NOTICE_BAD_EXPIRY'],
  ['draft', 'send', 'staff', { expiresAt: now + 180 * DAY + 1 }, 'NOTICE_BAD_EXPIRY'],
  ['draft', 'send', 'staff', { people: 0 }, 'NOTICE_NOBODY'],
  ['draft', 'schedule', 'staff', { check: 'inReview' }, 'granted'],
  ['draft', 'schedule', 'staff', { check: 'blocked' }, 'NOTICE_BLOCKED'],
  [
    'draft',
    'schedule',
    'staff',
    { publishAt: now + 91 * DAY, expiresAt: now + 92 * DAY },
    'NOTICE_BAD_EXPIRY',
  ],
  ['draft', 'schedule', 'staff', { publishAt: now + DAY, expiresAt: now + DAY }, 'NOTICE_BAD_EXPIRY'],
  ['scheduled', 'publish', 'system', {}, 'granted'],
  ['scheduled', 'publish', 'system', { check: 'inReview' }, 'INVALID_STATE'],
  ['scheduled', 'publish', 'system', { people: 0 }, 'NOTICE_NOBODY'],
  ['scheduled', 'holdBack', 'system', { reason: '' }, 'REASON_NEEDED'],
  ['scheduled', 'unschedule', 'grid_worker', { withinReach: false }, 'NOTICE_NOT_YOUR_GRID'],
  ['published', 'correct', 'grid_worker', { withinReach: false }, 'NOTICE_NOT_YOUR_GRID'],
  ['published', 'correct', 'staff', { expiresAt: now - 1 }, 'NOTICE_BAD_EXPIRY'],
  ['published', 'recall', 'staff', { reason: '' }, 'REASON_NEEDED'],
  ['published', 'recall', 'grid_worker', { withinReach: false }, 'NOTICE_NOT_YOUR_GRID'],
  ['recalled', 'recall', 'staff', {}, 'INVALID_STATE'],
  ['ended', 'correct', 'staff', {}, 'INVALID_STATE'],
])('answers %s %s by %s with %j as %s', (state, event, role, facts, code) => {
  expect(refused(state, event, role, facts)).toBe(code)
})
