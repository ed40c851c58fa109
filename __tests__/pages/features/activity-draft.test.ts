/** An organiser's draft: what is wrong with it, what publishing still needs, what is sent. */
import { HOUR, instantOf } from '@/domain/kernel/clock'
import {
  blankActivity,
  draftOf,
  formOf,
  missingForPublishing,
  problemsOf,
  type ActivityDraft,
} from '@/features/activity-desk/draft'

const now = instantOf('2026-11-22', '10:00')
const session = { sessionId: null, day: '2026-11-29', from: '09:00', to: '11:00' }
const written = (some: Partial<ActivityDraft> = {}): ActivityDraft => ({
  ...blankActivity(now, ''),
  title: ' 包饺子 ',
  type: 'festival',
  sessions: [session],
  ...some,
})

test('a blank draft asks for a name and a kind, and sends nothing', () => {
  const blank = blankActivity(now, '')
  expect(Object.keys(problemsOf(blank, now)).sort()).toEqual(['title', 'type'])
  expect(formOf(blank, now)).toBeNull()
})

test.each<[string, Partial<ActivityDraft>, keyof ActivityDraft]>([
  ['a session that ends when it starts', { sessions: [{ ...session, to: '09:00' }] }, 'sessions'],
  ['a session without a day', { sessions: [{ ...session, day: null }] }, 'sessions'],
  ['a new session in the past', { sessions: [{ ...session, day: '2026-11-01' }] }, 'sessions'],
  ['two sessions at once', { sessions: [session, { ...session, from: '10:00', to: '12:00' }] }, 'sessions'],
  ['no places', { capacity: '0' }, 'capacity'],
  ['more places than a session can hold', { capacity: '5001' }, 'capacity'],
  ['a queue in words', { queueCapacity: '十' }, 'queueCapacity'],
  ['ages the wrong way round', { minAge: '18', maxAge: '6' }, 'maxAge'],
])('%s is said next to its question', (_, some, key) => {
  expect(Object.keys(problemsOf(written(some), now))).toEqual([key])
  expect(formOf(written(some), now)).toBeNull()
})

test('a session that has already taken place may stay on a changed activity', () => {
  const startAt = instantOf('2026-11-01', '09:00')
  const was = { startAt, endAt: startAt + 2 * HOUR, enrolUntil: startAt }
  const past = { ...session, sessionId: 's1', day: '2026-11-01', was }
  expect(problemsOf(written({ sessions: [past, session] }), now)).toEqual({})
})

test('a form becomes answers and the same form again', () => {
  const form = formOf(written({ minAge: '6', credential: 'health', gridIds: ['g01'] }), now)
  expect(form).toMatchObject({
    capacity: 30,
    minAge: 6,
    maxAge: null,
    credential: 'health',
    gridIds: ['g01'],
  })
  const startAt = instantOf('2026-11-29', '09:00')
  expect(form?.sessions).toEqual([{ startAt, endAt: startAt + 2 * HOUR, enrolUntil: startAt }])
  expect(form && formOf(draftOf(form), now)).toEqual(form)
})

test('an end before the start is that of the next day', () => {
  const overnight = formOf(written({ sessions: [{ ...session, from: '22:00', to: '02:00' }] }), now)
  const startAt = instantOf('2026-11-29', '22:00')
  expect(overnight?.sessions).toEqual([{ startAt, endAt: startAt + 4 * HOUR, enrolUntil: startAt }])
})

test('a draft may be saved while publishing still needs more', () => {
  expect(problemsOf(written(), now)).toEqual({})
  expect(missingForPublishing(written())).toEqual(['地点', '安全提醒', '安全联系人'])
  expect(missingForPublishing(written({ placeName: '食堂', riskNotice: '烫', safetyContact: '周' }))).toEqual(
    [],
  )
})
