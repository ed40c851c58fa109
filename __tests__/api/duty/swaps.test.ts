/** Swaps of duty on the real functions: by consent, exchanged, taken back, put there by the station; one holder for each place, whoever is quicker and whatever breaks. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { DutySwapDocument } from '../../../src/domain/duty/swap'
import { DAY, HOUR, MINUTE, startOfDay } from '../../../src/domain/kernel/clock'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { anActivity, aPerson, personIdOf, put } from '../../support/builders'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { attended } from '../../support/door'
import { helperOf } from '../../support/duty-asks'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(240_000)

let test: TestCloud
let first: SessionDocument
let second: SessionDocument
let begun: number
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-lead', ['team_leader'], { realName: '孙队长' })
  const names = { wei: '魏一', tong: '童二', mu: '穆三', gong: '龚四' }
  await put(
    test,
    'people',
    Object.entries(names).map(([openid, realName]) => aPerson(openid, { realName })),
  )
  const leader = { leaderId: personIdOf('o-lead'), leaderName: '孙队长' }
  const rota = { _id: 'rota', title: '便民服务轮值', state: 'published' as const, duty: true, ...leader }
  await put(test, 'activities', [anActivity({ ...rota, capacity: 1 })])
  const at = startOfDay(test.now()) + 3 * DAY
  first = await attended(test, ['wei'], { ...rota, capacity: 1, startAt: at })
  second = await attended(test, ['tong'], { ...rota, capacity: 1, startAt: at + DAY })
  await attended(test, ['mu', 'gong'], { ...rota, capacity: 2, startAt: at + 2 * DAY })
  begun = test.now()
  await test.cloud.snapshot('rota')
})

/** The rota as it was, at the time when it was. */
async function again(): Promise<void> {
  await test.cloud.restore('rota')
  test.at(begun)
}
beforeEach(again)
afterAll(() => test.close())

const swaps = () => test.rows<DutySwapDocument>('dutySwaps')

async function askOf(
  openid: string,
  name: string,
  { _id: sessionId } = first,
  inReturn: string | null = null,
) {
  const who = await helperOf(test, openid, sessionId, name)
  return test.call(openid, 'duty.ask', { sessionId, who, inReturn })
}

async function asked(inReturn: string | null = null): Promise<string> {
  const reply = await askOf('wei', '童', first, inReturn)
  expect(codeOf(reply)).toBe('ok')
  return (await swaps())[0]?._id ?? ''
}

type Event = 'agree' | 'decline' | 'withdraw' | 'undo'
const move = (openid: string, swapId: string, event: Event) =>
  test.call(openid, 'duty.move', { swapId, event })

/** Who holds each turn, once all is in step: seats, rows and agendas say the same, and every place has one holder. */
async function holders(): Promise<string[]> {
  for (let run = 0; run < 2; run++) {
    test.at(test.now() + MINUTE)
    await test.jobs()
  }
  const found: string[] = []
  for (const { _id } of [first, second]) {
    const [session] = await test.rows<SessionDocument>('sessions', { _id })
    if (!session) throw new Error('a turn is gone')
    assertSeats(session.seats)
    const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId: _id, state: 'confirmed' })
    const agendas = await test.rows<PersonDocument>('people', { 'agenda.sessionId': _id })
    const seated = session.seats.holders.map(({ who }) => who)
    expect(rows.map(({ personId }) => personId)).toEqual(seated)
    expect(agendas.map((person) => person._id)).toEqual(seated)
    found.push(seated.join())
  }
  return found
}
const of = (...openids: string[]) => openids.map(personIdOf)

it('is asked of the rota alone, answered by one tap, and taken back for ten minutes by whoever agreed', async () => {
  const { helpers } = await test.must('wei', 'duty.helpers', { sessionId: first._id })
  expect(helpers.map(({ name }) => name).sort()).toEqual(['穆*', '童*', '龚*'].sort())
  expect(JSON.stringify(helpers)).not.toContain(personIdOf('tong'))
  expect(codeOf(await test.call('mu', 'duty.helpers', { sessionId: first._id }))).toBe('DUTY_NO_PLACE')
  const swapId = await asked()
  expect(codeOf(await askOf('wei', '童'))).toBe('ok')
  expect(await swaps()).toHaveLength(1)
  const { swaps: seen } = await test.must('tong', 'duty.open', { sessionId: first._id })
  expect(seen).toMatchObject([{ side: 'other', asker: '魏*', state: 'asked' }])
  expect(seen[0]?.moves.map(({ event }) => event)).toEqual(['agree', 'decline'])
  expect(codeOf(await move('mu', swapId, 'agree'))).toBe('NOT_FOUND')
  expect(codeOf(await move('wei', swapId, 'agree'))).toBe('FORBIDDEN')
  const twice = await Promise.all([move('tong', swapId, 'agree'), move('tong', swapId, 'agree')])
  expect(twice.map(codeOf)).toEqual(['ok', 'ok'])
  expect((await swaps())[0]?.state).toBe('swapped')
  expect(await holders()).toEqual(of('tong', 'tong'))
  const told = await test.rows<{ personId: string }>('messages', { title: '换班换好了' })
  expect(told.map(({ personId }) => personId)).toEqual(of('wei'))
  expect(codeOf(await move('wei', swapId, 'undo'))).toBe('FORBIDDEN')
  expect(codeOf(await move('tong', swapId, 'undo'))).toBe('ok')
  expect(await holders()).toEqual(of('wei', 'tong'))
  expect(codeOf(await askOf('wei', '童'))).toBe('DUTY_ASKED')
})

it('exchanges two turns, and is over after ten minutes', async () => {
  const swapId = await asked(second._id)
  expect(codeOf(await move('tong', swapId, 'agree'))).toBe('ok')
  expect(await holders()).toEqual(of('tong', 'wei'))
  const { entries } = await test.must('wei', 'calendar.open', {})
  expect(entries.map(({ startAt, word }) => [startAt, word])).toEqual([[second.startAt, '值班']])
  test.at(test.now() + 11 * MINUTE)
  expect(codeOf(await move('tong', swapId, 'undo'))).toBe('DUTY_UNDO_OVER')
  expect(await holders()).toEqual(of('tong', 'wei'))
})

it('lapses, is withdrawn and declined; the place stays where it was and whoever asked is told', async () => {
  await asked()
  test.at(test.now() + 49 * HOUR)
  await test.jobs()
  expect((await swaps())[0]?.state).toBe('lapsed')
  const told = await test.rows<{ personId: string }>('messages', { title: '换班没有等到答复' })
  expect(told.map(({ personId }) => personId)).toEqual(of('wei'))
  await askOf('wei', '穆')
  const [mu] = (await swaps()).filter(({ otherName }) => otherName === '穆三')
  expect(codeOf(await move('mu', mu?._id ?? '', 'decline'))).toBe('ok')
  expect(codeOf(await move('mu', mu?._id ?? '', 'agree'))).toBe('INVALID_STATE')
  test.at(first.startAt - 11 * HOUR)
  expect(codeOf(await askOf('wei', '龚'))).toBe('DUTY_SWAP_LATE')
  expect(await holders()).toEqual(of('wei', 'tong'))
})

it('is put there by the station at once, both are told, and the station takes it back', async () => {
  const { _id: sessionId } = first
  const from = await helperOf(test, 'o-lead', sessionId, '魏')
  const to = await helperOf(test, 'o-lead', sessionId, '穆')
  const placed = await test.must('o-lead', 'duty.place', { sessionId, from, to })
  expect(placed).toMatchObject({ state: 'swapped', side: 'staff' })
  expect(await holders()).toEqual(of('mu', 'tong'))
  const told = await test.rows<{ personId: string }>('messages', { title: '换班换好了' })
  expect(told.map(({ personId }) => personId).sort()).toEqual(of('wei', 'mu').sort())
  expect(codeOf(await move('mu', placed.swapId, 'undo'))).toBe('NOT_FOUND')
  expect(codeOf(await move('o-lead', placed.swapId, 'undo'))).toBe('ok')
  expect(await holders()).toEqual(of('wei', 'tong'))
  expect(codeOf(await test.call('wei', 'duty.place', { sessionId, from, to }))).toBe('FORBIDDEN')
})

it('holds what a turn requires and what was promised elsewhere', async () => {
  const swapId = await asked()
  await attended(test, ['tong'], { startAt: first.startAt + HOUR })
  expect(codeOf(await move('tong', swapId, 'agree'))).toBe('TIME_CLASH')
  await askOf('wei', '穆')
  const [mu] = (await swaps()).filter(({ otherName }) => otherName === '穆三')
  const update = { $set: { volunteersOnly: true } }
  const how = { replace: false, multi: false, upsert: false, nowMs: test.now() }
  await test.cloud.store.update('sessions', { query: { _id: first._id }, update, ...how })
  expect(codeOf(await move('mu', mu?._id ?? '', 'agree'))).toBe('VOLUNTEERS_ONLY')
  expect(await holders()).toEqual(of('wei', 'tong'))
})

it('races leave one holder for each place', async () => {
  for (const race of ['cancel', 'three', 'withdraw', 'lapse', 'moved'] as const) {
    await again()
    const swapId = await asked()
    const { _id: sessionId } = first
    const agree = () => move('tong', swapId, 'agree')
    if (race === 'cancel') await Promise.all([agree(), test.call('wei', 'activity.cancel', { sessionId })])
    if (race === 'withdraw') await Promise.all([agree(), move('wei', swapId, 'withdraw')])
    if (race === 'lapse') {
      test.at(test.now() + 48 * HOUR)
      await Promise.all([agree(), test.jobs()])
    }
    if (race === 'three') {
      await askOf('wei', '穆')
      await askOf('wei', '龚')
      const all = await swaps()
      const others: Record<string, string> = { 童二: 'tong', 穆三: 'mu', 龚四: 'gong' }
      const replies = await Promise.all(
        all.map(({ _id, otherName }) => move(others[otherName] ?? '', _id, 'agree')),
      )
      expect([race, replies.map(codeOf).filter((code) => code === 'ok')]).toEqual([race, ['ok']])
    }
    if (race === 'moved') {
      // It has begun meanwhile.
      test.at(first.startAt)
      expect(codeOf(await agree())).toMatch(/ALREADY_STARTED|INVALID_STATE|DUTY_SWAP_GONE/)
    }
    if (race === 'moved') continue
    const [one, two] = await holders()
    const states = (await swaps()).map(({ state }) => state)
    const taken = states.includes('swapped')
    expect([race, two]).toEqual([race, personIdOf('tong')])
    if (taken) expect([race, of('wei').includes(one ?? '')]).toEqual([race, false])
    else expect([race, one]).toEqual([race, race === 'cancel' ? '' : personIdOf('wei')])
  }
})

it.each(['agree', 'undo'] as const)(
  'an exchange that breaks anywhere at %s is done or undone as a whole',
  async (event) => {
    const swapId = await asked(second._id)
    if (event === 'undo') expect(codeOf(await move('tong', swapId, 'agree'))).toBe('ok')
    await test.cloud.snapshot('before')
    const present = test.now()
    const whole = await move('tong', swapId, event)
    expect(codeOf(whole)).toBe('ok')
    for (const crash of crashesIn(test, whole, event === 'agree' ? ['after', 'kill'] : ['kill'])) {
      await test.cloud.restore('before')
      test.at(present)
      await crashCall(test, 'tong', 'duty.move', { swapId, event }, crash)
      await laterJobs(test)
      const [{ state } = { state: '' }] = await swaps()
      const held = await holders()
      const isThere = state === 'swapped'
      expect([crash, isThere || ['asked', 'undone'].includes(state), held]).toEqual([
        ...[crash, true],
        isThere ? of('tong', 'wei') : of('wei', 'tong'),
      ])
    }
  },
)

it('at most three wait for an answer, and it costs what it may', async () => {
  expect((await test.call('wei', 'duty.helpers', { sessionId: first._id })).ops).toBeLessThanOrEqual(4)
  for (const name of ['童', '穆', '龚']) expect(codeOf(await askOf('wei', name))).toBe('ok')
  expect(codeOf(await askOf('wei', '童', first, second._id))).toBe('DUTY_SWAP_MANY')
  const [one] = (await swaps()).filter(({ otherName }) => otherName === '穆三')
  const agreed = await move('mu', one?._id ?? '', 'agree')
  expect(agreed.ops).toBeLessThanOrEqual(26)
})
