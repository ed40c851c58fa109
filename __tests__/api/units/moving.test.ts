/** Changing one's home station, on the real functions: who asks and answers, what moves along, what stays, time, races, crashes. */
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { alikeAfterCrashes, keepPresent, laterJobs } from '../../support/crash'
import { consentTo } from '../../support/consents'
import { appoint, stationOf } from '../../support/station'
import { givePoints, putPrize } from '../../support/store'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm } from '../../support/wishes'
import { sentNotice } from '../../support/notices'

jest.setTimeout(600_000)

let test: TestCloud
let rewind: () => Promise<void>
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
  await appoint(test, 'n-staff', ['staff'], { stationId: 'st2', realName: '林远' })
  await appoint(test, 'n-other', ['staff'], { stationId: 'st2' })
  await appoint(test, 'n-head', ['station_admin'], { stationId: 'st2' })
  await put(test, 'people', [
    aPerson('p', {
      ...{ realName: '王秀英', gridId: 'g01', building: '2 号楼', unit: '1', room: '301' },
      ...{ maskedPhone: '138****1234' },
    }),
  ])
  await givePoints(test, ['p'], 30)
  rewind = await keepPresent(test)
})
beforeEach(() => rewind())
afterAll(() => test.close())

const personId = personIdOf('p')
const person = async (): Promise<PersonDocument> => {
  const [found] = await test.rows<PersonDocument>('people', { _id: personId })
  if (!found) throw new Error('nobody')
  return found
}
const ask = (where = '3 号楼', stationId = 'st2', openid = 'p') =>
  test.call(openid, 'units.askMove', { stationId, where })
const decide = async (by: string, event: 'agree' | 'refuse', version?: number) =>
  test.call(by, 'units.decideMove', {
    ...{ personId, event, version: version ?? (await person()).homeMove?.version ?? 0 },
    ...(event === 'refuse' && { reason: '请带上租房合同来一趟' }),
  })
const takeBack = async (by: string) =>
  test.call(by, 'units.takeBackMove', { personId, version: (await person()).homeMove?.version ?? 0 })
const told = async (openid: string, kind = 'homeMoved') =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid), kind }))
    .filter(({ listed }) => listed)
    .map(({ title }) => title)

it('changes nothing before the new station agrees, which sees no more than it needs', async () => {
  expect(await ask()).toMatchObject({ ok: true, data: { move: { stationId: 'st2', waits: true } } })
  const asked = await person()
  expect(asked).toMatchObject({ stationId: 'st1', gridId: 'g01', homeMove: { state: 'asked', from: 'st1' } })
  expect(asked.homeMove?.dueAt).toBeGreaterThan(test.now())
  const { items } = await test.must('n-staff', 'units.moves', {})
  expect(items).toMatchObject([{ personId, name: '王秀英', maskedPhone: '138****1234', where: '3 号楼' }])
  expect(JSON.stringify(items)).not.toMatch(/2 号楼|301|phoneCipher/)
  const { toDos } = await test.must('n-staff', 'desk.open', {})
  expect(toDos).toMatchObject([{ kind: 'homeMove', title: '王* 想搬来本站' }])
  expect(await told('n-staff', 'toDo')).toEqual(['有人想搬来本站'])
  // The station that is home hears nothing of it and decides nothing.
  expect((await test.must('o-staff', 'units.moves', {})).items).toEqual([])
  expect((await test.must('o-staff', 'desk.open', {})).toDos).toEqual([])
  expect(codeOf(await decide('o-staff', 'agree'))).toBe('OTHER_STATION')
})

it('is at home at the new one once it agrees, where the own grid is asked for', async () => {
  await ask()
  expect(await decide('n-staff', 'agree')).toMatchObject({ ok: true, data: { state: 'agreed' } })
  expect(await person()).toMatchObject({
    ...{ stationId: 'st2', gridId: null, building: '', unit: '', room: '', householdId: null },
  })
  expect(await told('p')).toEqual(['换站办好了'])
  expect((await test.must('p', 'home.open', {})).stationName).toContain('明珠')
  expect((await test.must('p', 'units.stations', {})).home?.stationId).toBe('st2')
  // The same again changes nothing; whoever else was about to answer is told that it moved on.
  const { version } = await person()
  expect(await decide('n-staff', 'agree', 1)).toMatchObject({ ok: true })
  expect(codeOf(await decide('n-other', 'refuse', 1))).toBe('STALE')
  expect((await person()).version).toBe(version)
})

it('refuses with a reason that the person reads, and may be asked again', async () => {
  await ask()
  const without = await test.call('n-staff', 'units.decideMove', { personId, event: 'refuse', version: 1 })
  expect(codeOf(without)).toBe('REASON_NEEDED')
  await decide('n-staff', 'refuse')
  expect((await person()).stationId).toBe('st1')
  const { move } = await test.must('p', 'units.stations', {})
  expect(move).toMatchObject({ waits: false, reason: '请带上租房合同来一趟' })
  expect(await ask('4 号楼')).toMatchObject({ ok: true, data: { move: { waits: true, reason: '' } } })
})

it('is one at a time: the same again is the same, another station waits for a withdrawal', async () => {
  await ask()
  const { homeMove } = await person()
  expect(await ask()).toMatchObject({ ok: true })
  expect((await person()).homeMove).toEqual(homeMove)
  expect(codeOf(await ask('5 号楼'))).toBe('MOVE_WAITS')
  expect(codeOf(await ask('', 'st1'))).toBe('MOVE_TO_HOME')
  for (const stationId of ['nowhere', 'linzhou']) expect(codeOf(await ask('', stationId))).toBe('NOT_FOUND')
  expect(await test.call('p', 'units.withdrawMove', {})).toMatchObject({ ok: true })
  expect(await test.call('p', 'units.withdrawMove', {})).toMatchObject({ ok: true })
  expect((await person()).homeMove?.state).toBe('withdrawn')
  expect((await test.must('n-staff', 'units.moves', {})).items).toEqual([])
  expect(codeOf(await decide('n-staff', 'agree'))).toBe('INVALID_STATE')
})

it('is asked for six times a day and no more', async () => {
  for (let time = 0; time < 6; time++) {
    expect(codeOf(await ask(`${time} 号楼`))).toBe('ok')
    await test.must('p', 'units.withdrawMove', {})
  }
  expect(codeOf(await ask('再来'))).toBe('TOO_MANY_TODAY')
})

it.each([
  ['a role', { roles: ['team_leader'] }, 'MOVE_ROLES_FIRST'],
  ['a common purse', { householdId: 'hh1' }, 'MOVE_HOUSEHOLD_FIRST'],
])('waits for %s to be laid down, whether it was there before or came meanwhile', async (_, held, code) => {
  const set = (fields: object) =>
    test.cloud.store.update('people', {
      ...{ query: { _id: personId }, update: { $set: fields }, nowMs: test.now() },
      ...{ replace: false, multi: false, upsert: false },
    })
  await set(held)
  expect(codeOf(await ask())).toBe(code)
  await set({ roles: [], householdId: null })
  await ask()
  await set(held)
  expect(codeOf(await decide('n-staff', 'agree'))).toBe(code)
  expect((await person()).stationId).toBe('st1')
  await set({ roles: [], householdId: null })
  expect(codeOf(await decide('n-staff', 'agree'))).toBe('ok')
})

it('of two who answer at once one is heard', async () => {
  await ask()
  const both = await Promise.all([decide('n-staff', 'agree', 1), decide('n-other', 'refuse', 1)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.map((reply) => codeOf(reply))).toContain('STALE')
  const { stationId, homeMove } = await person()
  expect(stationId).toBe(homeMove?.state === 'agreed' ? 'st2' : 'st1')
})

it('is withdrawn or agreed to, never both, when both happen at once', async () => {
  await ask()
  const both = await Promise.all([decide('n-staff', 'agree', 1), test.call('p', 'units.withdrawMove', {})])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const { stationId, homeMove } = await person()
  expect([stationId, homeMove?.state]).toEqual(both[0].ok ? ['st2', 'agreed'] : ['st1', 'withdrawn'])
})

it.each(['agree', 'refuse'] as const)('takes %s back within a day, and the home with it', async (event) => {
  await ask()
  await decide('n-staff', event)
  expect(codeOf(await takeBack('n-other'))).toBe('DECISION_NOT_YOURS')
  expect(codeOf(await takeBack('o-staff'))).toBe('OTHER_STATION')
  expect(await takeBack('n-staff')).toMatchObject({ ok: true, data: { state: 'asked', mayTakeBack: false } })
  expect(await takeBack('n-staff')).toMatchObject({ ok: true })
  expect(await person()).toMatchObject({
    ...{ stationId: 'st1', gridId: 'g01', building: '2 号楼', unit: '1', room: '301' },
  })
  // Nobody had heard of it yet.
  expect(await told('p')).toEqual([])
  await laterJobs(test)
  await decide('n-staff', event)
  test.at(test.now() + DAY + HOUR)
  expect(codeOf(await takeBack('n-staff'))).toBe('DECISION_KEPT')
  expect(codeOf(await takeBack('n-head'))).toBe('DECISION_KEPT')
})

it('sends nobody back who has begun to work there, nor who has asked to go on', async () => {
  await ask()
  await decide('n-staff', 'agree')
  const rest = await keepPresent(test)
  await appoint(test, 'p', ['team_leader'])
  expect(codeOf(await takeBack('n-head'))).toBe('MOVE_ROLES_FIRST')
  await rest()
  expect(codeOf(await ask('', 'st1'))).toBe('ok')
  expect(codeOf(await takeBack('n-staff'))).toBe('OTHER_STATION')
})

it('goes to the head when nobody answers in time, and waits there as long as it takes', async () => {
  await ask()
  test.at(((await person()).homeMove?.dueAt ?? 0) + HOUR)
  await laterJobs(test)
  expect((await person()).homeMove).toMatchObject({ state: 'late' })
  expect((await told('n-head', 'toDo')).sort()).toEqual(['换站没有按时答复', '有人想搬来本站'].sort())
  expect(await told('p')).toEqual(['换站转给站长了'])
  test.at(test.now() + 60 * DAY)
  await laterJobs(test)
  expect(await person()).toMatchObject({ stationId: 'st1', homeMove: { state: 'late' } })
  expect(await told('n-head', 'toDo')).toHaveLength(2)
  expect(codeOf(await decide('n-staff', 'agree'))).toBe('ok')
  // Taken back, it is the head's again.
  expect(await takeBack('n-head')).toMatchObject({ ok: true, data: { state: 'late' } })
  expect((await person()).stationId).toBe('st1')
})

describe('what hangs on the old station', () => {
  const things = async () => {
    for (const scope of ['identity', 'phone'] as const) await test.must('p', 'me.consent', consentTo(scope))
    const session = await putSession(test, { startAt: test.now() + DAY, capacity: 3 })
    await test.must('p', 'activity.signUp', { sessionId: session._id })
    const { wishId } = await test.must('p', 'wish.make', { form: aWishForm(test) })
    const form = { about: 'service', text: '窗口中午没有人' }
    const { caseId } = await test.must('p', 'complaint.begin', { form, unnamed: false } as never)
    const { _id: prizeId } = await putPrize(test, { points: 10 })
    const { redemptionId } = await test.must('p', 'store.reserve', { prizeId, purse: 'own' })
    const notice = await sentNotice(test, 'o-staff', {})
    await ask()
    await decide('n-staff', 'agree')
    return { session, wishId, caseId, prizeId, redemptionId, noticeId: notice.noticeId }
  }

  it('stays there and stays within reach: places, wishes, cases and what was reserved', async () => {
    const { session, wishId, caseId, redemptionId, prizeId } = await things()
    expect((await test.must('p', 'activity.detail', { sessionId: session._id })).title).toBe(session.title)
    expect(await test.must('p', 'wish.open', { wishId })).toMatchObject({ wishId })
    expect(await test.must('p', 'complaint.open', { caseId })).toMatchObject({ isMine: true })
    expect(await test.must('p', 'store.redemption', { redemptionId })).toMatchObject({ redemptionId })
    // The points go along and are spent where home is now; what was reserved comes back to the same purse.
    expect((await test.must('p', 'points.mine', {})).balance).toBe(30)
    expect(codeOf(await test.call('p', 'store.reserve', { prizeId, purse: 'own' }))).toBe('OTHER_STATION')
    await test.must('p', 'store.cancel', { redemptionId })
    expect((await test.must('p', 'points.mine', {})).balance).toBe(30)
    await test.must('p', 'activity.cancel', { sessionId: session._id })
    const { version } = await test.must('p', 'complaint.open', { caseId })
    await test.must('p', 'complaint.move', { caseId, version, event: 'withdraw' })
  })

  it('is the old desk’s still: the new one sees none of it', async () => {
    const { wishId, caseId, redemptionId, noticeId } = await things()
    for (const reply of [
      await test.call('n-staff', 'wish.open', { wishId }),
      await test.call('n-staff', 'complaint.open', { caseId }),
      await test.call('n-staff', 'store.redemption', { redemptionId }),
      await test.call('p', 'notice.open', { noticeId }),
    ])
      expect(codeOf(reply)).toBe('OTHER_STATION')
    expect((await test.must('o-staff', 'complaint.desk', { view: 'received' })).items).toHaveLength(1)
    expect((await test.must('n-staff', 'complaint.desk', { view: 'received' })).items).toEqual([])
    expect(await test.must('o-staff', 'wish.open', { wishId })).toMatchObject({ wishId })
  })

  it('gives a guest no role: staff of the new station act there as residents alone', async () => {
    const { wishId, caseId } = await things()
    await appoint(test, 'p', ['staff', 'station_admin', 'grid_worker'])
    const { moves } = await test.must('p', 'complaint.open', { caseId })
    expect(moves.map(({ event }) => event).sort()).toEqual(['add', 'withdraw'])
    const wish = await test.must('p', 'wish.open', { wishId })
    expect(wish.moves.map(({ event }) => event)).not.toContain('verify')
  })
})

it('finds the person in the directory of the new station and not of the old one', async () => {
  await ask()
  await decide('n-staff', 'agree')
  await laterJobs(test)
  const found = async (by: string) => (await test.must(by, 'residents.find', { text: '王秀英' })).items.length
  expect([await found('o-staff'), await found('n-staff')]).toEqual([0, 1])
  expect(codeOf(await test.call('o-staff', 'residents.look', { personId, at: 'home' } as never))).toBe(
    'OTHER_STATION',
  )
})

describe('a crash at any request leaves it as without one', () => {
  const standing = async () => {
    const { stationId, gridId, building, homeMove, points } = { points: 0, ...(await person()) } as never
    const messages = await test.rows<MessageDocument>('messages', {})
    const letters = messages.filter(({ listed }) => listed).map(({ personId: to, title }) => `${to} ${title}`)
    return { stationId, gridId, building, homeMove, points, letters: letters.sort() }
  }

  it('asking', () =>
    alikeAfterCrashes(test, ['p', 'units.askMove', { stationId: 'st2', where: '' }], standing))

  it('withdrawing', async () => {
    await ask()
    await alikeAfterCrashes(test, ['p', 'units.withdrawMove', {}], standing)
  })

  it.each(['agree', 'refuse'] as const)('%s', async (event) => {
    await ask()
    const input = { personId, version: 1, event, ...(event === 'refuse' && { reason: '不在本社区' }) }
    await alikeAfterCrashes(test, ['n-staff', 'units.decideMove', input], standing)
  })

  it('taking it back', async () => {
    await ask()
    await decide('n-staff', 'agree')
    // Whoever has read the answer before the repeat is told that it does not hold; everything else is alike.
    const unread = async () => ({ ...(await standing()), letters: [] })
    await alikeAfterCrashes(test, ['n-staff', 'units.takeBackMove', { personId, version: 2 }], unread)
  })
})
