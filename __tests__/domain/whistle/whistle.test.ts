/** A whistle keeps the clock of its signing, whoever it is passed on to, climbs a level at a time, and two refusals are the institute's. */
import { decideCase, newCase, overdueEvent, TIMER } from '@/domain/case/decide-case'
import type { CaseActor } from '@/domain/case/define-case'
import { departmentsFor, isOfDepartment } from '@/domain/case/departments'
import type { CaseDocument } from '@/domain/case/documents'
import { DAY, dayOf, HOUR, MINUTE } from '@/domain/kernel/clock'
import { whistle } from '@/domain/whistle'

/** A Thursday, ten in the morning in China. */
const now = Date.parse('2026-11-26T02:00:00Z')

const form = {
  ...{ reason: 'public', grade: 'usual', spot: 'grid:g01', facts: '积水', wants: '来看', photos: [] },
  ...{ lead: ['water'], assist: ['works', 'roads'] },
}
const blown = (given: Partial<typeof form> = {}): CaseDocument =>
  newCase(whistle, {
    ...{ _id: 'k1', stationId: 'st1', number: 3, asked: '', link: null, gridId: 'g01', now },
    ...{ form: { ...form, ...given }, by: { personId: 'owner', name: '赵志强' }, unnamed: false },
    ...{ involvedIds: [], called: { water: '区水务局', works: '区住建局' }, holidays: { off: [] } },
  })

interface Sent {
  event: string
  by?: CaseActor
  at: number
  who?: string
  words?: string
  days?: number
  to?: string
}

/** What a department answers at an instant, by days that may be said then. */
const answersAt = (at: number) => ({
  ...{ channel: 'phone', received: '2026-11-26', withWhom: '值班室', measures: '疏通' },
  until: dayOf(Math.max(at, Date.parse('2026-12-01T00:00:00+08:00'))),
})

/** The case after a step, or the code with which it is refused. */
function after(one: CaseDocument, sent: Sent): CaseDocument | string {
  const { event, by = 'staff', at, who = by, words = '说一句', days, to } = sent
  const done = decideCase(whistle, one, {
    ...{ event, words, now: at, holidays: { off: [] }, by: { personId: who, name: who, actors: [by] } },
    ...{ answers: { ...answersAt(at), speed: '4', quality: '5', proof: [] } },
    ...(days !== undefined && { days }),
    ...(to !== undefined && { department: { unitId: to, name: `${to} 局` } }),
  })
  return done.ok ? done.value.after : done.error.code
}

const through = (one: CaseDocument, ...steps: Sent[]): CaseDocument =>
  steps.reduce((current, step) => {
    const next = after(current, step)
    if (typeof next === 'string') throw new Error(`${step.event}: ${next}`)
    return next
  }, one)

/** What time does to it next. */
function byTime(one: CaseDocument): CaseDocument {
  const at = one.dueAt ?? 0
  const done = decideCase(whistle, one, {
    ...{ event: overdueEvent(whistle, one, at) ?? '', by: TIMER, words: '', holidays: { off: [] }, now: at },
  })
  if (!done.ok) throw new Error(done.error.code)
  return done.value.after
}

const china = (at: number | null): string => new Date((at ?? 0) + 8 * HOUR).toISOString().slice(0, 16)

const HEAD = 'station_admin'
const signed = (given: Partial<typeof form> = {}): CaseDocument =>
  through(blown(given), { event: 'sign', by: HEAD, at: now + DAY })

it.each([
  ['usual', ['2026-11-30T10:00', '2026-12-01T10:00', '2026-12-08T10:00']],
  ['major', ['2026-11-30T10:00', '2026-12-01T10:00', '2026-12-08T10:00']],
  ['urgent', ['2026-11-27T10:30', '2026-11-27T12:00', '2026-12-08T10:00']],
])('is responded to, looked at and solved by clocks from its signing, %s', (grade, due) => {
  const one = signed({ grade })
  const answered = through(one, { event: 'respond', at: now + DAY + 5 * MINUTE })
  const there = through(answered, { event: 'arrive', at: now + DAY + HOUR })
  expect([one, answered, there].map(({ dueAt }) => china(dueAt))).toEqual(due)
})

it('what has passed already is not what it is held to, and never the past', () => {
  const late = through(signed(), { event: 'respond', at: now + 8 * DAY })
  expect(china(late.dueAt)).toBe('2026-12-08T10:00')
  const later = through(signed(), { event: 'respond', at: now + 20 * DAY })
  expect(later.dueAt).toBeGreaterThan(now + 20 * DAY)
})

it('is nobody’s before it is signed, and stays unsigned after one reminder', () => {
  const one = blown()
  expect(one).toMatchObject({ departments: ['water', 'works', 'roads'], sentTo: [], sentAt: null })
  const unsigned = byTime(one)
  expect(unsigned).toMatchObject({ state: 'unsigned', dueAt: null, wakeAt: null, sentTo: [] })
  expect(after(unsigned, { event: 'sign', by: HEAD, at: now })).toMatchObject({ state: 'blown' })
})

it('whoever heads the station signs what that person has begun as well', () => {
  const own = { event: 'sign', by: HEAD, who: 'owner', at: now } as const
  expect(after(blown(), own)).toMatchObject({ state: 'blown', sentAt: now })
})

it('goes back with words, comes again a few times, and is withdrawn while it has not left', () => {
  expect(after(blown(), { event: 'sendBack', by: HEAD, at: now, words: '' })).toBe('REASON_NEEDED')
  let one = through(blown(), { event: 'sendBack', by: HEAD, at: now })
  for (let i = 0; i < 5; i++)
    one = through(one, { event: 'resend', by: 'owner', at: now }, { event: 'sendBack', by: HEAD, at: now })
  expect(after(one, { event: 'resend', by: 'owner', at: now })).toBe('SAID_ENOUGH')
  expect(after(one, { event: 'withdraw', by: 'owner', at: now })).toMatchObject({ openFor: [] })
  expect(after(signed(), { event: 'withdraw', by: 'owner', at: now })).toBe('INVALID_STATE')
})

it('refused once the head chooses another one and the clock goes on; refused again it is the institute’s', () => {
  const refused = through(signed(), { event: 'refuse', at: now + DAY + HOUR })
  expect(refused).toMatchObject({ state: 'refused', dueAt: signed().dueAt })
  const route = { event: 'reroute', by: HEAD, at: now + DAY + 2 * HOUR } as const
  expect(after(refused, { ...route, to: 'water' })).toBe('CASE_NOT_THIS_UNIT')
  expect(after(refused, route)).toBe('CASE_NOT_THIS_UNIT')
  const other = through(refused, { ...route, to: 'works' })
  expect(other).toMatchObject({ departments: ['works', 'roads'], sentTo: ['works', 'roads'] })
  expect([other.dueAt, other.sentAt]).toEqual([signed().dueAt, signed().sentAt])
  const disputed = through(other, { event: 'refuse', at: now + DAY + 3 * HOUR })
  expect(disputed.state).toBe('disputed')
  expect(after(disputed, { ...route, to: 'roads' })).toBe('INVALID_STATE')
  const ruled = through(disputed, {
    event: 'rule',
    by: 'institute_admin',
    at: now + DAY + 4 * HOUR,
    to: 'roads',
  })
  expect(ruled).toMatchObject({ state: 'ruled', departments: ['roads'] })
  expect(after(ruled, { event: 'refuse', at: now + DAY + 5 * HOUR })).toBe('INVALID_STATE')
  // Where the institute says nothing, whoever was asked first leads.
  expect(byTime(disputed)).toMatchObject({ state: 'ruled', departments: ['water', 'roads'] })
})

it('climbs a level at a time: to the head, then to the institute', () => {
  const late = byTime(signed())
  expect(late).toMatchObject({ state: 'late', waits: [HEAD] })
  expect(byTime(late)).toMatchObject({ state: 'above', dueAt: null })
  expect(after(late, { event: 'respond', at: late.movedAt })).toMatchObject({ state: 'answered' })
})

it('waits for one of the reasons, and gives back the time that was left', () => {
  const there = through(signed(), { event: 'arrive', at: now + DAY + HOUR })
  expect(after(there, { event: 'wait', at: now + 2 * DAY, words: '随便', days: 3 })).toBe('INVALID_INPUT')
  const waiting = through(there, { event: 'wait', at: now + 4 * DAY, words: '等审批', days: 3 })
  expect(byTime(waiting)).toMatchObject({ state: 'onSpot' })
  expect(byTime(waiting).dueAt).toBeGreaterThan(there.dueAt ?? 0)
})

it('is longer once, for a reason, and still from its signing', () => {
  const there = through(signed(), { event: 'arrive', at: now + DAY + HOUR })
  const hard = through(there, { event: 'longer', by: HEAD, at: now + 2 * DAY })
  expect(china(hard.dueAt)).toBe('2026-12-18T10:00')
  expect(after(hard, { event: 'longer', by: HEAD, at: now + 2 * DAY })).toBe('SAID_ENOUGH')
})

it('what is hard and has climbed long ago does not climb again in the same minute', () => {
  const above = byTime(byTime(signed()))
  const at = above.movedAt + 60 * DAY
  const longer = through(above, { event: 'longer', by: HEAD, at })
  expect(longer).toMatchObject({ state: 'onSpot' })
  expect(longer.dueAt).toBeGreaterThan(at)
})

it('is over when nobody says what it was like, after a week', () => {
  const solved = through(
    signed(),
    { event: 'respond', at: now + DAY + HOUR },
    { event: 'solve', at: now + 3 * DAY },
  )
  expect((solved.dueAt ?? 0) - solved.movedAt).toBe(7 * DAY)
  expect(byTime(solved)).toMatchObject({ state: 'closed', openFor: [] })
  expect(after(solved, { event: 'score', at: now + 3 * DAY })).toBe('FORBIDDEN')
  expect(after(solved, { event: 'score', by: 'owner', at: now + 3 * DAY })).toMatchObject({ state: 'closed' })
})

it('the departments that a station may call upon are those of the units above it', () => {
  const unit = (given: object) =>
    ({ type: 'department', name: '局', active: true, order: 1, ...given }) as never
  const units = [
    unit({ _id: 'district', parentId: 'center' }),
    unit({ _id: 'own', parentId: 'ins1' }),
    unit({ _id: 'other', parentId: 'ins2' }),
    unit({ _id: 'closed', parentId: 'center', active: false }),
  ]
  const found = departmentsFor({ path: ['center', 'ins1'] }, units)
  expect(found.map(({ _id }) => _id)).toEqual(['own', 'district'])
  expect(departmentsFor(null, units)).toEqual([])
})

it('is open to the contact of a department that it was sent to, and to no other', () => {
  const one = signed()
  const contact = (roles: string[], unitId: string | null) => ({ roles, unitId }) as never
  expect(isOfDepartment(one, contact(['dept_user'], 'works'))).toBe(true)
  expect(isOfDepartment(one, contact(['dept_user'], 'parks'))).toBe(false)
  expect(isOfDepartment(one, contact(['dept_user'], null))).toBe(false)
  expect(isOfDepartment(one, contact(['institute_admin'], 'works'))).toBe(false)
  expect(isOfDepartment(blown(), contact(['dept_user'], 'water'))).toBe(false)
})
