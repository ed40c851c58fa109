/** Stalls of a fair: who may have which is decided by one guarded update, and every order of two deeds keeps the books right. */
import { agreementRunsOn } from '@/domain/agreement/rules'
import { agreementFlow } from '@/domain/agreement/flow'
import { DAY, HOUR, startOf } from '@/domain/kernel/clock'
import { type Decision, ok } from '@/domain/kernel/errors'
import {
  decideGive,
  decideLay,
  decideMark,
  decideTakeBack,
  decideTold,
  isAgreed,
  mayGive,
  mayMark,
  noStalls,
} from '@/domain/stalls/decide'
import type { StallsDocument } from '@/domain/stalls/documents'
import { largeEvent, stallRules, stallSorts, type StallSort } from '@/domain/stalls/rules'
import { OneDocument } from '../kernel/support/one-document'

const sorts = Object.keys(stallSorts) as StallSort[]
const laid = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ sort: sorts[at % sorts.length] ?? 'other', offer: `做 ${at}` }))
const when = { startAt: 1, endAt: 2, placeName: '文化广场', off: false }
const holder = (id: string) => ({ is: 'ally' as const, id, name: `${id} 家`, when })

type Decided = Decision<{ update: unknown; after: StallsDocument }>
const codeOf = (decision: Decided): string => (decision.ok ? 'OK' : decision.error.code)

function fairOf(count: number) {
  const decision = decideLay(
    noStalls('s1', 'st1'),
    { version: 0, expected: null, stalls: laid(count) },
    '周敏',
  )
  if (!decision.ok) throw new Error(decision.error.code)
  return new OneDocument<StallsDocument>(decision.value.after)
}

type Deed = (stands: StallsDocument) => ReturnType<typeof decideGive | typeof decideLay | typeof decideMark>

/** Decides on what was read before and sends it: whether it took effect, or the code. */
function sent(document: OneDocument<StallsDocument>, read: StallsDocument, deed: Deed): string {
  const decision = deed(read)
  if (!decision.ok) return decision.error.code
  const { update, after } = decision.value
  if (update === null) return 'SAME'
  const isFresh = JSON.stringify(document.read()) === JSON.stringify(read)
  if (!document.apply(update)) return 'OVERTAKEN'
  if (isFresh) expect(document.read()).toEqual(after)
  return 'OK'
}
const done = (document: OneDocument<StallsDocument>, deed: Deed) => sent(document, document.read(), deed)

const give =
  (number: number, id: string): Deed =>
  (stands) =>
    decideGive(stands, number, holder(id))
const takeBack =
  (number: number, id: string): Deed =>
  (stands) =>
    decideTakeBack(stands, number, id)
const mark =
  (number: number, holderId: string, came: boolean | null): Deed =>
  (stands) =>
    decideMark(stands, { number, holderId, came })
const lay =
  (version: number, count: number, expected: number | null = null): Deed =>
  (stands) =>
    decideLay(stands, { version, expected, stalls: laid(count) }, '周敏')

it('a stall has one holder, a holder two stalls, and a number that is not there is not found', () => {
  const fair = fairOf(4)
  expect([give(1, 'a'), give(1, 'a'), give(1, 'b'), give(2, 'a')].map((deed) => done(fair, deed))).toEqual([
    ...['OK', 'SAME', 'STALL_TAKEN', 'OK'],
  ])
  expect(decideGive(fair.read(), 3, holder('a'))).toMatchObject({
    error: { code: 'STALL_ENOUGH', details: { name: 'a 家', most: stallRules.each } },
  })
  expect(done(fair, takeBack(1, 'a'))).toBe('OK')
  expect(done(fair, give(3, 'a'))).toBe('OK')
  expect(fair.read().stalls.map((one) => one.holder && [one.holder.id, one.holder.nth])).toEqual([
    ...[null, ['a', 1], ['a', 0], null],
  ])
  for (const number of [0, 5, 99])
    for (const deed of [give(number, 'a'), takeBack(number, 'a'), mark(number, 'a', true)])
      expect(done(fair, deed)).toBe('NOT_FOUND')
})

it('is taken back and marked from whoever was seen there alone', () => {
  const fair = fairOf(2)
  expect(done(fair, takeBack(1, 'a'))).toBe('SAME')
  expect(done(fair, mark(1, 'a', true))).toBe('STALL_NOT_THEIRS')
  done(fair, give(1, 'a'))
  expect(done(fair, takeBack(1, 'b'))).toBe('STALL_NOT_THEIRS')
  expect(done(fair, mark(1, 'b', true))).toBe('STALL_NOT_THEIRS')
  for (const [came, says] of [
    [true, 'OK'],
    [true, 'SAME'],
    [false, 'OK'],
    [null, 'OK'],
  ] as const) {
    expect(done(fair, mark(1, 'a', came))).toBe(says)
    expect(fair.read().stalls[0]?.holder?.came).toBe(came)
  }
})

it('laying out keeps who has a stall, takes none away that somebody has, and meets its own repeat', () => {
  const fair = fairOf(4)
  done(fair, give(3, 'a'))
  expect(decideLay(fair.read(), { version: 1, expected: null, stalls: laid(2) }, '周敏')).toMatchObject({
    error: { code: 'STALL_HELD', details: { number: 3, name: 'a 家' } },
  })
  expect(done(fair, lay(1, 3, 300))).toBe('OK')
  expect(fair.read()).toMatchObject({ version: 2, expected: 300 })
  expect(fair.read().stalls.map((one) => one.holder?.id ?? null)).toEqual([null, null, 'a'])
  expect(done(fair, lay(1, 3, 300))).toBe('SAME')
  for (const other of [lay(1, 4, 300), lay(1, 3), lay(0, 3, 300), lay(3, 3, 300)])
    expect(done(fair, other)).toBe('STALLS_CHANGED')
})

it('a fair at another time or place, or off, is said once to those who have a stall, and to nobody where none has', () => {
  const fair = fairOf(3)
  const told = (time: typeof when) => done(fair, (stands) => ok(decideTold(stands, time)))
  const moved = { ...when, startAt: 3 }
  expect(told(moved)).toBe('SAME')
  done(fair, give(1, 'a'))
  done(fair, (stands) => decideGive(stands, 2, { ...holder('b'), when: moved }))
  // Whoever has one already has not been told of the new time by giving another one of them.
  expect(fair.read().told).toEqual(when)
  expect([told(when), told(moved), told(moved), told({ ...moved, off: true })]).toEqual([
    ...['SAME', 'OK', 'SAME', 'OK'],
  ])
  for (const [number, id] of [
    [1, 'a'],
    [2, 'b'],
  ] as const)
    done(fair, takeBack(number, id))
  done(fair, (stands) => decideGive(stands, 1, { ...holder('c'), when: moved }))
  expect([fair.read().told, told(moved)]).toEqual([moved, 'SAME'])
})

/** Each deed that may meet another on the same document, with the one before which it stands. */
const deeds: Record<string, Deed> = {
  'give 1 a': give(1, 'a'),
  'give 1 b': give(1, 'b'),
  'give 2 a': give(2, 'a'),
  'give 3 a': give(3, 'a'),
  'give 4 b': give(4, 'b'),
  'take back 5 c': takeBack(5, 'c'),
  'give 5 a': give(5, 'a'),
  'mark 5 c': mark(5, 'c', true),
  'lay 5': lay(1, 5, 10),
  'lay 6 else': (stands) =>
    decideLay(
      stands,
      { version: 1, expected: null, stalls: laid(6).map((one) => ({ ...one, offer: '别的' })) },
      '李四',
    ),
}
const names = Object.keys(deeds)

it.each(names.flatMap((a) => names.map((b) => [a, b] as const)))(
  'decided at once and sent one after another: %s, %s, and any third',
  (...two) => {
    for (const third of names) atOnce([...two, third])
  },
)

function atOnce(three: readonly string[]): void {
  const fair = fairOf(6)
  for (const one of [give(5, 'c'), give(6, 'a')]) done(fair, one)
  const read = fair.read()
  three.forEach((name) => {
    const before = fair.read()
    const deed = deeds[name] as Deed
    const came = sent(fair, read, deed)
    const now = fair.read()
    // What is refused or overtaken changes nothing; what goes through is what it would do on a fresh reading too.
    if (came !== 'OK') expect(now).toEqual(before)
    else {
      const fresh = deed(before)
      expect(codeOf(fresh)).toBe('OK')
    }
  })
  const held = fair.read().stalls.flatMap(({ holder: one }) => (one ? [one] : []))
  for (const id of ['a', 'b', 'c']) {
    const own = held.filter((one) => one.id === id)
    expect(own.length).toBeLessThanOrEqual(stallRules.each)
    expect(new Set(own.map(({ nth }) => nth)).size).toBe(own.length)
  }
}

it('a stall that was laid out for something else meanwhile is not given, and one that is gone neither', () => {
  const fair = fairOf(2)
  const read = fair.read()
  const other = (stands: StallsDocument) =>
    decideLay(stands, { version: 1, expected: null, stalls: [{ sort: 'play', offer: '别的' }] }, '李四')
  expect(done(fair, other)).toBe('OK')
  expect(sent(fair, read, give(1, 'a'))).toBe('OVERTAKEN')
  expect(sent(fair, read, give(2, 'a'))).toBe('OVERTAKEN')
  expect(fair.read().stalls).toEqual([{ sort: 'play', offer: '别的', holder: null }])
})

it('is given until the end and marked on the day and a week after, never once it is cancelled', () => {
  const startAt = startOf('2026-12-05') + 9 * HOUR
  const session = { state: 'enrolling' as const, startAt, endAt: startAt + 2 * HOUR }
  const { endAt } = session
  const asked = [startAt - 30 * DAY, startOf('2026-12-05') - 1, startOf('2026-12-05'), startAt, endAt - 1]
  expect(asked.map((now) => [mayGive(session, now), mayMark(session, now)])).toEqual([
    ...[
      [true, false],
      [true, false],
      [true, true],
      [true, true],
      [true, true],
    ],
  ])
  expect([endAt, endAt + 7 * DAY - 1].map((now) => [mayGive(session, now), mayMark(session, now)])).toEqual([
    [false, true],
    [false, true],
  ])
  expect(mayMark(session, endAt + 7 * DAY)).toBe(false)
  const off = { ...session, state: 'cancelled' as const }
  for (const now of asked) expect([mayGive(off, now), mayMark(off, now)]).toEqual([false, false])
})

it.each(Object.keys(agreementFlow.states))(
  'an agreement that is %s holds between its days or not',
  (state) => {
    const form = { from: '2026-12-01', until: '2026-12-05' }
    const at = (day: string, hours = 0) => agreementRunsOn({ state, form }, startOf(day) + hours * HOUR)
    const holds = ['signed', 'active', 'ending'].includes(state)
    expect([at('2026-11-30', 23), at('2026-12-01'), at('2026-12-05', 23), at('2026-12-06')]).toEqual([
      ...[false, holds, holds, false],
    ])
    expect(agreementRunsOn({ state, form: {} }, startOf('2026-12-02'))).toBe(false)
    expect(
      isAgreed(
        [
          { state: 'expired', form },
          { state, form },
        ],
        startOf('2026-12-03'),
      ),
    ).toBe(holds)
  },
)

it('from a thousand people on the police are asked twenty days before, and nobody is asked for fewer', () => {
  const startAt = startOf('2026-12-30') + 9 * HOUR
  const now = startOf('2026-12-10')
  for (const few of [null, 0, 999]) expect(largeEvent(few, startAt, now)).toBeNull()
  const askBy = startOf('2026-12-10')
  expect(largeEvent(1_000, startAt, now)).toEqual({ office: '区县公安机关', askBy, late: false })
  expect(largeEvent(4_999, startAt, now + DAY - 1)).toEqual({ office: '区县公安机关', askBy, late: false })
  expect(largeEvent(5_000, startAt, now + DAY)).toEqual({ office: '市公安机关', askBy, late: true })
})
