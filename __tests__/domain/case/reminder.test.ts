/** Whoever's work it is hears once, while there is still a fifth of the time; a step that keeps its clock is not reminded of anew. */
import { decideCase, newCase } from '@/domain/case/decide-case'
import type { CaseDocument } from '@/domain/case/documents'
import { isReminding, remindAtOf, reminded } from '@/domain/case/reminder'
import { complaint } from '@/domain/complaint'
import { DAY, HOUR } from '@/domain/kernel/clock'

const now = Date.parse('2026-11-23T02:00:00Z')
const flow = {
  ...complaint.flow,
  states: { work: { label: '', tone: 'plain', waitsFor: ['staff'] }, rest: { label: '', tone: 'plain' } },
} as unknown as typeof complaint.flow

it.each([
  ['after four fifths of its clock', 'work', 10 * HOUR, 'climb', 8 * HOUR],
  ['not of so short a time', 'work', HOUR / 2, 'climb', null],
  ['not where nobody works at it', 'rest', 10 * HOUR, 'climb', null],
  ['not where nothing follows', 'work', 10 * HOUR, null, null],
])('%s', (_why, state, span, then, after) => {
  const at = remindAtOf({ flow }, { state, dueAt: now + span, form: {} }, { from: now, then })
  expect(at).toBe(after === null ? null : now + after)
})

const begun = (): CaseDocument =>
  newCase(complaint, {
    ...{ _id: 'k1', stationId: 'st1', number: 1, asked: '', link: null, gridId: null, now },
    ...{ form: { about: 'service', text: '没有人' }, by: { personId: 'o', name: '王' }, unnamed: false },
    ...{ involvedIds: [], called: {}, holidays: { off: [] } },
  })

function step(one: CaseDocument, event: string, by: 'owner' | 'staff', at: number): CaseDocument {
  const who = { personId: by, name: by, actors: [by] as const }
  const done = decideCase(complaint, one, { event, by: who, words: '一句', holidays: { off: [] }, now: at })
  if (!done.ok) throw new Error(done.error.code)
  return done.value.after
}

it('is woken at the reminder first, then at the deadline', () => {
  const one = begun()
  const span = (one.dueAt ?? 0) - now
  expect(one).toMatchObject({ remindAt: now + 0.8 * span, wakeAt: now + 0.8 * span })
  expect(isReminding(one, one.wakeAt ?? 0)).toBe(true)
  expect(isReminding(one, one.dueAt ?? 0)).toBe(false)
  expect(reminded(one)).toEqual({
    guard: { version: 1, remindAt: one.remindAt },
    patch: { $set: { remindAt: null, wakeAt: one.dueAt } },
  })
})

it('a step within the same clock neither brings the reminder back nor moves it', () => {
  const one = begun()
  expect(step(one, 'add', 'owner', now + HOUR)).toMatchObject({ remindAt: one.remindAt, wakeAt: one.wakeAt })
  const told = { ...one, remindAt: null, wakeAt: one.dueAt }
  expect(step(told, 'add', 'owner', now + DAY)).toMatchObject({ remindAt: null, wakeAt: one.dueAt })
})

it('the next step has a clock of its own, and none is left where nobody works at it', () => {
  const taken = step(begun(), 'take', 'staff', now + HOUR)
  expect(taken.remindAt).toBeGreaterThan(now + DAY)
  expect(step(taken, 'answer', 'staff', now + DAY).remindAt).toBeNull()
})
