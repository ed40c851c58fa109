/** Joining what another station has opened to the district, on the real functions: finding, signing up, the door, hours, who sees what. */
import { contract } from '../../../src/contract'
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import { homeKey } from '../../../src/domain/notice/audience'
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { alikeAfterCrashes, keepPresent, laterJobs } from '../../support/crash'
import { bookErrors, proofAt } from '../../support/door'
import { anActivityForm } from '../../support/activity-forms'
import { nobody, noticeRow, receiptOf, sentNotice } from '../../support/notices'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(600_000)

let test: TestCloud
let open: SessionDocument
let closed: SessionDocument
let rewind: () => Promise<void>
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'o-admin', ['station_admin'])
  await appoint(test, 'n-staff', ['staff', 'station_admin', 'team_leader'], { stationId: 'st2' })
  await put(test, 'people', [
    aPerson('guest', { stationId: 'st2', realName: '周明珠', gridId: 'g01', building: '9 号楼' }),
    aPerson('local', { realName: '王秀英', gridId: 'g01' }),
    aPerson('other', { realName: '李建国' }),
  ])
  const startAt = test.now() + DAY
  open = await putSession(test, { title: '包粽子', startAt, capacity: 1, queueCapacity: 5, district: true })
  closed = await putSession(test, { title: '楼道清爽', startAt: startAt + DAY })
  // The two stations differ in their rule, so that it shows by whose rule the points are given.
  const { version } = await test.must('o-admin', 'points.rules', {})
  await test.must('o-admin', 'points.saveRule', {
    ...{ minutesPerPoint: 80, wishPoints: 11, sortingPoints: 1, version, reason: '试行' },
    effectiveFrom: dayOf(test.now() + DAY),
  })
  rewind = await keepPresent(test)
})
beforeEach(() => rewind())
afterAll(() => test.close())

const signUp = (openid: string, { _id: sessionId } = open) =>
  test.call(openid, 'activity.signUp', { sessionId })
const rowOf = async (openid: string) =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid) }))[0]

it('is found by the residents of the other stations alone, with the name of the station', async () => {
  const reply = await test.call('guest', 'activity.list', { district: true })
  expect(reply.ops).toBeLessThanOrEqual(2)
  const { items } = await test.must('guest', 'activity.list', { district: true })
  expect(items.map(({ title, station }) => [title, station])).toEqual([['包粽子', '兴神路社区']])
  expect((await test.must('guest', 'activity.list', {})).items).toEqual([])
  expect((await test.must('local', 'activity.list', { district: true })).items).toEqual([])
  const own = await test.must('local', 'activity.list', {})
  expect(own.items.map(({ title, station }) => [title, station])).toEqual([
    ['包粽子', ''],
    ['楼道清爽', ''],
  ])
  expect((await test.must('guest', 'activity.list', { district: true, text: '粽子' })).items).toHaveLength(1)
  expect((await test.must('guest', 'activity.list', { district: true, text: '清爽' })).items).toEqual([])
})

it('says whose it is, and of what is not open that it is not', async () => {
  const { _id: sessionId } = open
  const reply = await test.call('guest', 'activity.detail', { sessionId })
  expect(reply.ops).toBeLessThanOrEqual(3)
  const shown = await test.must('guest', 'activity.detail', { sessionId })
  expect(shown).toMatchObject({ station: '兴神路社区', mayRunDoor: false, standings: [{ obstacle: null }] })
  expect(await test.must('local', 'activity.detail', { sessionId })).toMatchObject({ station: '' })
  const other = await test.must('guest', 'activity.detail', { sessionId: closed._id })
  expect(other.standings).toMatchObject([{ obstacle: { code: 'OTHER_STATION' } }])
})

it('takes a guest as it takes a resident, at no more requests, and nobody into what is not open', async () => {
  const first = await signUp('guest')
  expect(first).toMatchObject({ ok: true, data: { standing: { state: 'confirmed' } } })
  expect(first.ops).toBeLessThanOrEqual(4)
  expect(first.depth).toBeLessThanOrEqual(3)
  expect(await signUp('guest')).toMatchObject({ ok: true, data: { standing: { state: 'confirmed' } } })
  expect(codeOf(await signUp('guest', closed))).toBe('OTHER_STATION')
  expect(codeOf(await signUp('n-staff', closed))).toBe('OTHER_STATION')
  // The grid of the own station names nothing there.
  expect(await rowOf('guest')).toMatchObject({ stationId: 'st1', gridName: '' })
})

it('gives the place of a guest on, and a place to a guest who waits', async () => {
  await signUp('guest')
  expect(await signUp('local')).toMatchObject({ ok: true, data: { standing: { state: 'waiting' } } })
  await test.must('guest', 'activity.cancel', { sessionId: open._id })
  expect((await rowOf('local'))?.state).toBe('offered')
  await test.must('local', 'activity.passOffer', { sessionId: open._id })
  await signUp('local')
  expect(await signUp('guest')).toMatchObject({ ok: true, data: { standing: { state: 'waiting' } } })
  await test.must('local', 'activity.cancel', { sessionId: open._id })
  await test.must('guest', 'activity.acceptOffer', { sessionId: open._id })
  await laterJobs(test)
  expect((await rowOf('guest'))?.state).toBe('confirmed')
  expect(await test.must('guest', 'activity.mine', { when: 'upcoming' })).toMatchObject({
    items: [{ title: '包粽子' }],
  })
})

it('counts a guest’s hours where they were organised, and says so in the passbook', async () => {
  await signUp('guest')
  const { _id: sessionId, startAt, endAt } = open
  test.at(startAt)
  const entered = await test.call('guest', 'attendance.checkIn', { sessionId, proof: proofAt(open, startAt) })
  expect(entered).toMatchObject({ ok: true })
  expect(entered.ops).toBeLessThanOrEqual(3)
  test.at(endAt)
  const left = await test.call('guest', 'attendance.checkOut', { sessionId, proof: proofAt(open, endAt) })
  expect(left).toMatchObject({ ok: true })
  expect(left.ops).toBeLessThanOrEqual(8)
  await laterJobs(test)
  expect(await test.rows<ServiceRecordDocument>('serviceRecords')).toMatchObject([
    { stationId: 'st1', ownerId: personIdOf('guest') },
  ])
  const { lines, points } = await test.must('guest', 'hours.mine', {})
  expect(lines[0]?.caption).toContain('外站记的')
  expect(points).toBe(1)
  const receipt = await test.must('guest', 'hours.receipt', { recordId: lines[0]?.recordId ?? '' })
  expect(receipt.recordedBy).toContain('兴神路社区')
  expect((await test.must('o-staff', 'hours.records', {})).items).toHaveLength(1)
  expect((await test.must('n-staff', 'hours.records', {})).items).toEqual([])
  await test.must('guest', 'hours.appeal', { recordId: receipt.recordId, reason: '我待得更久' })
  expect((await test.must('o-staff', 'hours.pending', {})).items).toHaveLength(1)
  expect((await test.must('n-staff', 'hours.pending', {})).items).toEqual([])
  await test.must('guest', 'thanks.say', { sessionId, version: 0, form: { grade: 'good', words: '' } })
  expect(await bookErrors(test)).toEqual([])
})

it('lets the organiser tick a guest, and read the card at the door, of what is open alone', async () => {
  const { _id: sessionId, startAt } = open
  const card = `card-${personIdOf('guest')}`
  test.at(startAt)
  expect(codeOf(await test.call('o-staff', 'attendance.scanCard', { sessionId, card, as: 'in' }))).toBe(
    'NOT_ENROLLED',
  )
  const walkIn = await test.call('o-staff', 'attendance.scanCard', {
    sessionId,
    card,
    as: 'in',
    walkIn: true,
  })
  expect(walkIn).toMatchObject({ ok: true })
  expect((await test.must('o-staff', 'attendance.roster', { sessionId })).rows).toMatchObject([
    { name: '周明珠', grid: '' },
  ])
  test.at(closed.startAt)
  const elsewhere = await test.call('o-staff', 'attendance.scanCard', {
    ...{ sessionId: closed._id, card, as: 'in', walkIn: true },
  })
  expect(codeOf(elsewhere)).toBe('CARD_UNKNOWN')
  const proof = proofAt(closed, closed.startAt)
  expect(codeOf(await test.call('guest', 'attendance.checkIn', { sessionId: closed._id, proof }))).toBe(
    'OTHER_STATION',
  )
})

it('shows the desk of a guest what the roster shows, and nothing else', async () => {
  await signUp('guest')
  const personId = personIdOf('guest')
  const roster = await test.must('o-staff', 'attendance.roster', { sessionId: open._id })
  expect(JSON.stringify(roster)).not.toMatch(/9 号楼/)
  for (const action of ['residents.look', 'hours.records'] as const) {
    const input = action === 'residents.look' ? { personId, at: 'home' } : { personId }
    expect(codeOf(await test.call('o-staff', action, input as never))).toBe('OTHER_STATION')
  }
  expect((await test.must('o-staff', 'residents.find', { text: '周明珠' })).items).toEqual([])
  // Nor does a desk at home reach where its people are guests.
  for (const action of ['attendance.roster', 'attendance.door'] as const)
    expect(codeOf(await test.call('n-staff', action, { sessionId: open._id }))).toBe('OTHER_STATION')
  // Whoever has roles at home has a place like everybody else, and no rights with it.
  await test.must('guest', 'activity.cancel', { sessionId: open._id })
  await signUp('n-staff')
  expect(codeOf(await test.call('n-staff', 'attendance.roster', { sessionId: open._id }))).toBe(
    'OTHER_STATION',
  )
  expect((await test.must('n-staff', 'activity.detail', { sessionId: open._id })).mayRunDoor).toBe(false)
})

/** An activity open to the district, written and published at the desk. */
async function published(title: string) {
  const form = anActivityForm(test.now() + 3 * DAY, { title, district: true })
  const { activityId, version } = await test.must('o-staff', 'desk.createActivity', { form })
  const sent = await test.must('o-staff', 'desk.moveActivity', {
    ...{ activityId, version, event: 'submit' },
  })
  const out = await test.must('o-admin', 'desk.moveActivity', {
    ...{ activityId, version: sent.version, event: 'approve' },
  })
  return { form, activityId, sessionId: out.sessions[0]?.sessionId ?? '', version: out.version }
}

it('is opened and closed by the organiser’s form; who has a place keeps it', async () => {
  const { form, activityId, sessionId, version: first } = await published('读报')
  const listed = async () =>
    (await test.must('guest', 'activity.list', { district: true })).items.map(({ title }) => title)
  expect(await listed()).toContain('读报')
  await test.must('guest', 'activity.signUp', { sessionId })
  const sessions = form.sessions.map((one) => ({ ...one, sessionId, seenStartAt: one.startAt }))
  const edit = async (version: number, district: boolean | undefined) => {
    const { district: _, ...rest } = form
    const wanted = { ...rest, sessions, ...(district !== undefined && { district }) }
    const saved = await test.must('o-staff', 'desk.updateActivity', { activityId, version, form: wanted })
    await laterJobs(test)
    return saved.version
  }
  // A phone that does not know of the question leaves what stands.
  const kept = await edit(first, undefined)
  expect(await listed()).toContain('读报')
  await edit(kept, false)
  expect(await listed()).not.toContain('读报')
  expect((await rowOf('guest'))?.state).toBe('confirmed')
  await test.must('guest', 'activity.cancel', { sessionId })
  expect(codeOf(await test.call('guest', 'activity.signUp', { sessionId }))).toBe('OTHER_STATION')
})

it('reaches a guest with a notice to those who come, and counts no home here', async () => {
  const { activityId, sessionId } = await published('读报')
  for (const openid of ['guest', 'local']) await test.must(openid, 'activity.signUp', { sessionId })
  const { noticeId } = await sentNotice(test, 'o-staff', {
    title: '改到二楼',
    askReceipt: true,
    audience: { ...nobody, activityIds: [activityId] },
  })
  await laterJobs(test)
  const { homes } = await noticeRow(test, noticeId)
  expect(homes).toEqual({ '|': 1, [homeKey({ gridId: 'g01', building: '' })]: 1 })
  const told = await test.rows('messages', { kind: 'notice' })
  expect(told).toMatchObject([{ personId: personIdOf('guest'), aboutId: noticeId }])
  expect(JSON.stringify(await test.must('guest', 'inbox.open', {}))).toContain('改到二楼')
  const guest = personIdOf('guest')
  const { items } = await test.must('o-staff', 'notice.callList', { noticeId })
  expect(items.map(({ personId, building }) => [personId, building]).sort()).toEqual(
    [guest, personIdOf('local')].map((personId) => [personId, '']).sort(),
  )
  expect(await test.must('guest', 'notice.open', { noticeId })).toMatchObject({ title: '改到二楼' })
  await test.must('guest', 'notice.acknowledge', { noticeId, edition: 1 })
  expect(await receiptOf(test, noticeId, 'guest')).toMatchObject({ read: true, gridId: null, building: '' })
  const left = await test.must('o-staff', 'notice.callList', { noticeId })
  expect(left.items.map(({ personId }) => personId)).toEqual([personIdOf('local')])
  expect(codeOf(await test.call('n-staff', 'notice.open', { noticeId }))).toBe('OTHER_STATION')
})

it('is own alone by default, whatever the form leaves out', () => {
  const { entries } = contract['desk.createActivity'].input as unknown as {
    entries: { form: { entries: object } }
  }
  expect('district' in entries.form.entries).toBe(true)
  expect(closed.district).toBe(false)
})

it('survives a crash at any request of a guest’s sign-up', async () => {
  const standing = async () => {
    const [session] = await test.rows<SessionDocument>('sessions', { _id: open._id })
    const row = await rowOf('guest')
    return { free: session?.seats.free, holders: session?.seats.holders.length, state: row?.state }
  }
  const agreed = {
    ...{ startAt: open.startAt, endAt: open.endAt, placeName: open.placeName, riskNotice: open.riskNotice },
  }
  await alikeAfterCrashes(test, ['guest', 'activity.signUp', { sessionId: open._id, agreed }], standing)
})
