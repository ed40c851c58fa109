/** Those who work at the station, through the real bundle: named, told, ended, taken back, and never without a head. */
import type { MessageDocument } from '../../../src/domain/message/documents'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { AppointedRole } from '../../../src/domain/person/roles'
import type { ActivityDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { anActivity, aPerson, aSession, personIdOf, put } from '../../support/builders'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { savedNotice } from '../../support/notices'
import { appoint as writeRoles, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
const her = personIdOf('wang')

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await writeRoles(test, 'gao', ['station_admin'], { realName: '高文静' })
  await writeRoles(test, 'zhou', ['staff'], { realName: '周敏' })
  await put(test, 'people', [
    aPerson('wang', { realName: '王秀兰', gridId: 'g01', birthDate: '1961-03-12' }),
    aPerson('', { _id: 'r-card', openid: '', realName: '张桂珍' }),
  ])
})
afterAll(() => test.close())

const named = (roles: readonly AppointedRole[], given: object = {}) => ({
  ...{ personId: her, version: 0, roles: [...roles], partnerId: null, why: '热心' },
  gridIds: roles.includes('grid_worker') ? ['g01'] : [],
  ...given,
})
const person = async (id = her): Promise<PersonDocument> =>
  (await test.rows<PersonDocument>('people', { _id: id }))[0]!
const told = async (openid: string): Promise<string[]> =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) }))
    .map(({ title }) => title)
    .sort()

it('whoever is named may work at once, and both sides are told, once', async () => {
  await writeRoles(test, 'qian', ['station_admin'], { realName: '钱站长' })
  expect((await test.call('wang', 'desk.open', {})).ok).toBe(false)
  const input = named(['grid_worker', 'team_leader'])
  const first = await test.must('gao', 'colleagues.appoint', input)
  expect(await test.must('gao', 'colleagues.appoint', input)).toEqual(first)
  expect((await test.call('wang', 'desk.open', {})).ok).toBe(true)
  expect(await told('wang')).toEqual(['您现在是队长、网格员'])
  expect(await told('qian')).toEqual(['王秀兰现在是队长、网格员'])
  expect(await told('gao')).toEqual([])
  const { items } = await test.must('zhou', 'colleagues.list', {})
  expect(items.find(({ personId }) => personId === her)).toMatchObject({
    ...{ name: '王秀兰', grids: ['北区一网格'] },
    roles: [{ role: 'team_leader', since: expect.any(Number) }, { role: 'grid_worker' }],
  })
  const seen = await test.must('gao', 'colleagues.open', { personId: her })
  expect(seen.history).toMatchObject([{ by: '高文静', why: '热心', until: null }, { by: '高文静' }])
})

it('costs two requests to open, whoever it is', async () => {
  const list = await test.call('gao', 'colleagues.list', {})
  expect([list.ops, list.depth]).toEqual([2, 2])
  const one = await test.call('gao', 'colleagues.open', { personId: her })
  expect([one.ops, one.depth]).toEqual([2, 2])
  expect(one.docs).toBeLessThan(40)
})

it('a role that ends is gone in the very next request, also of a phone that was at work', async () => {
  const { version } = await test.must('gao', 'colleagues.appoint', named(['grid_worker']))
  await savedNotice(test, 'wang', {
    audience: { station: false, gridIds: ['g01'], buildings: [], roles: [], activityIds: [] },
  })
  const end = { personId: her, version, role: 'grid_worker', why: '搬走了' } as const
  const [ended, found] = await Promise.all([
    test.call('gao', 'colleagues.end', end),
    test.call('wang', 'residents.find', { text: '王' }),
  ])
  expect(ended.ok).toBe(true)
  expect(found.ok ? 'ok' : found.error.code).toMatch(/^(ok|FORBIDDEN)$/)
  expect(await test.code('wang', 'residents.find', { text: '王' })).toBe('FORBIDDEN')
  expect(await test.code('wang', 'notice.desk', {})).toBe('FORBIDDEN')
  expect(await person()).toMatchObject({ roles: [], gridIds: [] })
  expect(await told('wang')).toContain('您不再是网格员')
  expect(await test.must('gao', 'colleagues.end', end)).toMatchObject({ roles: [] })
  expect((await test.must('zhou', 'colleagues.open', { personId: her })).history).toMatchObject([
    { endedBy: '高文静', endedWhy: '搬走了' },
  ])
})

it('refuses what the table refuses', async () => {
  const code = (openid: string, given: object) =>
    test.code(openid, 'colleagues.appoint', { ...named(['team_leader']), ...given })
  expect(await code('zhou', { roles: ['staff'] })).toBe('ROLE_BY_HEAD')
  expect(await code('zhou', {})).toBe('ok')
  expect(await code('gao', { personId: personIdOf('gao'), roles: ['staff'] })).toBe('APPOINT_SELF')
  expect(await code('gao', { roles: ['station_admin'] })).toBe('ROLE_FROM_ABOVE')
  expect(await code('gao', { personId: 'r-card' })).toBe('APPOINT_NO_ACCOUNT')
  expect(await code('gao', { roles: ['grid_worker'], gridIds: ['g77'] })).toBe('GRIDS_NEEDED')
  const shop = { name: '老街粮油', place: '街口', contact: '', active: true }
  await writeRoles(test, 'far', ['staff'], { stationId: 'st2' })
  const { partnerId } = await test.must('far', 'store.savePartner', shop)
  expect(await code('gao', { version: 1, roles: ['partner_user'], partnerId })).toBe('PARTNER_NEEDED')
  const own = await test.must('zhou', 'store.savePartner', shop)
  expect(await code('gao', { version: 1, roles: ['partner_user'], partnerId: own.partnerId })).toBe('ok')
  expect(await code('wang', {})).toBe('FORBIDDEN')
  expect(await code('far', {})).toBe('OTHER_STATION')
})

it('two who change the same person at once: one is told who was quicker', async () => {
  const grids = (gridId: string) => named(['grid_worker'], { gridIds: [gridId] })
  await writeRoles(test, 'qian', ['station_admin'], { realName: '钱站长' })
  const replies = await Promise.all([
    test.call('gao', 'colleagues.appoint', grids('g01')),
    test.call('qian', 'colleagues.appoint', grids('g02')),
  ])
  const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error]))
  expect(refused).toMatchObject([
    { code: 'OFFICE_CHANGED', details: { name: expect.stringMatching(/高文静|钱站长/) } },
  ])
})

it('what was just done is taken back, and the person hears of it', async () => {
  const { version } = await test.must('gao', 'colleagues.appoint', named(['staff']))
  expect(await test.code('zhou', 'colleagues.takeBack', { personId: her, version })).toBe(
    'OFFICE_UNDO_CLOSED',
  )
  await test.must('gao', 'colleagues.takeBack', { personId: her, version })
  await test.must('gao', 'colleagues.takeBack', { personId: her, version })
  expect((await person()).roles).toEqual([])
  expect(await told('wang')).toEqual(['刚才的改动撤回了', '您现在是社区工作人员'])
})

describe('the head', () => {
  const layDown = (openid: string, version = 0) =>
    test.call(openid, 'colleagues.end', {
      ...{ personId: personIdOf(openid), version, role: 'station_admin', why: '退休' },
    })

  it('stays while there is no other', async () => {
    const reply = await layDown('gao')
    expect(reply).toMatchObject({ ok: false, error: { code: 'LAST_HEAD' } })
  })

  it('one of two stays when both lay the office down at the same moment, however often', async () => {
    for (let round = 0; round < 6; round++) {
      await writeRoles(test, 'gao', ['station_admin'], { realName: '高文静', office: null })
      await writeRoles(test, 'qian', ['station_admin'], { realName: '钱站长', office: null })
      const replies = await Promise.all([layDown('gao'), layDown('qian')])
      const heads = await test.rows('people', { stationId: 'st1', roles: 'station_admin' })
      expect(heads).toHaveLength(1)
      const codes = replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)).sort()
      expect(codes).toEqual(['LAST_HEAD', 'OK'])
    }
  })

  it('a laying down that dies anywhere leaves one head, and its repeat completes it', async () => {
    await writeRoles(test, 'qian', ['station_admin'], { realName: '钱站长', gridId: 'g01' })
    const kept = await test.cloud.snapshot()
    const clean = await layDown('qian')
    for (const crash of crashesIn(test, clean)) {
      await test.cloud.restore(kept)
      const input = { personId: personIdOf('qian'), version: 0, role: 'station_admin', why: '退休' } as const
      await crashCall(test, 'qian', 'colleagues.end', input, crash)
      const after = await person(personIdOf('qian'))
      expect([...crash, after.roles.length]).toEqual([...crash, after.office === undefined ? 1 : 0])
      // Whoever has laid it down is let in no more: the jobs tell what the call could not.
      await layDown('qian')
      if ((await person(personIdOf('qian'))).unsettled) await laterJobs(test)
      expect([...crash, (await person(personIdOf('qian'))).roles]).toEqual([...crash, []])
      expect([...crash, await told('gao')]).toEqual([...crash, ['钱站长不再是站长']])
    }
  }, 120_000)

  it('who laid it down is no head in the next request, and a repeat says the same', async () => {
    await writeRoles(test, 'qian', ['station_admin', 'staff'], { realName: '钱站长' })
    expect((await layDown('qian')).ok).toBe(true)
    expect((await layDown('qian')).ok).toBe(true)
    expect(await test.code('qian', 'points.saveRule', {} as never)).toBe('FORBIDDEN')
    expect(await told('gao')).toEqual(['钱站长不再是站长'])
  })
})

describe('whoever leads sessions', () => {
  const leader = { leaderId: her, leaderName: '王秀兰' }
  beforeEach(async () => {
    await test.must('gao', 'colleagues.appoint', named(['team_leader']))
    const startAt = test.now() + DAY
    const session = aSession(test.now(), { ...leader, startAt, endAt: startAt + HOUR })
    const past = aSession(test.now(), {
      ...leader,
      startAt: startAt - 3 * DAY,
      endAt: startAt - 3 * DAY + HOUR,
    })
    await put(test, 'sessions', [session, past])
    await put(test, 'activities', [
      anActivity({ _id: session.activityId, ...leader }),
      anActivity({ _id: 'a-draft', ...leader, state: 'draft' }),
    ])
  })

  it('does not end before somebody else leads them; then they are led, and the past stays as it was', async () => {
    const end = { personId: her, version: 1, role: 'team_leader', why: '搬走了' } as const
    expect((await test.must('zhou', 'colleagues.open', { personId: her })).leads).toHaveLength(1)
    expect(await test.code('gao', 'colleagues.end', end)).toBe('LEADS_SESSIONS')
    expect(await test.must('gao', 'colleagues.handOver', { personId: her })).toMatchObject({ count: 1 })
    expect(await test.must('gao', 'colleagues.handOver', { personId: her })).toMatchObject({ count: 0 })
    const led = await test.rows<SessionDocument>('sessions', { leaderId: her })
    expect(led.map(({ startAt }) => startAt < test.now())).toEqual([true])
    expect(await test.rows<ActivityDocument>('activities', { leaderId: her })).toEqual([])
    expect(await test.code('gao', 'colleagues.end', end)).toBe('ok')
    expect(await told('wang')).toEqual(['您不再是队长', '您现在是队长', '活动换人带了'])
  })
})
