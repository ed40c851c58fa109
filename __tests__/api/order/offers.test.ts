/** Who is asked for an order and who gets it: a few who fit at a time, the next by time, of fifty who want it one. */
import type { CaseDocument } from '@/domain/case/documents'
import { DAY, dayOf, HOUR, MINUTE } from '@/domain/kernel/clock'
import type { PersonDocument } from '@/domain/person/documents'
import { appPages } from '@/domain/app-pages'
import { aPerson, aSession, personIdOf, put, putSession } from '../../support/builders'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const VOLUNTEERS = Array.from({ length: 11 }, (_, i) => `v${i}`)
const form = {
  ...{ item: 'handy', text: '换灯泡', day: '', part: 'morning', takes: 'half', haste: 'usual' },
  photos: [] as string[],
}

let test: TestCloud
let kept: Awaited<ReturnType<TestCloud['cloud']['snapshot']>>
let started: number

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  form.day = dayOf(test.now() + 25 * DAY)
  await appoint(test, 'owner', [], {
    realName: '王秀英',
    gridId: 'g01',
    sex: 'woman',
    birthDate: '1950-01-01',
  })
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  await appoint(test, 'other', ['staff'], { realName: '吴专职' })
  for (const [i, one] of VOLUNTEERS.entries())
    await appoint(test, one, [], {
      ...{ realName: `孙${i}`, 'volunteer.state': 'active', 'volunteer.appliedAt': i },
      'volunteer.skills': i < 4 ? ['repair'] : [],
    })
  started = test.now()
  // What the jobs do once a day is done.
  await test.jobs()
  kept = await test.cloud.snapshot()
})
beforeEach(async () => {
  await test.cloud.restore(kept)
  test.at(started)
})
afterAll(() => test.close())

const ids = (some: readonly string[]) => some.map((one) => personIdOf(one))
const rowOf = async (caseId: string) =>
  (await test.rows<CaseDocument>('cases', { _id: caseId }))[0] as CaseDocument
const person = async (openid: string) =>
  (await test.rows<PersonDocument>('people', { _id: personIdOf(openid) }))[0] as PersonDocument
const letters = (openid: string) =>
  test.rows<{ title: string; text: string }>('messages', { personId: personIdOf(openid) })

const listed = async (openid: string, action: 'order.mine' | 'order.board') =>
  (await test.must(openid, action, {})).items.map(({ caseId }) => caseId)

async function step(openid: string, caseId: string, event: string, more: object = {}) {
  const { version } = await rowOf(caseId)
  return test.call(openid, 'order.move', { caseId, version, event, ...more })
}

async function verified(): Promise<string> {
  const { caseId } = await test.must('owner', 'order.begin', { form, unnamed: false })
  expect(codeOf(await step('staff', caseId, 'verify'))).toBe('ok')
  return caseId
}

it('suggests whoever fits, the best first, with why; asks three, and tells them no name and no words of the asker', async () => {
  const caseId = await verified()
  const reply = await test.call('staff', 'order.suggest', { caseId })
  expect(reply.ops).toBeLessThanOrEqual(4)
  const { people } = await test.must('staff', 'order.suggest', { caseId })
  expect(people.slice(0, 4).map(({ reasons }) => reasons)).toEqual(Array(4).fill(['会修理']))
  const chosen = people.slice(0, 3).map(({ personId }) => personId)
  const asks = await step('staff', caseId, 'offer', { people: chosen })
  expect([codeOf(asks), asks.ops <= 4]).toEqual(['ok', true])
  await laterJobs(test)
  const asked = VOLUNTEERS.find((one) => personIdOf(one) === chosen[0]) ?? ''
  const [letter] = await letters(asked)
  expect(letter?.text).toMatch(/上午帮.*一位奶奶：爱心帮手，约 30 分钟。去得了吗？/)
  const face = await test.must(asked, 'order.open', { caseId })
  expect(JSON.stringify([letter, face])).not.toMatch(/王秀英|王\*|换灯泡/)
  expect(face.moves.map(({ event }) => event).sort()).toEqual(['accept', 'decline'])
  const took = await step(asked, caseId, 'accept')
  expect([codeOf(took), took.ops <= 4]).toEqual(['ok', true])
  expect((await rowOf(caseId)).wave?.asked).toEqual([])
  // Whoever has it in hand reads what is to be done and may call; the others hear that they come too late.
  const whole = await test.must(asked, 'order.open', { caseId })
  expect(whole.lines.map(({ text }) => text)).toContain('换灯泡')
  expect(whole.mayCall).toBe(true)
  expect(await listed(asked, 'order.mine')).toContain(caseId)
})

it('suggests whoever fits best however many joined before, and leaves out who was asked often enough', async () => {
  const before = Array.from({ length: 320 }, (_, i) => aPerson(`early-${i}`, { realName: `钱${i}` }))
  const many = before.map((one) => {
    return { ...one, volunteer: { ...one.volunteer, state: 'active' as const, appliedAt: -1 } }
  })
  const late = aPerson('late', { realName: '孙晚' })
  const able = {
    ...late.volunteer,
    state: 'active' as const,
    skills: ['repair' as const],
    appliedAt: started,
  }
  const slots = ['weekdayMorning' as const, 'weekendMorning' as const]
  await put(test, 'people', [...many, { ...late, volunteer: { ...able, slots } }])
  const caseId = await verified()
  const first = async () => (await test.must('staff', 'order.suggest', { caseId })).people[0]
  expect(await first()).toMatchObject({
    personId: personIdOf('late'),
    reasons: ['会修理', expect.any(String)],
  })
  const asks = [HOUR, 2 * HOUR].map((ago) => ({ at: started - ago, key: `k${ago}` }))
  await test.cloud.store.update('people', {
    ...{ query: { _id: personIdOf('late') }, update: { $set: { asks } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  expect(await first()).toMatchObject({ reasons: ['会修理'] })
})

it('of fifty who want the same one gets it, and the others are told what else they could do', async () => {
  const caseId = await verified()
  const other = await verified()
  for (const one of [caseId, other]) await step('staff', one, 'openPool')
  expect((await listed('v0', 'order.board')).sort()).toEqual([other, caseId].sort())
  const { version } = await rowOf(caseId)
  const input = { caseId, version, event: 'accept' }
  const crowd = Array.from({ length: 50 }, (_, i) => VOLUNTEERS[i % 10] as string)
  const replies = await Promise.all(crowd.map((one) => test.call(one, 'order.move', input)))
  const { handlerId, history } = await rowOf(caseId)
  expect(history.filter(({ on }) => on === 'accept')).toHaveLength(1)
  replies.forEach((reply, i) =>
    expect(codeOf(reply)).toBe(personIdOf(crowd[i] as string) === handlerId ? 'ok' : 'CASE_TAKEN'),
  )
  const late = await test.call('v10', 'order.move', input)
  expect(late.ok ? null : late.error).toMatchObject({ code: 'CASE_TAKEN', details: { more: '' } })
  const able = VOLUNTEERS.slice(0, 4).find((one) => personIdOf(one) !== handlerId) ?? ''
  const told = await test.call(able, 'order.move', input)
  expect(told.ok ? null : told.error.details).toEqual({ more: '。还有 1 件您会做的' })
})

it('asks the next three when the time is over or all have declined, and after three times the station', async () => {
  const caseId = await verified()
  await step('staff', caseId, 'offer', { people: ids(['v0', 'v1', 'v2']) })
  const declines = await Promise.all(['v0', 'v1', 'v2'].map((one) => step(one, caseId, 'decline')))
  expect(declines.map(codeOf)).toEqual(['ok', 'ok', 'ok'])
  await laterJobs(test)
  const second = (await rowOf(caseId)).wave
  expect(second).toMatchObject({ round: 2, declined: expect.arrayContaining(ids(['v0', 'v1', 'v2'])) })
  expect(second?.asked).toHaveLength(3)
  expect(second?.asked.some((id) => ids(['v0', 'v1', 'v2']).includes(id))).toBe(false)
  test.at(test.now() + 24 * HOUR + MINUTE)
  await laterJobs(test)
  expect((await rowOf(caseId)).wave).toMatchObject({ round: 3 })
  test.at(test.now() + 24 * HOUR + MINUTE)
  await laterJobs(test)
  expect(await rowOf(caseId)).toMatchObject({ state: 'stationDoes', wave: { asked: [] } })
  expect((await person('v0')).asks).toHaveLength(1)
})

it('asks nobody more than twice a week, whatever is sent at once', async () => {
  const cases = [await verified(), await verified(), await verified(), await verified()]
  const replies = await Promise.all(
    cases.map((one, i) =>
      step(i % 2 ? 'other' : 'staff', one, 'offer', { people: ids(['v0', `v${i + 1}`]) }),
    ),
  )
  expect(replies.map(codeOf).sort()).toEqual(['CASE_NOT_ASKABLE', 'CASE_NOT_ASKABLE', 'ok', 'ok'])
  expect((await person('v0')).asks).toHaveLength(2)
  // Those who could not be asked together with somebody have not been counted.
  const counted = await Promise.all(
    VOLUNTEERS.slice(1, 5).map(async (one) => (await person(one)).asks?.length ?? 0),
  )
  expect(counted.reduce((a, b) => a + b)).toBe(2)
  test.at(test.now() + 8 * DAY)
  const left = cases[replies.findIndex((reply) => !reply.ok)] ?? ''
  expect(codeOf(await step('staff', left, 'offer', { people: ids(['v0']) }))).toBe('ok')
  for (const people of [['owner'], ['staff'], ['nobody']])
    expect(codeOf(await step('staff', await verified(), 'offer', { people: ids(people) }))).toBe(
      'CASE_NOT_ASKABLE',
    )
})

it.each([
  ['offer', 'staff', { people: ['v0', 'v1'] }],
  ['accept', 'v0', {}],
  ['decline', 'v0', {}],
] as const)('whatever request dies, %s comes to the same end, once', async (event, by, more) => {
  const caseId = await verified()
  if (event !== 'offer') await step('staff', caseId, 'offer', { people: ids(['v0', 'v1']) })
  await laterJobs(test)
  const before = await test.cloud.snapshot()
  const from = test.now()
  const { version } = await rowOf(caseId)
  const people = 'people' in more ? { people: ids(more.people) } : {}
  const input = { caseId, version, event, ...people }
  const whole = await test.call(by, 'order.move', input)
  await laterJobs(test)
  const endOf = async () => {
    const { state, wave, handlerId } = await rowOf(caseId)
    const asks = await Promise.all(['v0', 'v1'].map(async (one) => (await person(one)).asks?.length))
    return { state, asked: wave?.asked, handlerId, asks, letters: (await test.rows('messages')).length }
  }
  const end = await endOf()
  for (const crash of crashesIn(test, whole)) {
    await test.cloud.restore(before)
    test.at(from)
    await crashCall(test, by, 'order.move', input, crash)
    await test.must(by, 'order.move', input)
    await laterJobs(test)
    expect([crash, await endOf()]).toEqual([crash, end])
  }
})

it('what several want becomes one activity of the station that is ahead, and each of them is shown the way there', async () => {
  const cases = [await verified(), await verified()]
  const [one = ''] = cases
  const given = { startAt: test.now() + 3 * DAY }
  const { _id: sessionId } = await putSession(test, { title: '楼下磨剪刀', ...given })
  const foreign = await putSession(test, { stationId: 'st2', ...given })
  const over = await putSession(test, { startAt: test.now() - 3 * DAY })
  const hidden = { ...aSession(test.now(), given), listed: false }
  await put(test, 'sessions', [hidden])
  for (const { _id } of [foreign, over, hidden])
    expect(codeOf(await step('staff', one, 'gather', { sessionId: _id }))).toBe('CASE_NO_ACTIVITY')
  expect(codeOf(await step('owner', one, 'gather', { sessionId }))).toBe('FORBIDDEN')
  for (const caseId of cases) {
    const moved = await step('staff', caseId, 'gather', { sessionId })
    expect([codeOf(moved), moved.ops <= 4]).toEqual(['ok', true])
    const { state, links } = await test.must('owner', 'order.open', { caseId })
    expect([state, links]).toEqual([
      'gathered',
      [
        {
          label: '办成的活动',
          title: expect.stringMatching(/^楼下磨剪刀 · /) as string,
          page: appPages.session(sessionId),
        },
      ],
    ])
  }
  expect((await letters('owner')).map(({ text }) => text)).toContain(
    '第 2 号办成了一场活动，点开看哪天、在哪里，能报名。',
  )
})
