/** Stalls of a fair on the real functions: laid out once, given to one each, taken back, marked, and gone with the fair. */
import type { SessionDocument } from '../../../src/domain/activity/documents'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { decideGive } from '../../../src/domain/stalls/decide'
import type { StallsDocument } from '../../../src/domain/stalls/documents'
import { fairTimeOf } from '../../../src/domain/stalls/news'
import { aPerson, put } from '../../support/builders'
import { alikeAfterCrashes } from '../../support/crash'
import { agreed, aFair, putAlly, someStalls } from '../../support/stalls'
import { appoint, stationOf } from '../../support/station'
import { activeTeam } from '../../support/teams'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(180_000)

let test: TestCloud
let fair: SessionDocument
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-admin', ['station_admin'], { realName: '高站长' })
  for (const openid of ['o-staff', 'o-staff-2']) await appoint(test, openid, ['staff'], { realName: '周敏' })
  await put(test, 'people', [aPerson('o-wang', { realName: '王建国' })])
  await putAlly(test, 'ally-a', '和顺理发店')
  await putAlly(test, 'ally-b', '明亮眼镜店')
  await putAlly(test, 'ally-none', '没签的店')
  for (const id of ['ally-a', 'ally-b']) await agreed(test, 'o-staff', id)
  fair = await aFair(test, { startAt: test.now() + 3 * DAY })
})
afterAll(() => test.close())

const lay = (count: number, version = 0, expected: number | null = null) =>
  test.call('o-staff', 'stalls.lay', { sessionId: fair._id, version, expected, stalls: someStalls(count) })
const giveAs = (openid: string, number: number, id: string, is: 'ally' | 'team' = 'ally') =>
  test.call(openid, 'stalls.give', { sessionId: fair._id, number, to: { is, id } })
const give = (number: number, id: string) => giveAs('o-staff', number, id)
const takeBack = (number: number, holderId: string) =>
  test.call('o-staff', 'stalls.takeBack', { sessionId: fair._id, number, holderId })
const mark = (number: number, holderId: string, came: boolean | null) =>
  test.call('o-staff', 'stalls.mark', { sessionId: fair._id, number, holderId, came })
const desk = () => test.must('o-staff', 'stalls.desk', { sessionId: fair._id })
const plan = async (openid = 'o-wang') =>
  (await test.must(openid, 'activity.detail', { sessionId: fair._id })).stalls
const held = async () => (await desk()).stalls.map(({ holder }) => holder?.id ?? null)

it('is laid out by the staff alone, shown to everybody, and says whom to ring at the desk only', async () => {
  expect(await plan()).toEqual({ mayLay: false, stalls: [] })
  expect(codeOf(await lay(3))).toBe('ok')
  expect(codeOf(await give(1, 'ally-a'))).toBe('ok')
  const { stalls, mayLay } = (await plan()) ?? { stalls: [] }
  expect(mayLay).toBe(false)
  expect(stalls).toEqual([
    { number: 1, sort: '理发', offer: '免费做 0', who: '和顺理发店' },
    { number: 2, sort: '磨刀', offer: '免费做 1', who: '' },
    { number: 3, sort: '磨刀', offer: '免费做 2', who: '' },
  ])
  expect(JSON.stringify(await test.must('o-wang', 'activity.detail', { sessionId: fair._id }))).not.toContain(
    '13900001111',
  )
  expect((await plan('o-staff'))?.mayLay).toBe(true)
  const { stalls: atDesk, candidates } = await desk()
  expect(atDesk[0]?.holder).toMatchObject({
    contact: '和顺理发店的孙师傅 13900001111',
    lapsed: false,
    came: null,
  })
  expect(candidates.map(({ name }) => name)).toEqual(expect.arrayContaining(['和顺理发店', '明亮眼镜店']))
  expect(candidates.map(({ name }) => name)).not.toContain('没签的店')
  for (const [action, input] of [
    ['stalls.desk', { sessionId: fair._id }],
    ['stalls.lay', { sessionId: fair._id, version: 1, expected: null, stalls: [] }],
    ['stalls.give', { sessionId: fair._id, number: 2, to: { is: 'ally', id: 'ally-a' } }],
    ['stalls.takeBack', { sessionId: fair._id, number: 1, holderId: 'ally-a' }],
    ['stalls.mark', { sessionId: fair._id, number: 1, holderId: 'ally-a', came: true }],
  ] as const)
    expect(await test.code('o-wang', action, input as never)).toBe('FORBIDDEN')
  const other = await aFair(test, { stationId: 'st2' })
  expect(await test.code('o-staff', 'stalls.desk', { sessionId: other._id })).toBe('OTHER_STATION')
  expect(
    await test.code('o-staff', 'stalls.lay', {
      ...{ sessionId: other._id, version: 0 },
      expected: null,
      stalls: [],
    }),
  ).toBe('OTHER_STATION')
})

it('is not laid out for what is no fair, and offers nothing for money', async () => {
  const clean = await aFair(test, { type: 'cleanup' })
  const asked = { version: 0, expected: null, stalls: someStalls(1) }
  expect(await test.code('o-staff', 'stalls.lay', { ...asked, sessionId: clean._id })).toBe('STALLS_NOT_FAIR')
  expect((await test.must('o-wang', 'activity.detail', { sessionId: clean._id })).stalls).toBeNull()
  const sells = await test.call('o-staff', 'stalls.lay', {
    ...{ ...asked, sessionId: fair._id },
    stalls: [...someStalls(1), { sort: 'show', offer: '香囊义卖' }],
  })
  expect(sells).toMatchObject({
    error: { code: 'STALL_SELLS', text: '「义卖」不能写：大集不卖东西（义卖、募捐）' },
  })
  expect(await test.rows('fairStalls')).toHaveLength(0)
})

it('of thirty who give one stall at once exactly one does, and all others are told who has it', async () => {
  await lay(4)
  for (let i = 0; i < 30; i++) {
    await putAlly(test, `many-${i}`, `第 ${i} 家`)
    await test.cloud.store.insert('cases', [
      {
        ...{ _id: `agreed-${i}`, stationId: 'st1', kind: 'agreement', state: 'active' },
        marks: [`agreement@many-${i}`],
        form: { partner: `many-${i}`, from: '2020-01-01', until: '2099-01-01' },
      },
    ])
  }
  const replies = await Promise.all(
    Array.from({ length: 30 }, (_, i) => giveAs(i % 2 ? 'o-staff' : 'o-staff-2', 2, `many-${i}`)),
  )
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  const winner = (await desk()).stalls[1]?.holder?.name ?? ''
  for (const one of replies)
    if (!one.ok)
      expect(one.error).toMatchObject({ code: 'STALL_TAKEN', text: `2 号摊位刚刚给了「${winner}」` })
  expect((await held()).filter(Boolean)).toHaveLength(1)
})

it('what was decided before another was quicker is refused by the database itself', async () => {
  await lay(4)
  const [read] = await test.rows<StallsDocument>('fairStalls')
  expect(codeOf(await give(2, 'ally-b'))).toBe('ok')
  if (!read) throw new Error('nothing was laid out')
  const late = decideGive(read, 2, { is: 'ally', id: 'ally-a', name: '和顺理发店', when: fairTimeOf(fair) })
  if (!late.ok || late.value.update === null) throw new Error('the stall was free when it was read')
  const { guard, patch } = late.value.update
  const sent = await test.cloud.store.update('fairStalls', {
    ...{ query: { ...guard, _id: fair._id }, update: { ...patch }, nowMs: test.now() },
    ...{ replace: false, multi: true, upsert: false },
  })
  expect(sent.updated).toBe(0)
  expect(await held()).toEqual([null, 'ally-b', null, null])
})

it('of one who is given many stalls at once no more than two come true', async () => {
  await lay(8)
  const replies = await Promise.all(Array.from({ length: 8 }, (_, at) => give(at + 1, 'ally-a')))
  const codes = replies.map(codeOf)
  expect(codes.filter((code) => code === 'ok')).toHaveLength(2)
  expect(new Set(codes)).toEqual(new Set(['ok', 'STALL_ENOUGH']))
  expect((await held()).filter(Boolean)).toEqual(['ally-a', 'ally-a'])
})

it('is the same however often it is asked and whatever dies, and laying out never loses who has a stall', async () => {
  const sessionId = fair._id
  const asked = { sessionId, version: 0, expected: 80, stalls: someStalls(5) }
  const state = () => test.rows<StallsDocument>('fairStalls')
  await alikeAfterCrashes(test, ['o-staff', 'stalls.lay', asked], state)
  const to = { is: 'ally' as const, id: 'ally-a' }
  await alikeAfterCrashes(test, ['o-staff', 'stalls.give', { sessionId, number: 3, to }], state)
  const back = { sessionId, number: 3, holderId: 'ally-a' }
  await alikeAfterCrashes(test, ['o-staff', 'stalls.takeBack', back], state)
  await give(3, 'ally-a')
  const [relaid, given] = await Promise.all([lay(6, 1, 90), give(5, 'ally-b')])
  expect([relaid, given].map(codeOf)).toEqual(['ok', 'ok'])
  expect(await held()).toEqual([null, null, 'ally-a', null, 'ally-b', null])
  expect([codeOf(await lay(6, 1, 90)), codeOf(await lay(7, 1)), codeOf(await lay(4, 2))]).toEqual([
    ...['ok', 'STALLS_CHANGED', 'STALL_HELD'],
  ])
  expect(await desk()).toMatchObject({ version: 2, expected: 90, large: null })
})

it('goes to whoever has an agreement for that day, and is marked once that is over', async () => {
  await lay(3)
  expect(codeOf(await give(1, 'ally-none'))).toBe('STALL_NO_AGREEMENT')
  await agreed(test, 'o-staff', 'ally-none', 1)
  expect(codeOf(await give(1, 'ally-none'))).toBe('STALL_NO_AGREEMENT')
  expect(codeOf(await give(1, 'ally-a'))).toBe('ok')
  const [signed] = await test.rows<CaseDocument>('cases', { kind: 'agreement', 'form.partner': 'ally-a' })
  const { _id: caseId = '', version = 0 } = signed ?? {}
  await test.must('o-staff', 'agreement.move', { caseId, version, event: 'terminate', words: '店面搬走了' })
  expect((await desk()).stalls[0]?.holder).toMatchObject({ id: 'ally-a', lapsed: true })
  expect([codeOf(await give(1, 'ally-a')), codeOf(await give(2, 'ally-a'))]).toEqual([
    ...['ok', 'STALL_NO_AGREEMENT'],
  ])
})

it('goes to a team as well, which is marked when it has come, on the day and not before', async () => {
  await appoint(test, 'o-lead', [], {
    ...{ realName: '孙队长', 'volunteer.state': 'active', birthDate: '1970-01-01' },
  })
  const { teamId } = await activeTeam(test, { staff: 'o-staff', head: 'o-admin', leader: 'o-lead' })
  await lay(2)
  expect(codeOf(await giveAs('o-staff', 2, teamId, 'team'))).toBe('ok')
  expect((await plan())?.stalls[1]?.who).toBe('暖心分队')
  expect(codeOf(await mark(2, teamId, true))).toBe('STALL_EARLY')
  test.at(fair.startAt)
  expect(
    [await mark(1, teamId, true), await mark(2, teamId, true), await mark(2, teamId, true)].map(codeOf),
  ).toEqual([...['STALL_NOT_THEIRS', 'ok', 'ok']])
  expect((await desk()).stalls[1]?.holder?.came).toBe(true)
  test.at(fair.endAt + HOUR)
  expect([
    codeOf(await mark(2, teamId, false)),
    codeOf(await takeBack(2, teamId)),
    codeOf(await lay(3, 1)),
  ]).toEqual([...['ok', 'STALLS_OVER', 'STALLS_OVER']])
})

it('is gone for everybody when the fair is called off, and the desk still knows whom to ring', async () => {
  await lay(2)
  await give(1, 'ally-a')
  await test.cloud.store.update('sessions', {
    ...{ query: { _id: fair._id }, update: { $set: { state: 'cancelled' } }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  })
  expect(await plan()).toEqual({ mayLay: false, stalls: [] })
  expect([codeOf(await give(2, 'ally-b')), codeOf(await takeBack(1, 'ally-a'))]).toEqual([
    ...['STALLS_OVER', 'STALLS_OVER'],
  ])
  const { cancelled, mayGive, stalls } = await desk()
  expect([cancelled, mayGive, stalls[0]?.holder?.contact]).toEqual([
    true,
    false,
    '和顺理发店的孙师傅 13900001111',
  ])
})

it('reminds of the licence from a thousand people on, refuses nothing, and is made into a file', async () => {
  await lay(2, 0, 1_000)
  expect((await desk()).large).toMatchObject({ office: '区县公安机关', late: true })
  await give(1, 'ally-a')
  const file = { sessionId: fair._id, as: 'sheet' as const }
  expect((await test.must('o-staff', 'file.stalls', file)).base64).not.toBe('')
  const empty = await aFair(test)
  expect(await test.code('o-staff', 'file.stalls', { ...file, sessionId: empty._id })).toBe(
    'NOTHING_TO_WRITE',
  )
})

it('costs little', async () => {
  await lay(60)
  const costOf = async (action: 'stalls.desk' | 'activity.detail') =>
    (await test.call('o-staff', action, { sessionId: fair._id })).ops
  expect(await costOf('activity.detail')).toBeLessThanOrEqual(3)
  expect(await costOf('stalls.desk')).toBeLessThanOrEqual(4)
})
