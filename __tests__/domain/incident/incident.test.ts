/** What residents report keeps one clock, comes back once to whoever has it in hand, and is asked about after four weeks. */
import { decideCase, newCase, overdueEvent, TIMER } from '@/domain/case/decide-case'
import type { CaseActor } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { DAY, HOUR, MINUTE } from '@/domain/kernel/clock'
import { incident } from '@/domain/incident'

/** A Thursday, ten in the morning in China. */
const now = Date.parse('2026-11-26T02:00:00Z')

const form = { category: 'facility', spot: 'grid:g01', where: '', text: '', photos: [], urgency: 'normal' }
const reported = (given: Partial<typeof form> = {}): CaseDocument =>
  newCase(incident, {
    ...{ _id: 'k1', stationId: 'st1', number: 3, asked: '', link: null, gridId: 'g01', now },
    ...{ form: { ...form, ...given }, by: { personId: 'owner', name: '王秀英' }, unnamed: false },
    ...{ involvedIds: [], called: {}, holidays: { off: [] } },
  })

interface Sent {
  event: string
  by?: CaseActor
  at: number
  who?: string
  words?: string
  days?: number
  to?: string
  gridId?: string
}

/** The case after a step, or the code with which it is refused. */
function after(one: CaseDocument, sent: Sent): CaseDocument | string {
  const { event, by = 'grid_worker', at, who = by, words = '说一句', days, to, gridId } = sent
  const done = decideCase(incident, one, {
    ...{ event, words, now: at, holidays: { off: [] }, by: { personId: who, name: who, actors: [by] } },
    ...(days !== undefined && { days }),
    ...(to !== undefined && { to: { personId: to, name: to } }),
    ...(gridId !== undefined && { gridId }),
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
  const done = decideCase(incident, one, {
    ...{ event: overdueEvent(incident, one, at) ?? '', by: TIMER, words: '', holidays: { off: [] }, now: at },
  })
  if (!done.ok) throw new Error(done.error.code)
  return done.value.after
}

const china = (at: number | null): string => new Date((at ?? 0) + 8 * HOUR).toISOString().slice(0, 16)

it.each([
  ['taken up', 'normal', '2026-11-26T14:00'],
  ['taken up', 'urgent', '2026-11-26T10:30'],
])('it is %s within its time, %s', (_what, urgency, due) => {
  expect(china(reported({ urgency }).dueAt)).toBe(due)
})

it.each([
  ['normal', '2026-12-01T10:00'],
  ['urgent', '2026-11-27T10:00'],
])('it is solved within its time from its beginning on, %s, whenever it was taken up', (urgency, due) => {
  const one = reported({ urgency })
  for (const at of [now + MINUTE, now + 20 * MINUTE])
    expect(china(through(one, { event: 'take', at }).dueAt)).toBe(due)
})

it('keeps its first clock when it is handed to somebody and to another grid', () => {
  const taken = through(reported(), { event: 'take', at: now + HOUR })
  const given = through(taken, { event: 'assign', at: now + DAY, to: 'sun' })
  expect(given).toMatchObject({ dueAt: taken.dueAt, handlerId: 'sun', actorIds: ['owner', 'sun'] })
  const moved = through(given, { event: 'transfer', at: now + DAY, gridId: 'g02' })
  expect(moved).toMatchObject({ gridId: 'g02', handlerId: null, state: 'reported', createdAt: now })
  expect(moved.dueAt).toBe(taken.dueAt)
  expect(through(moved, { event: 'take', at: now + DAY }).dueAt).toBe(taken.dueAt)
})

/** Taken up, stood still for some days over its first clock, and gone on. */
const waited = (): CaseDocument => {
  const waiting = through(
    reported(),
    { event: 'take', at: now },
    { event: 'wait', at: now, words: '缺料', days: 15 },
  )
  return byTime(waiting)
}

/** Not solved, as was said after six of the seven days. */
const reopened = (): CaseDocument =>
  through(checked(), { event: 'reopen', by: 'owner', at: now + 6 * DAY, words: '又不亮了' })

it.each([
  ['has waited', waited],
  ['was not solved', reopened],
])('what %s has the time that is left when it is handed to somebody, and in another grid', (_what, made) => {
  const one = made()
  const at = one.movedAt
  expect(one.dueAt).toBeGreaterThan(at)
  const given = through(one, { event: 'assign', at, to: 'sun' })
  expect(given).toMatchObject({ state: 'handling', dueAt: one.dueAt, wakeAt: expect.any(Number) })
  expect(overdueEvent(incident, given, at + MINUTE)).toBe(null)
  expect(overdueEvent(incident, given, one.dueAt ?? 0)).toBe('climb')
  const moved = through(given, { event: 'transfer', at, gridId: 'g02' })
  expect(moved.dueAt).toBe(one.dueAt)
  for (const step of [
    { event: 'take', at },
    { event: 'assign', at, to: 'qian' },
    { event: 'transfer', at, gridId: 'g01' },
  ])
    expect(through(moved, step).dueAt).toBe(one.dueAt)
})

it.each([
  ['has just been taken up', () => through(reported(), { event: 'take', at: now }), '2026-12-10T10:00'],
  ['has waited', waited, '2026-12-25T10:00'],
  ['was not solved', reopened, '2026-12-15T10:00'],
])('is given longer once for what is hard, and it is longer: what %s', (_what, made, due) => {
  const one = made()
  const longer = through(one, { event: 'longer', by: 'staff', at: one.movedAt })
  expect(china(longer.dueAt)).toBe(due)
  expect(after(longer, { event: 'longer', by: 'staff', at: one.movedAt })).toBe('SAID_ENOUGH')
})

it('is not handed to whoever reported it, nor into the grid where it lies', () => {
  expect(after(reported(), { event: 'assign', at: now, to: 'owner' })).toBe('CASE_NOT_TO_THEM')
  expect(after(reported(), { event: 'assign', at: now })).toBe('CASE_NOT_TO_THEM')
  expect(after(reported(), { event: 'transfer', at: now, gridId: 'g01' })).toBe('CASE_SAME_GRID')
  expect(after(reported(), { event: 'transfer', at: now })).toBe('CASE_SAME_GRID')
})

it('waits for one of the reasons alone, until a day that was said', () => {
  const taken = through(reported(), { event: 'take', at: now })
  expect(after(taken, { event: 'wait', at: now, words: '随便等等', days: 3 })).toBe('INVALID_INPUT')
  const waiting = through(taken, { event: 'wait', at: now, words: '缺料', days: 3 })
  expect(waiting).toMatchObject({ state: 'waiting', dueAt: now + 3 * DAY, pause: { reason: '缺料' } })
  expect(byTime(waiting).state).toBe('handling')
})

it('is looked at by somebody else than whoever solved it', () => {
  const solved = through(
    reported(),
    { event: 'take', at: now, who: 'zhao' },
    { event: 'solve', at: now, who: 'zhao' },
  )
  expect(after(solved, { event: 'look', at: now, who: 'zhao' })).toBe('OTHER_DECIDER')
  expect(after(solved, { event: 'look', at: now, who: 'qian' })).toMatchObject({ state: 'checked' })
  expect(byTime(solved).state).toBe('checked')
})

const checked = (): CaseDocument =>
  through(
    reported(),
    ...[
      { event: 'take', at: now, who: 'zhao' },
      { event: 'solve', at: now, who: 'zhao' },
      { event: 'look', at: now, who: 'qian' },
    ],
  )

it.each(['owner', 'joined'] as const)(
  'goes back once to whoever had it in hand, then to the head, said by the %s',
  (by) => {
    expect(after(checked(), { event: 'toHead', by, at: now })).toBe('SAY_NOT_SOLVED')
    const back = through(checked(), { event: 'reopen', by, at: now })
    expect(back).toMatchObject({ state: 'handling', handlerId: 'zhao' })
    const again = through(
      back,
      { event: 'solve', at: now, who: 'zhao' },
      { event: 'look', at: now, who: 'qian' },
    )
    expect(after(again, { event: 'reopen', by, at: now })).toBe('GOES_TO_HEAD')
    expect(after(again, { event: 'toHead', by, at: now })).toMatchObject({ state: 'climbed' })
  },
)

it('is asked about four weeks after it was good, and can come back even then', () => {
  const settled = byTime(checked())
  expect(settled).toMatchObject({ state: 'settled' })
  const asked = byTime(settled)
  expect(asked.state).toBe('asked')
  expect((settled.dueAt ?? 0) - settled.movedAt).toBe(28 * DAY)
  expect(after(asked, { event: 'reopen', by: 'joined', at: asked.movedAt })).toMatchObject({
    state: 'handling',
  })
  expect(byTime(asked).state).toBe('closed')
})

it.each(['owner', 'joined'] as const)(
  'the owner’s word that it is good leaves the seven days to all: the %s may still say that it is not',
  (by) => {
    const settled = through(checked(), { event: 'settle', by: 'owner', at: now + HOUR })
    const within = { event: 'reopen', by, at: now + 7 * DAY } as const
    expect(after(settled, within)).toMatchObject({ state: 'handling', handlerId: 'zhao' })
    expect(after(settled, { ...within, at: now + 7 * DAY + MINUTE })).toBe('SAY_TIME_OVER')
    const asked = byTime(settled)
    const fine = through(asked, { event: 'fine', by: 'owner', at: asked.movedAt })
    expect(fine).toMatchObject({ state: 'stayed', dueAt: asked.dueAt })
    expect(after(fine, { event: 'reopen', by, at: fine.movedAt })).toMatchObject({ state: 'handling' })
    expect(byTime(fine).state).toBe('closed')
  },
)

it('said once already that it is not solved, it goes to the head from there as well', () => {
  const again = through(
    checked(),
    { event: 'reopen', by: 'joined', at: now },
    { event: 'solve', at: now, who: 'zhao' },
    { event: 'look', at: now, who: 'qian' },
    { event: 'settle', by: 'owner', at: now },
  )
  expect(after(again, { event: 'reopen', by: 'joined', at: now })).toBe('GOES_TO_HEAD')
  expect(after(again, { event: 'toHead', by: 'joined', at: now })).toMatchObject({ state: 'climbed' })
})

it('is not withdrawn from those who have joined it', () => {
  const one = reported()
  const joined = { ...one, joined: { count: 1, ids: ['li'], from: [] } }
  expect(after(joined, { event: 'withdraw', by: 'owner', at: now })).toBe('JOINED_BY_OTHERS')
  expect(after(one, { event: 'withdraw', by: 'owner', at: now })).toMatchObject({ state: 'withdrawn' })
})

it('climbs to the head when nobody takes it up in time', () => {
  expect(byTime(reported())).toMatchObject({ state: 'climbed', waits: ['station_admin'] })
})

it('is found by its spot, and with its sort by what may be the same', () => {
  expect(reported().marks).toEqual(['incident@grid:g01', 'incident@grid:g01@facility'])
})

it('whoever solves it without having taken it up hears when it was not', () => {
  expect(after(reported(), { event: 'solve', at: now, who: 'zhao' })).toMatchObject({ handlerId: 'zhao' })
})
