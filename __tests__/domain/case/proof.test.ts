/** Which cards prove the time that is given to a case, when that time is over, and what becomes of it. */
import { emptyAccount } from '@/domain/account/account'
import type { CaseDocument } from '@/domain/case/documents'
import { beginningOf, type GivenTime, proofAfter, proverOf, timeOver } from '@/domain/case/proof'
import { provedByCard, recordOfTime } from '@/domain/hours/given-time'
import { DAY, HOUR, MINUTE } from '@/domain/kernel/clock'
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
  const helper = { personId: 'helper', kin: ['wife'], near: false }
  const answer = proverOf({ ownerId: 'owner' }, { personId, ownerId }, helper)
  expect(answer.ok ? 'ok' : answer.error.code).toBe(code)
})

it('the card of the owner proves nothing for somebody of the same home', () => {
  const helper = { personId: 'helper', kin: [], near: true }
  const answer = proverOf({ ownerId: 'owner' }, { personId: 'owner', ownerId: 'owner' }, helper)
  expect(answer).toMatchObject({ ok: false, error: { code: 'CASE_OWN_CARD' } })
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
  ...{ from: start, until: start + 47 * MINUTE, written: 40, most: 600 },
  ...{ planned: { from: start - HOUR, to: start + 3 * HOUR, minutes: 60 }, ...given },
})

it.each([
  [47, 40, { minutes: 42, unsure: null }],
  [14, 10, { minutes: 0, unsure: null }],
  [18, 5, { minutes: 18, unsure: null }],
  [21, 5, { unsure: 'unlike' }],
  // A quarter more than what was asked for, as of all hours.
  [75, 60, { minutes: 72, unsure: null }],
  [76, 70, { unsure: 'longer' }],
  [70, 55, { minutes: 66, unsure: null }],
  [71, 55, { unsure: 'unlike' }],
  // Whoever has written down more is counted what the cards say.
  [47, 300, { minutes: 42, unsure: null }],
])('%d minutes between two cards, of which %d were said', (between, written, found) => {
  const given = time({ proof: { begun: read(0), ended: read(between) }, written })
  expect(provedByCard(given)).toMatchObject(found)
  expect(provedByCard({ ...given, proof: { begun: read(0) } })).toBeNull()
  expect(provedByCard({ ...given, planned: null })).toMatchObject({ unsure: 'unplanned' })
})

it.each([
  [-91, 'elsewhen'],
  [-90, null],
  [210, null],
  [211, 'elsewhen'],
  [24 * 60, 'elsewhen'],
])('begun %d minutes after the hour that was meant', (from, unsure) => {
  const proof = { begun: read(from), ended: read(from + 47) }
  expect(provedByCard(time({ proof }))).toEqual({ minutes: 42, unsure })
})

it.each([
  ['both cards', { proof: { begun: read(0), ended: read(47) } }, ['proved', 'approved', 42]],
  [
    'both cards on another day',
    { proof: { begun: read(DAY / MINUTE), ended: read(DAY / MINUTE + 47) } },
    ['proved', 'submitted', 42],
  ],
  [
    'both cards for longer than was asked for',
    { proof: { begun: read(0), ended: read(470) }, until: start + 470 * MINUTE, written: 90 },
    ['added', 'submitted', 90],
  ],
  [
    'both cards for much longer than was said',
    { proof: { begun: read(0), ended: read(70) }, until: start + 70 * MINUTE, written: 30 },
    ['added', 'submitted', 30],
  ],
  [
    'both cards, noted before it was asked for how long',
    { proof: { begun: read(0), ended: read(47) }, planned: undefined },
    ['added', 'submitted', 36],
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
