/** Every answer to every standing, before and after the start, and what is said of it. */
import { type Answering, decideAnswer, mayTakeBack, refusedWords } from '@/domain/activity/answers'
import type { SessionDocument } from '@/domain/activity/documents'
import { admissionOf, answerUntilOf, askUntilOf, isReviewed } from '@/domain/activity/rules'
import { HOUR, MINUTE } from '@/domain/kernel/clock'
import { newSeats, type Seats } from '@/domain/kernel/seats'
import type { Applicant, Refused } from '@/domain/kernel/seats'
import { aSession } from '../../support/builders'

const now = Date.UTC(2026, 10, 20, 2)
const startAt = now + 72 * HOUR
const asked: Applicant = { who: 'ann', by: 'ann', at: now - HOUR, until: startAt }
const refused = (more: Partial<Refused> = {}): Refused => ({
  ...{ at: now - MINUTE, by: 'desk', how: 'declined', why: '人满了' },
  ...more,
})
const seats = (more: Partial<Seats>): Seats => ({ ...newSeats(1, 1), ...more })
const session = (more: Partial<SessionDocument> = {}): SessionDocument => ({
  ...aSession(now, { startAt, endAt: startAt + HOUR, review: '看证' }),
  ...more,
})

const answers: Answering[] = [{ is: 'confirm' }, { is: 'decline', why: '人满了' }, { is: 'takeBack' }]
const ann = { who: 'ann', at: asked.at, by: 'desk' }

/** What each answer comes to: `change`, `stands` when nothing is left to do, or the refusal. */
const outcome = (given: SessionDocument, answer: Answering, whom = ann, at = now): string => {
  const step = decideAnswer(given, whom, answer, at)
  return step.ok ? (step.value === null ? 'stands' : 'change') : step.error.code
}
const all = (given: SessionDocument, whom = ann, at = now): string[] =>
  answers.map((answer) => outcome(given, answer, whom, at))

const places: [string, Partial<Seats>, [string, string, string]][] = [
  ['asks', { applicants: [asked], applying: 1 }, ['change', 'change', 'stands']],
  [
    'asks while no seat is free',
    { applicants: [asked], applying: 1, free: 0, holders: [{ who: 'bo', by: 'bo', at: 1 }] },
    ['change', 'change', 'stands'],
  ],
  [
    'asks while nothing is left',
    {
      ...{ applicants: [asked], applying: 1, free: 0, holders: [{ who: 'bo', by: 'bo', at: 1 }] },
      ...{ queueCapacity: 0, queueFree: 0 },
    },
    ['WAITLIST_FULL', 'change', 'stands'],
  ],
  [
    'was declined just now',
    { applicants: [{ ...asked, refused: refused() }] },
    ['INVALID_STATE', 'stands', 'change'],
  ],
  [
    'was declined by somebody else',
    { applicants: [{ ...asked, refused: refused({ by: 'other' }) }] },
    ['INVALID_STATE', 'INVALID_STATE', 'change'],
  ],
  [
    'was declined an hour ago',
    { applicants: [{ ...asked, refused: refused({ at: now - HOUR }) }] },
    ['INVALID_STATE', 'stands', 'ANSWER_KEPT'],
  ],
  [
    'got no answer in time',
    { applicants: [{ ...asked, refused: refused({ how: 'lapsed', by: 'system', why: '' }) }] },
    ['INVALID_STATE', 'INVALID_STATE', 'ANSWER_KEPT'],
  ],
  ['has a seat', { free: 0, holders: [asked] }, ['stands', 'INVALID_STATE', 'INVALID_STATE']],
  ['waits', { queueFree: 0, queue: [asked] }, ['stands', 'INVALID_STATE', 'INVALID_STATE']],
  [
    'has an offer',
    { free: 0, offers: [{ ...asked, until: startAt }] },
    ['stands', 'INVALID_STATE', 'INVALID_STATE'],
  ],
  ['is not there', {}, ['APPLICATION_GONE', 'APPLICATION_GONE', 'APPLICATION_GONE']],
  [
    'asked anew since',
    { applicants: [{ ...asked, at: now }], applying: 1 },
    ['APPLICATION_GONE', 'APPLICATION_GONE', 'APPLICATION_GONE'],
  ],
]

it.each(places)('somebody who %s is confirmed, declined, taken back', (_name, given, expected) => {
  expect(all(session({ seats: seats(given) }))).toEqual(expected)
})

it.each([
  ['oneself', { ...ann, by: 'ann' }],
  ['the own family', { ...ann, by: 'mother' }],
])('nobody answers for %s', (_name, whom) => {
  const given = session({ seats: seats({ applicants: [{ ...asked, by: whom.by }], applying: 1 }) })
  expect(all(given, whom)).toEqual(['OWN_APPLICATION', 'OWN_APPLICATION', 'OWN_APPLICATION'])
})

it.each([
  ['has begun', {}, startAt],
  ['is cancelled', { state: 'cancelled' as const }, now],
  ['is over', { state: 'ended' as const }, now],
])('nothing is decided any more about a session that %s', (_name, more, at) => {
  const given = session({ ...more, seats: seats({ applicants: [asked], applying: 1 }) })
  expect(all(given, ann, at).slice(0, 2)).toEqual(['INVALID_STATE', 'INVALID_STATE'])
  expect(mayTakeBack(session(more), { ...asked, refused: refused({ at }) }, at)).toBe(false)
})

it('an answer is due a day after signing up ends, two hours before the start at the latest, and asking ends before', () => {
  expect(answerUntilOf({ startAt, enrolUntil: startAt })).toBe(startAt - 2 * HOUR)
  expect(answerUntilOf({ startAt, enrolUntil: startAt - 48 * HOUR })).toBe(startAt - 24 * HOUR)
  expect(askUntilOf({ startAt })).toBeLessThan(answerUntilOf({ startAt, enrolUntil: startAt }))
})

it('somebody has to agree while the session says so and lies ahead', () => {
  expect([isReviewed({}), isReviewed({ review: '' }), isReviewed({ review: '看证' })]).toEqual([
    false,
    false,
    true,
  ])
  expect(admissionOf(session(), now)).toEqual({ is: 'byHand', until: answerUntilOf(session()) })
  expect(admissionOf(session({ review: '' }), now)).toEqual({ is: 'open' })
  for (const over of [session({ state: 'cancelled' }), session({ state: 'ended' })])
    expect(admissionOf(over, now)).toEqual({ is: 'over' })
  expect(admissionOf(session(), startAt)).toEqual({ is: 'over' })
})

it('is said in words: what somebody wrote, or what the clock brought', () => {
  expect(refusedWords(refused())).toBe('人满了')
  for (const how of ['lapsed', 'full'] as const) expect(refusedWords(refused({ how, why: '' }))).not.toBe('')
})
