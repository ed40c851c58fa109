/** No order is forgotten: what is late is told, nobody is asked for a day that is over, and what somebody may not have in hand any longer goes back. */
import { casePages } from '@/domain/case-pages'
import type { CaseDocument } from '@/domain/case/documents'
import { DAY, dayOf, HOUR, instantOf, MINUTE } from '@/domain/kernel/clock'
import type { PersonDocument } from '@/domain/person/documents'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { personIdOf } from '../../support/builders'
import { laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const form = {
  ...{ item: 'handy', text: '换灯泡', day: '', part: 'morning', takes: 'half', haste: 'usual' },
  photos: [] as string[],
}
const finish = { answers: { finish: { did: '换好了', minutes: 30 } } }

let test: TestCloud
let kept: Awaited<ReturnType<TestCloud['cloud']['snapshot']>>
let started: number

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  form.day = dayOf(test.now() + 3 * DAY)
  await appoint(test, 'owner', [], {
    realName: '王秀英',
    gridId: 'g01',
    sex: 'woman',
    birthDate: '1950-01-01',
  })
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  await appoint(test, 'head', ['station_admin'], { realName: '高站长' })
  for (const [i, one] of ['v0', 'v1', 'v2'].entries())
    await appoint(test, one, [], {
      ...{ realName: `孙${i}`, 'volunteer.state': 'active', 'volunteer.appliedAt': i },
      'volunteer.skills': ['repair'],
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
  test.rows<{ _id: string; title: string }>('messages', { personId: personIdOf(openid) })
const told = async (openid: string) => (await letters(openid)).map(({ title }) => title)
/** What is written to somebody while this is done. */
async function toldBy(openid: string, work: () => Promise<unknown>): Promise<string[]> {
  const before = (await letters(openid)).map(({ _id }) => _id)
  await work()
  return (await letters(openid)).flatMap(({ _id, title }) => (before.includes(_id) ? [] : [title]))
}

async function step(openid: string, caseId: string, event: string, more: object = {}): Promise<string> {
  const { version } = await rowOf(caseId)
  return codeOf(await test.call(openid, 'order.move', { caseId, version, event, ...more }))
}

async function begun(...events: string[]): Promise<string> {
  const { caseId } = await test.must('owner', 'order.begin', { form, unnamed: false })
  for (const event of events) expect(await step('staff', caseId, event)).toBe('ok')
  return caseId
}

async function taken(by = 'v0'): Promise<string> {
  const caseId = await begun('verify', 'openPool')
  expect(await step(by, caseId, 'accept')).toBe('ok')
  return caseId
}

/** Time goes on until this instant. */
async function until(at: number): Promise<void> {
  test.at(at)
  await laterJobs(test)
}

const dueOf = async (caseId: string): Promise<number> => (await rowOf(caseId)).dueAt ?? 0
const planned = () => instantOf(form.day, '08:00')

describe('what waits for the station', () => {
  it.each([
    ['nobody has looked at', []],
    ['nobody has been found for', ['verify']],
  ])('and %s is said while there is time, when it is late, and then to the head', async (_what, events) => {
    const caseId = await begun(...events)
    const { state, remindAt, dueAt } = await rowOf(caseId)
    expect(await toldBy('staff', () => until(remindAt ?? 0))).toEqual(['点单快到时间了'])
    expect(await toldBy('owner', () => until(dueAt ?? 0))).toContain('您的单有进展')
    for (const one of ['staff', 'head']) expect(await told(one)).toContain('有一单过了时间')
    const again = await dueOf(caseId)
    expect(again).toBeGreaterThan(dueAt ?? 0)
    expect(await toldBy('head', () => until(again))).toContain('有一单提醒过还没有办')
    // It stays where it was, late for all to see, and rings no more.
    expect(await rowOf(caseId)).toMatchObject({ state, wakeAt: null })
    expect(await step('staff', caseId, state === 'verified' ? 'takeOver' : 'verify')).toBe('ok')
  })

  it('and is not what was asked for is called back by somebody who has not helped', async () => {
    const caseId = await begun('verify', 'takeOver')
    expect(await step('staff', caseId, 'finish', finish)).toBe('ok')
    test.at(test.now() + 3 * HOUR)
    const said = { manner: '1', quality: '1', time: '1', overall: '1', words: '没修好' }
    expect(await step('owner', caseId, 'unhappy', { answers: { unhappy: said } })).toBe('ok')
    expect(await step('staff', caseId, 'calledBack', { words: '已经解释过了' })).toBe('OTHER_DECIDER')
    await until(await dueOf(caseId))
    expect(await told('head')).toContain('有一单过了时间')
    expect(await step('head', caseId, 'calledBack', { words: '周六再去一次' })).toBe('ok')
  })
})

describe('whoever has taken it', () => {
  it('is reminded on the evening before, asked when the time is over, and the station asks after a day of silence', async () => {
    const caseId = await taken()
    expect(await toldBy('v0', () => until(planned() - 14 * HOUR - 5 * MINUTE))).toEqual([])
    expect(await toldBy('v0', () => until(planned() - 14 * HOUR))).toEqual(['明天要去帮忙'])
    expect(await toldBy('v0', () => until(planned() + 4 * HOUR))).toEqual(['帮完了吗'])
    await until(planned() + DAY + 5 * HOUR)
    expect(await rowOf(caseId)).toMatchObject({ state: 'silent', handlerId: personIdOf('v0') })
    expect(await told('staff')).toContain('有一单没有消息')
    const { items } = await test.must('staff', 'order.desk', { view: 'silent' })
    expect(items.map((one) => one.caseId)).toEqual([caseId])
    // Whoever has done it says so late, or another one is looked for.
    const kept = await test.cloud.snapshot()
    expect(await step('v0', caseId, 'finish', finish)).toBe('ok')
    await test.cloud.restore(kept)
    expect(await toldBy('v0', () => step('staff', caseId, 'change'))).toEqual(['这一单换别人去'])
    expect(await rowOf(caseId)).toMatchObject({ state: 'verified', handlerId: null })
  })

  it('and has begun is asked in the end as well', async () => {
    const caseId = await taken()
    test.at(planned())
    expect(await step('v0', caseId, 'start')).toBe('ok')
    await until(planned() + 13 * HOUR)
    expect(await told('v0')).toContain('帮完了吗')
    await until(planned() + 2 * DAY)
    expect(await rowOf(caseId)).toMatchObject({ state: 'silent' })
  })

  it('agrees on another day, which is then the day for which it is planned', async () => {
    const caseId = await taken()
    const day = dayOf(planned() + 4 * DAY)
    const moved = () => step('v0', caseId, 'newDay', { answers: { newDay: { day, part: 'afternoon' } } })
    expect(await toldBy('owner', moved)).toEqual(['您的单有进展'])
    const { cardToken } = await person('owner')
    test.at(instantOf(day, '14:00'))
    expect(await step('v0', caseId, 'start', { cardToken })).toBe('ok')
    test.at(instantOf(day, '14:31'))
    expect(await step('v0', caseId, 'finish', { ...finish, cardToken })).toBe('ok')
    await laterJobs(test)
    expect(await test.rows<ServiceRecordDocument>('serviceRecords')).toMatchObject([
      { kind: 'proved', state: 'approved', minutes: 30 },
    ])
  })

  it.each(['suspended', 'withdrawn'])(
    'and is %s has it no longer, and nothing is held against that',
    async (how) => {
      const caseId = await taken()
      test.at(planned() + 5 * MINUTE)
      if (how === 'suspended') {
        const { version } = (await person('v0')).volunteer
        const input = { personId: personIdOf('v0'), event: 'suspend' as const, version, reason: '先停一停' }
        await test.must('head', 'desk.decideVolunteer', input)
      } else await test.must('v0', 'me.withdrawVolunteer', {})
      await laterJobs(test)
      expect(await rowOf(caseId)).toMatchObject({
        state: 'verified',
        handlerId: null,
        waits: ['staff', 'station_admin'],
      })
      expect(await told('owner')).toContain('您的单有进展')
      expect(await told('staff')).toContain('有一单等站里办')
      const [letter] = await test.rows<{ page: string }>('messages', {
        ...{ personId: personIdOf('v0'), title: '这一单换别人去' },
      })
      expect(letter?.page).toBe(casePages.caseBoard('order'))
      expect((await person('v0')).absences?.missed ?? []).toEqual([])
    },
  )

  it('and had begun keeps the time until then, for the station to decide about, beside that of whoever comes next', async () => {
    const caseId = await taken()
    test.at(planned())
    await step('v0', caseId, 'start')
    test.at(planned() + 31 * MINUTE)
    expect(await step('staff', caseId, 'change')).toBe('ok')
    expect(await step('staff', caseId, 'takeOver')).toBe('ok')
    await laterJobs(test)
    expect(await test.rows<ServiceRecordDocument>('serviceRecords')).toMatchObject([
      { kind: 'added', state: 'submitted', personId: personIdOf('v0'), minutes: 30 },
    ])
  })

  it('and has moved to another station can still see to it, or give it up', async () => {
    const caseId = await taken()
    await test.cloud.store.update('people', {
      ...{ query: { _id: personIdOf('v0') }, update: { $set: { stationId: 'st2' } } },
      ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
    })
    expect((await test.must('v0', 'order.open', { caseId })).moves.map(({ event }) => event)).toContain(
      'cannot',
    )
    expect(await step('v0', caseId, 'cannot')).toBe('ok')
    expect(await rowOf(caseId)).toMatchObject({ state: 'verified', handlerId: null })
  })
})

describe('nobody is asked', () => {
  it('for a day that has come: the station sees to it, and whoever asked hears so', async () => {
    const caseId = await begun('verify')
    test.at(planned() - 20 * HOUR)
    expect(await step('staff', caseId, 'offer', { people: ids(['v0']) })).toBe('ok')
    expect((await rowOf(caseId)).wave?.until).toBe(planned())
    expect(await toldBy('owner', () => until(planned()))).toEqual(['您的单有进展'])
    expect(await rowOf(caseId)).toMatchObject({ state: 'stationDoes', wave: { asked: [], round: 1 } })
    expect((await person('v1')).asks ?? []).toEqual([])
    expect(await step('staff', caseId, 'offer', { people: ids(['v1']) })).toBe('CASE_DAY_OVER')
    expect(await step('staff', caseId, 'openPool')).toBe('CASE_DAY_OVER')
    const answers = { newDay: { day: dayOf(planned() + 2 * DAY), part: 'morning' } }
    expect(await step('staff', caseId, 'newDay', { answers })).toBe('ok')
    expect(await step('staff', caseId, 'offer', { people: ids(['v1']) })).toBe('ok')
  })

  it('all of them at once longer than until then', async () => {
    const caseId = await begun('verify')
    test.at(planned() - DAY)
    expect(await step('staff', caseId, 'openPool')).toBe('ok')
    await until(planned())
    expect(await rowOf(caseId)).toMatchObject({ state: 'stationDoes' })
  })

  const suggested = async (caseId: string) =>
    (await test.must('staff', 'order.suggest', { caseId })).people.map(({ personId }) => personId)

  it('who has just given it up, or has promised to be elsewhere at that time', async () => {
    const caseId = await taken()
    expect(await step('v0', caseId, 'cannot')).toBe('ok')
    expect((await suggested(caseId)).sort()).toEqual(ids(['v1', 'v2']).sort())
    const other = await taken('v1')
    expect(await suggested(caseId)).toEqual(ids(['v2']))
    // What is done is in nobody's hands, though it has not been rated.
    expect(await step('v1', other, 'finish', finish)).toBe('ok')
    const { people } = await test.must('staff', 'order.suggest', { caseId })
    expect(people.map(({ reasons }) => reasons)).toEqual([['会修理'], ['会修理']])
  })
})
