/** Thanks for a session: who may say them when, and how little of a few the organiser learns. */
import { DAY, instantOf } from '@/domain/kernel/clock'
import type { EnrollmentState, SessionState } from '../../../src/domain/activity/documents'
import { summaryOf, thanksFacts, thanksFlow, thanksRules, unsaid } from '../../../src/domain/activity/thanks'
import { decide } from '../../../src/domain/kernel/workflow'
import { assertWorkflow, everyMove } from '../../../src/domain/kernel/workflow-reading'
import type { PieceVerdict } from '../../../src/domain/moderation/documents'

const endAt = instantOf('2026-11-20', '11:00')

test('the table is sound and has one way', () => {
  assertWorkflow(thanksFlow)
  const ways = everyMove(thanksFlow).filter(({ to }) => to !== null)
  expect(ways.map(({ state, event, to }) => `${state} ${event} → ${to}`).sort()).toEqual([
    'said say → said',
    'unsaid say → said',
  ])
})

const attempt = (rows: EnrollmentState[], now = endAt, state: SessionState = 'ended'): string => {
  const facts = thanksFacts(
    { endAt, state },
    rows.map((one) => ({ state: one })),
    now,
  )
  const answer = decide(thanksFlow, unsaid, 'say', { by: 'p', roles: ['guest'], at: now, facts })
  return answer.ok ? answer.value.to : answer.error.code
}

test.each<[EnrollmentState, string]>([
  ['checkedIn', 'said'],
  ['checkedOut', 'said'],
  ['counted', 'said'],
  ['leftOpen', 'said'],
  ['confirmed', 'THANKS_NOT_CAME'],
  ['waiting', 'THANKS_NOT_CAME'],
  ['offered', 'THANKS_NOT_CAME'],
  ['noShow', 'THANKS_NOT_CAME'],
  ['cancelled', 'THANKS_NOT_CAME'],
])('somebody who is %s: %s', (state, outcome) => {
  expect(attempt([state])).toBe(outcome)
})

test('one of the family who came is enough; nobody is not', () => {
  expect(attempt(['noShow', 'counted'])).toBe('said')
  expect(attempt([])).toBe('THANKS_NOT_CAME')
})

test.each<[string, number, SessionState, string]>([
  ['a moment before the end', endAt - 1, 'ongoing', 'INVALID_STATE'],
  ['at the end', endAt, 'ongoing', 'said'],
  ['on the last day', endAt + thanksRules.openDays * DAY, 'ended', 'said'],
  ['after it', endAt + thanksRules.openDays * DAY + 1, 'ended', 'THANKS_CLOSED'],
  ['when it was cancelled', endAt, 'cancelled', 'INVALID_STATE'],
])('%s', (_, now, state, outcome) => {
  expect(attempt(['counted'], now, state)).toBe(outcome)
})

const told = (words = '', verdict: PieceVerdict = 'passed', grade: 'great' | 'bad' = 'great') => ({
  form: { grade, words },
  content: words === '' ? null : { checkId: 'c', verdict, version: 1 },
})
const many = (n: number) => Array.from({ length: n }, () => told())

test('numbers and sentences come in steps of five, and none before', () => {
  for (let n = 0; n <= 12; n++) expect(summaryOf(many(n))?.answers ?? 0).toBe(Math.floor(n / 5) * 5)
  expect(summaryOf([...many(5), told('第六个人', 'passed', 'bad')])).toEqual({
    ...{ answers: 5, average: 5, sentences: [] },
  })
})

test('the average is kept to a tenth; sentences have passed and stand in no order of time', () => {
  const all = [
    told('丙'),
    told('甲'),
    told('乙', 'blocked'),
    told('丁', 'pending'),
    told('', 'passed', 'bad'),
  ]
  expect(summaryOf(all)).toEqual({ answers: 5, average: 4.2, sentences: ['丙', '甲'].sort() })
})
