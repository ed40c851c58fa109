/** How far a notice has reached: read by building, called and visited, announced once to those who agreed. */
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import {
  announced,
  inBuilding,
  noticeRow,
  nobody,
  pushedTo,
  putResidents,
  sentNotice,
} from '../../support/notices'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { consentTo } from '../../support/consents'

const MINUTE = 60_000
const PHONE = '13800001234'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('o-grid', { realName: '周网格', roles: ['grid_worker'], gridIds: ['g01'] }),
    aPerson('o-staff', { realName: '孙专职', roles: ['staff'] }),
  ])
})
afterAll(() => test.close())

const later = async (ms = MINUTE): Promise<void> => {
  test.at(test.now() + ms)
  await test.jobs()
}
const twoBuildings = inBuilding('g01', '1 号楼', '2 号楼')

describe('the desk', () => {
  it('sees read and unread by building, in the order of the buildings', async () => {
    const first = await putResidents(test, 'o-a', 4, { gridId: 'g01', building: '1 号楼' })
    await putResidents(test, 'o-b', 3, { gridId: 'g01', building: '2 号楼' })
    const { noticeId } = await sentNotice(test, 'o-grid', { audience: twoBuildings, askReceipt: true })
    for (const openid of first.slice(0, 2)) await test.must(openid, 'notice.open', { noticeId })
    await test.must('o-b-0', 'notice.acknowledge', { noticeId, edition: 1 })
    expect(await test.must('o-grid', 'notice.reach', { noticeId })).toMatchObject({
      counted: false,
      people: 7,
    })
    await later()
    await test.must('o-grid', 'notice.tick', { noticeId, personId: personIdOf('o-b-1'), how: 'visit' })
    const reach = await test.must('o-grid', 'notice.reach', { noticeId })
    expect(reach).toMatchObject({ people: 7, read: 3, unread: 4, confirmed: 1, ticked: 1, counted: true })
    expect(reach.buildings).toEqual([
      {
        gridId: 'g01',
        gridName: reach.buildings[0]?.gridName,
        building: '1 号楼',
        people: 4,
        read: 2,
        confirmed: 0,
        ticked: 0,
      },
      {
        gridId: 'g01',
        gridName: reach.buildings[0]?.gridName,
        building: '2 号楼',
        people: 3,
        read: 1,
        confirmed: 1,
        ticked: 1,
      },
    ])
    expect((await test.must('o-grid', 'notice.desk', {})).items).toMatchObject([{ read: 3, people: 7 }])
  })

  it('finds somebody on the call list by a part of the name or the end of the number, of the own grids alone', async () => {
    const at = (gridId: string) => ({ gridId, building: '1 号楼' })
    await putResidents(test, 'o-a', 25, at('g01'))
    await putResidents(test, 'o-na', 1, { ...at('g01'), realName: '欧阳娜', maskedPhone: '138****4321' })
    await putResidents(test, 'o-liang', 1, { ...at('g02'), realName: '诸葛亮', maskedPhone: '139****7654' })
    const whole = await sentNotice(test, 'o-staff', { audience: { ...nobody, station: true } })
    const own = await sentNotice(test, 'o-grid', { audience: inBuilding('g01', '1 号楼') })
    const found = async (openid: string, { noticeId }: { noticeId: string }, text: string) =>
      (await test.must(openid, 'notice.callList', { noticeId, text })).items.map(({ name }) => name)
    expect(await found('o-staff', whole, '阳娜')).toEqual(['欧阳娜'])
    expect(await found('o-staff', whole, '4321')).toEqual(['欧阳娜'])
    expect(await found('o-staff', whole, '诸葛')).toEqual(['诸葛亮'])
    expect(await found('o-staff', whole, '12')).toEqual([])
    expect(await found('o-grid', own, '欧阳')).toEqual(['欧阳娜'])
    for (const text of ['诸葛', '7654']) expect(await found('o-grid', own, text)).toEqual([])
  })

  it('calls those who have not read, ticks them off, and can take a tick back', async () => {
    await putResidents(test, 'o-a', 2, { gridId: 'g01', building: '1 号楼' })
    await putResidents(test, 'o-paper', 1, { gridId: 'g01', building: '2 号楼', openid: '' })
    const { noticeId } = await sentNotice(test, 'o-grid', { audience: twoBuildings })
    await test.must('o-a-0', 'notice.open', { noticeId })
    const listed = async (place = {}) =>
      (await test.must('o-grid', 'notice.callList', { noticeId, ...place })).items
    const rows = await listed()
    expect(rows.map(({ personId }) => personId).sort()).toEqual(
      [personIdOf('o-a-1'), personIdOf('o-paper-0')].sort(),
    )
    expect(await listed({ gridId: 'g01', building: '2 号楼' })).toMatchObject([
      { usesApp: false, why: 'unread', name: '王建国' },
    ])
    expect((await test.must('o-staff', 'notice.callList', { noticeId })).items[0]?.name).toBe('王建国')
    const personId = personIdOf('o-paper-0')
    const ticked = await test.must('o-grid', 'notice.tick', { noticeId, personId, how: 'call' })
    expect(ticked).toMatchObject({ reachedBy: 'call', why: 'unread' })
    test.at(test.now() + MINUTE)
    const again = await test.must('o-grid', 'notice.tick', { noticeId, personId, how: 'call' })
    expect(again).toEqual(ticked)
    expect(await listed({ gridId: 'g01', building: '2 号楼' })).toMatchObject([{ reachedBy: 'call' }])
    await test.must('o-grid', 'notice.tick', { noticeId, personId, how: 'none' })
    expect(await listed({ gridId: 'g01', building: '2 号楼' })).toMatchObject([{ reachedBy: 'none' }])
  })

  it('lists everybody who is missing once, page by page, whatever ways they are meant', async () => {
    const lives = { gridId: 'g01', building: '1 号楼' }
    const openids = await putResidents(test, 'o-many', 55, { ...lives, roles: ['team_leader'] })
    await putResidents(test, 'o-lead', 5, { roles: ['team_leader'] })
    const audience = { ...inBuilding('g01', '1 号楼'), roles: ['team_leader' as const] }
    const { noticeId } = await sentNotice(test, 'o-staff', { audience })
    for (const openid of openids.slice(0, 10)) await test.must(openid, 'notice.open', { noticeId })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { personId: string }[]; next: string | null } = await test.must(
        'o-staff',
        'notice.callList',
        { noticeId, ...(cursor === null ? {} : { cursor }) },
      )
      seen.push(...page.items.map(({ personId }) => personId))
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toHaveLength(50)
    expect(new Set(seen).size).toBe(50)
  })

  it('sees a number only of those who have not read, and leaves a trace of it', async () => {
    await test.must('o-a', 'me.consent', consentTo('phone'))
    await test.must('o-a', 'me.updateProfile', { phone: PHONE, gridId: 'g01', building: '1 号楼' })
    await put(test, 'people', [aPerson('o-b', { gridId: 'g01', building: '1 号楼' })])
    const { noticeId } = await sentNotice(test, 'o-grid', { audience: twoBuildings })
    const personId = personIdOf('o-a')
    const list = await test.must('o-grid', 'notice.callList', { noticeId })
    expect(JSON.stringify(list)).not.toContain(PHONE)
    expect(await test.must('o-grid', 'notice.reveal', { noticeId, personId })).toMatchObject({ phone: PHONE })
    await test.must('o-grid', 'notice.reveal', { noticeId, personId })
    // The names were seen before; a number is a look of its own.
    expect(await test.rows('reveals', { caseKind: 'notice' })).toMatchObject([
      { caseKind: 'notice', caseId: noticeId, personId, viewerId: personIdOf('o-grid') },
    ])
    expect(
      await test.call('o-grid', 'notice.reveal', { noticeId, personId: personIdOf('o-b') }),
    ).toMatchObject({
      error: { code: 'NOTICE_NO_PHONE' },
    })
    await test.must('o-a', 'notice.open', { noticeId })
    expect(await test.call('o-grid', 'notice.reveal', { noticeId, personId })).toMatchObject({
      error: { code: 'INVALID_STATE' },
    })
    expect(await test.rows('reveals', { caseKind: 'notice' })).toHaveLength(1)
  })
})

describe('announcements', () => {
  const agreed = { gridId: 'g01', building: '1 号楼', subscriptions: { stationNotice: 2 } }

  it('go to those who agreed, once, however often and however many the jobs run', async () => {
    const openids = await putResidents(test, 'o-yes', 6, { ...agreed, roles: ['team_leader'] })
    await putResidents(test, 'o-no', 6, { gridId: 'g01', building: '1 号楼' })
    const audience = { ...inBuilding('g01', '1 号楼'), roles: ['team_leader' as const] }
    const { noticeId, people } = await sentNotice(test, 'o-staff', { audience })
    expect(people).toBe(12)
    await Promise.all([test.jobs(), test.jobs(), test.jobs()])
    await later()
    await Promise.all([test.jobs(), test.jobs()])
    expect(pushedTo(test)).toEqual([...openids].sort())
    const row = await noticeRow(test, noticeId)
    expect(row.spread).toMatchObject({ done: true, pushed: 6 })
    expect(Object.values(row.homes).reduce((sum, n) => sum + n, 0)).toBe(12)
    const stocks = await test.rows<PersonDocument>('people', { 'subscriptions.stationNotice': 1 })
    expect(stocks).toHaveLength(6)
    // The inbox shows the notice itself, not its announcement besides.
    const inbox = await test.must('o-yes-0', 'inbox.open', {})
    expect(inbox.items).toHaveLength(1)
    expect(inbox.unread.total).toBe(1)
  })

  it('find out from WeChat that a consent is gone, and empty the stock', async () => {
    const [openid = ''] = await putResidents(test, 'o-yes', 1, agreed)
    await sentNotice(test, 'o-staff', { audience: { ...nobody, gridIds: ['g01'] } })
    test.cloud.answers({ api: 'subscribeMessage.send', errcode: 43101, times: 1 })
    await later()
    const [person] = await test.rows<PersonDocument>('people', { openid })
    expect(person?.subscriptions.stationNotice).toBe(0)
    expect(await announced(test)).toEqual({ inboxOnly: 1 })
    await sentNotice(test, 'o-staff', { audience: { ...nobody, gridIds: ['g01'] } })
    await later()
    expect(await announced(test)).toEqual({ inboxOnly: 1 })
  })

  it('walk on over more people than one page, and count each home right', async () => {
    await putResidents(test, 'o-x', 450, { gridId: 'g01', building: '1 号楼' })
    await putResidents(test, 'o-y', 30, { gridId: 'g01', building: '2.5 $楼' })
    await putResidents(test, 'o-z', 5, agreed)
    const { noticeId } = await sentNotice(test, 'o-staff', { audience: { ...nobody, gridIds: ['g01'] } })
    await later()
    const reach = await test.must('o-staff', 'notice.reach', { noticeId })
    expect(reach.buildings.map(({ building, people }) => [building, people])).toEqual([
      ['1 号楼', 455],
      ['2.5 $楼', 30],
    ])
    expect(await announced(test)).toEqual({ sent: 5 })
  })
})
