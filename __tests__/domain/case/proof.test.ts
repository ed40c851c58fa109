/** Which cards prove the time that is given to a case, when that time is over, and what becomes of it. */
import { emptyAccount } from '@/domain/account/account'
import type { CaseDocument } from '@/domain/case/documents'
import { beginningOf, type GivenTime, proofAfter, proverOf, timeOver } from '@/domain/case/proof'
import { minutesByCard, recordOfTime } from '@/domain/hours/given-time'
import { HOUR, MINUTE } from '@/domain/kernel/clock'
import { order } from '@/domain/order'
import { pointsRulesOf } from '@/domain/points/rules'

const kind = order as never
const start = Date.parse('2026-11-26T01:00:00Z')

it.each([
  ['the owner', 'owner', 'owner', 'ok'],
  ['somebody of the owner’s family', 'child', 'owner', 'ok'],
  ['a neighbour', 'other', 'other', 'CASE_OTHER_CARD'],
  ['the helper', 'helper', 'helper', 'CASE_OWN_CARD'],
  ['the helper’s family', 'kid', 'helper', 'CASE_OWN_CARD'],
  ['the helper’s household', 'wife', 'wife', 'CASE_OWN_CARD'],
  ['the family of the helper’s household', 'niece', 'wife', 'CASE_OWN_CARD'],
])('the card of %s', (_whose, personId, ownerId, code) => {
  const helper = { personId: 'helper', kin: ['wife'] }
  const answer = proverOf({ ownerId: 'owner' }, { personId, ownerId }, helper)
  expect(answer.ok ? 'ok' : answer.error.code).toBe(code)
})

it('keeps each end as it was read, and begins anew with another one in hand', () => {
  const begun = { begun: { at: 1, by: 'owner' } }
  expect(proofAfter(kind, {}, { event: 'start', card: 'owner', now: 1 })).toEqual(begun)
  expect(proofAfter(kind, {}, { event: 'start', card: null, now: 1 })).toBeUndefined()
  expect(proofAfter(kind, {}, { event: 'accept', card: 'owner', now: 1 })).toBeUndefined()
  const both = { ...begun, ended: { at: 2, by: 'child' } }
  expect(proofAfter(kind, { proof: begun }, { event: 'finish', card: 'child', now: 2 })).toEqual(both)
  expect(proofAfter(kind, { proof: both }, { event: 'rate', now: 3 })).toEqual(both)
  expect(proofAfter(kind, { proof: begun }, { event: 'cannot', now: 3 })).toEqual({})
})

const entries = (...events: string[]) =>
  events.map((on, i) => ({ on, by: 'helper', at: start + i * HOUR, from: '', to: '' }))

const one = (state: string, events: string[], given: Partial<CaseDocument> = {}): CaseDocument =>
  ({
    ...{
      _id: 'k1',
      stationId: 'st1',
      number: 7,
      ownerId: 'owner',
      handlerId: 'helper',
      form: { item: 'handy' },
    },
    ...{ state, history: entries(...events), answers: { finish: { minutes: 40 } }, ...given },
  }) as never

it.each([
  ['ended', 'finished', ['accept', 'start'], 'finish', { written: 40, from: start + HOUR }],
  ['ended without a beginning', 'finished', ['accept'], 'finish', { written: 40, from: null }],
  ['stopped after its beginning', 'cancelled', ['accept', 'start'], 'stop', { written: null }],
  ['stopped before its beginning', 'cancelled', ['accept'], 'stop', null],
  ['closed after its end', 'closed', ['accept', 'start', 'finish'], 'close', null],
  ['just begun', 'inService', ['accept'], 'start', null],
] as const)('what is known when it is %s', (_what, state, before, event, known) => {
  const time = timeOver(kind, one('', [...before]), one(state, [...before, event]))
  if (known === null) expect(time).toBeNull()
  else expect(time).toMatchObject({ personId: 'helper', called: '点单第 7 号', ...known })
})

it('an owner is given nothing for the own case', () => {
  const own = { handlerId: 'owner' }
  expect(timeOver(kind, one('', ['start'], own), one('finished', ['start', 'finish'], own))).toBeNull()
  const written = { byPersonId: 'helper', via: 'family' } as const
  expect(
    timeOver(kind, one('', ['start'], written), one('finished', ['start', 'finish'], written)),
  ).toBeNull()
  expect(beginningOf(kind, one('', ['start', 'finish']))).toBeNull()
})

const read = (minutes: number) => ({ at: start + minutes * MINUTE, by: 'owner' })
const time = (given: Partial<GivenTime>): GivenTime => ({
  ...{
    stationId: 'st1',
    personId: 'helper',
    title: '帮邻居',
    called: '点单第 7 号',
    kind: 'order',
    proof: {},
  },
  ...{ from: start, until: start + 47 * MINUTE, written: 40, most: 600, ...given },
})

it.each([
  [47, 42],
  [14, 0],
  [18, 18],
  // As long as one case is planned at most, and the half hour that all hours have.
  [700, 630],
])('%d minutes between two cards are %d', (between, minutes) => {
  expect(minutesByCard({ begun: read(0), ended: read(between) }, 600)).toBe(minutes)
  expect(minutesByCard({ begun: read(0) }, 600)).toBeNull()
})

it.each([
  ['both cards', { proof: { begun: read(0), ended: read(47) } }, ['proved', 'approved', 42]],
  [
    'both cards for longer than others need look at',
    { proof: { begun: read(0), ended: read(540) } },
    ['proved', 'submitted', 540],
  ],
  ['the first card', { proof: { begun: read(0) }, written: 300 }, ['added', 'submitted', 42]],
  ['the last card', { proof: { ended: read(47) }, written: 300 }, ['added', 'submitted', 300]],
  ['no card', {}, ['added', 'submitted', 36]],
  ['more than one case is good for', { written: 900 }, ['added', 'submitted', 600]],
  ['broken off, with a card', { proof: { begun: read(5) }, written: null }, ['added', 'submitted', 42]],
  ['broken off, without one', { written: null }, ['added', 'submitted', 42]],
  ['nothing worth deciding about', { written: 5 }, null],
] as const)('with %s', (_what, given, found) => {
  const person = { personId: 'helper', ownerId: 'helper', name: '孙志愿' }
  const about = { recordId: 'h1', caseId: 'k1', stationName: '站', person, now: start + 48 * MINUTE }
  const books = { account: emptyAccount('helper'), pointsRules: pointsRulesOf(null) }
  const write = recordOfTime(time(given as Partial<GivenTime>), about, books)
  const record = write?.record
  expect(record ? [record.kind, record.state, record.minutes] : null).toEqual(found)
  expect(write?.entries.length ?? 0).toBe(record?.state === 'approved' ? 1 : 0)
})
