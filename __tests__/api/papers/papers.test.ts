/** The papers in a volunteer's file, on the real functions: who writes them, who is told, what they open and when they run out. */
import type { Input } from '../../../src/contract'
import { DAY, dayOf, HOUR, startOf } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { alikeAfterCrashes, keepPresent, laterJobs } from '../../support/crash'
import { aCredential, aPaper } from '../../support/papers'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(600_000)

let test: TestCloud
let rewind: () => Promise<void>
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '赵专职' })
  await appoint(test, 'o-other', ['staff'], { realName: '周同事' })
  await appoint(test, 'o-admin', ['station_admin'], { realName: '钱站长' })
  await appoint(test, 'n-staff', ['staff'], { stationId: 'st2' })
  const volunteer = { ...aPerson('x').volunteer, state: 'active' as const }
  await put(test, 'people', [
    aPerson('li', { realName: '李建国', volunteer }),
    aPerson('chen', { realName: '陈晓梅', volunteer }),
  ])
  rewind = await keepPresent(test)
})
beforeEach(() => rewind())
afterAll(() => test.close())

const person = async (openid = 'li'): Promise<PersonDocument> => {
  const [found] = await test.rows<PersonDocument>('people', { _id: personIdOf(openid) })
  if (!found) throw new Error('nobody')
  return found
}
const told = async (openid = 'li') =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid), kind: 'paperNews' })).map(
    ({ title }) => title,
  )
const inDays = (days: number): string => dayOf(test.now() + days * DAY)
const own = async (openid = 'li') => (await test.must(openid, 'me.open', {})).profile.volunteer.papers

it('is written by staff who saw the original, and both see it; the number stays sealed', async () => {
  const file = await test.must('o-staff', 'papers.grant', aCredential('li', { until: inDays(400) }))
  expect(file).toMatchObject({
    name: '李建国',
    papers: [{ name: '急救证', state: 'valid', hasNumber: true, byName: '赵*' }],
  })
  expect(await own()).toMatchObject([{ name: '急救证', until: inDays(400), state: 'valid' }])
  expect(await told()).toEqual(['「急救证」登记好了'])
  expect(JSON.stringify([file, await own(), await person()])).not.toContain('HS-2024-0088')
})

it('shows a number by a look that its holder can read', async () => {
  const { papers } = await test.must('o-staff', 'papers.grant', aCredential('li'))
  const seen = { personId: personIdOf('li'), paperId: papers[0]?.paperId ?? '' }
  expect(await test.must('o-admin', 'papers.number', seen)).toEqual({ number: 'HS-2024-0088' })
  const { items } = await test.must('li', 'me.phoneLooks', {})
  expect(items).toMatchObject([{ reason: '看「急救证」的号码', by: '站长 钱*' }])
  expect(codeOf(await test.call('n-staff', 'papers.number', seen))).toBe('OTHER_STATION')
  expect(codeOf(await test.call('li', 'papers.number', seen))).toBe('FORBIDDEN')
})

it('is granted to nobody by themselves, nor within one purse', async () => {
  expect(codeOf(await test.call('o-staff', 'papers.grant', aCredential('o-staff')))).toBe('OWN_RECORD')
  await test.must('o-admin', 'papers.grant', aCredential('o-staff'))
  const { paperId = '' } = (await person('o-staff')).papers?.[0] ?? {}
  const end = { personId: personIdOf('o-staff'), paperId, reason: '不要了' }
  expect(codeOf(await test.call('o-staff', 'papers.end', end))).toBe('OWN_RECORD')
})

it('of two who write down the same at once one is heard, and the other told', async () => {
  const both = await Promise.all(
    ['o-staff', 'o-other'].map((by) => test.call(by, 'papers.grant', aCredential('li'))),
  )
  expect(both.map(codeOf).sort()).toEqual(['PAPER_STANDS', 'ok'])
  expect((await person()).papers).toHaveLength(1)
})

it('may be sent again: one paper, one message', async () => {
  const key = 'the-same-key-1'
  await test.must('o-staff', 'papers.grant', aCredential('li'), key)
  expect(await test.must('o-staff', 'papers.grant', aCredential('li'), key)).toMatchObject({ papers: [{}] })
  expect(await told()).toHaveLength(1)
})

it.each<[string, Partial<Input<'papers.grant'>>, string]>([
  ['a kind that there is not', { kind: 'wizard' }, 'PAPER_INCOMPLETE'],
  ['no number', { number: '' }, 'PAPER_INCOMPLETE'],
  ['days that are over', { until: '2020-01-01' }, 'PAPER_DATES'],
  ['a training to come', { sort: 'training', kind: 'fire', hours: 2, from: '2098-01-01' }, 'PAPER_DATES'],
  [
    'a cover that ends before it begins',
    { sort: 'cover', kind: 'accident', from: '2098-02-02' },
    'PAPER_DATES',
  ],
])('refuses %s', async (_, given, code) => {
  const asked = aCredential('li', { title: '灭火器', organiser: '消防站', until: '2098-01-01', ...given })
  expect(codeOf(await test.call('o-staff', 'papers.grant', asked))).toBe(code)
})

it('keeps twelve of a sort and no more, and lets a new one take the place of one that runs out', async () => {
  const kinds = ['doctor', 'nurse', 'health', 'teacher', 'counsellor', 'electrician', 'lawyer', 'mediator']
  for (const kind of [...kinds, 'socialWorker', 'fireWarden', 'lifeguard'])
    await test.must('o-staff', 'papers.grant', aCredential('li', { kind }))
  await test.must('o-staff', 'papers.grant', aCredential('li', { until: inDays(20) }))
  await test.must('o-staff', 'papers.grant', aCredential('li', { until: inDays(800) }))
  const file = await test.must('o-staff', 'papers.file', { personId: personIdOf('li') })
  const firstAid = file.papers.filter(({ name }) => name === '急救证')
  expect(firstAid.map(({ state, reason }) => [state, reason])).toEqual([
    ['valid', ''],
    ['ended', '换了新的'],
  ])
  expect(await own()).toHaveLength(12)
})

it('is ended with a reason, once, and opens nothing from then on', async () => {
  const { papers } = await test.must('o-staff', 'papers.grant', aCredential('li'))
  const end = { personId: personIdOf('li'), paperId: papers[0]?.paperId ?? '' }
  await test.must('o-staff', 'papers.end', { ...end, reason: '证书收回了' })
  const again = await test.must('o-other', 'papers.end', { ...end, reason: '别的原因' })
  expect(again.papers).toMatchObject([{ state: 'ended', reason: '证书收回了' }])
  expect(codeOf(await test.call('o-staff', 'papers.end', { ...end, paperId: 'gone', reason: '无' }))).toBe(
    'NOT_FOUND',
  )
  expect(await told()).toEqual(expect.arrayContaining(['「急救证」停用了']))
  expect(await told()).toHaveLength(2)
  expect(await own()).toEqual([])
  const { _id: sessionId } = await putSession(test, { credential: 'firstAid' })
  expect(codeOf(await test.call('li', 'activity.signUp', { sessionId }))).toBe('CREDENTIAL_NEEDED')
})

describe('a session that asks for one', () => {
  const session = (given = {}) =>
    putSession(test, { credential: 'firstAid', startAt: test.now() + 10 * DAY, ...given })

  it('takes whoever holds it on its day, at the cost of any sign-up', async () => {
    const { _id: sessionId } = await session()
    const without = await test.call('li', 'activity.signUp', { sessionId })
    expect(without).toMatchObject({
      error: { code: 'CREDENTIAL_NEEDED', details: { paper: '急救证' } },
    })
    const listed = async () => (await test.must('li', 'activity.list', { joinable: true })).items.length
    await test.must('o-staff', 'papers.grant', aCredential('li', { until: inDays(9) }))
    expect(codeOf(await test.call('li', 'activity.signUp', { sessionId }))).toBe('CREDENTIAL_NEEDED')
    expect(await listed()).toBe(0)
    await test.must('o-staff', 'papers.grant', aCredential('li', { until: inDays(10) }))
    expect(await listed()).toBe(1)
    const reply = await test.call('li', 'activity.signUp', { sessionId })
    expect(reply).toMatchObject({ ok: true, data: { standing: { state: 'confirmed' } } })
    expect([reply.ops <= 4, reply.depth <= 3]).toEqual([true, true])
  })

  it('offers a place that is taken only while it holds', async () => {
    const { _id: sessionId } = await session({ capacity: 1, queueCapacity: 2 })
    for (const openid of ['li', 'chen']) await test.must('o-staff', 'papers.grant', aCredential(openid))
    await test.must('chen', 'activity.signUp', { sessionId })
    await test.must('li', 'activity.signUp', { sessionId })
    const { paperId = '' } = (await person()).papers?.[0] ?? {}
    await test.must('o-staff', 'papers.end', { personId: personIdOf('li'), paperId, reason: '收回了' })
    await test.must('chen', 'activity.cancel', { sessionId })
    expect(codeOf(await test.call('li', 'activity.acceptOffer', { sessionId }))).toBe('CREDENTIAL_NEEDED')
    await test.must('o-staff', 'papers.grant', aCredential('li'))
    expect(codeOf(await test.call('li', 'activity.acceptOffer', { sessionId }))).toBe('ok')
  })

  it('admits those who asked only while it holds, each by itself', async () => {
    const { _id: sessionId } = await session({ review: '看证', capacity: 5 })
    for (const openid of ['li', 'chen']) {
      await test.must('o-staff', 'papers.grant', aCredential(openid))
      await test.must(openid, 'activity.signUp', { sessionId })
    }
    const { applicants } = await test.must('o-staff', 'applicants.list', { sessionId })
    expect(applicants.map(({ credentials }) => credentials)).toEqual([['急救证'], ['急救证']])
    const { paperId = '' } = (await person()).papers?.[0] ?? {}
    await test.must('o-staff', 'papers.end', { personId: personIdOf('li'), paperId, reason: '收回了' })
    const people = applicants.map(({ personId, at }) => ({ personId, at }))
    const answer = await test.must('o-staff', 'applicants.confirm', { sessionId, people })
    expect(answer).toMatchObject({
      done: [personIdOf('chen')],
      left: [{ id: personIdOf('li'), code: 'APPLICANT_CREDENTIAL', details: { paper: '急救证' } }],
    })
  })
})

describe('a session of high risk, and one that asks for a training', () => {
  const startsAt = () => test.now() + 10 * DAY
  const cover = (until: string) =>
    aCredential('li', {
      sort: 'cover',
      kind: 'volunteer',
      number: 'BX-1',
      organiser: '保险公司',
      from: inDays(0),
      until,
    })

  it('takes whoever is insured on its day; the list asks for no more', async () => {
    const { _id: sessionId } = await putSession(test, { insured: true, startAt: startsAt() })
    const listed = async () => (await test.must('li', 'activity.list', { joinable: true })).items.length
    const without = await test.call('li', 'activity.signUp', { sessionId })
    expect(without).toMatchObject({ error: { code: 'COVER_NEEDED', details: { paper: '保险' } } })
    await test.must('o-staff', 'papers.grant', cover(inDays(9)))
    expect([codeOf(await test.call('li', 'activity.signUp', { sessionId })), await listed()]).toEqual([
      ...['COVER_NEEDED', 0],
    ])
    await test.must('o-staff', 'papers.grant', cover(inDays(10)))
    expect(await listed()).toBe(1)
    expect(await test.must('li', 'activity.detail', { sessionId })).toMatchObject({
      ...{ insured: true, training: null },
    })
    const reply = await test.call('li', 'activity.signUp', { sessionId })
    expect([codeOf(reply), reply.ops <= 4, reply.depth <= 3]).toEqual(['ok', true, true])
  })

  it('takes whoever had the training', async () => {
    const { _id: sessionId } = await putSession(test, { training: 'fire', startAt: startsAt() })
    expect(codeOf(await test.call('li', 'activity.signUp', { sessionId }))).toBe('TRAINING_NEEDED')
    await test.must(
      'o-staff',
      'papers.grant',
      aCredential('li', {
        sort: 'training',
        kind: 'fire',
        title: '灭火器',
        organiser: '消防站',
        hours: 2,
        from: inDays(-1),
      }),
    )
    expect(codeOf(await test.call('li', 'activity.signUp', { sessionId }))).toBe('ok')
  })
})

it('tells its holder a month before it runs out, once, whatever crashes', async () => {
  await test.must('o-staff', 'papers.grant', aCredential('li', { until: inDays(60) }))
  test.at(startOf(inDays(60)) - 30 * DAY + 8 * HOUR)
  await laterJobs(test)
  expect(await told()).toHaveLength(1)
  test.at(test.now() + 2 * HOUR)
  await laterJobs(test)
  await laterJobs(test)
  expect(await told()).toEqual(expect.arrayContaining(['「急救证」快到期了']))
  expect(await told()).toHaveLength(2)
  expect((await person()).papersDueAt).toBeNull()
})

it('that runs out soon has been told with the granting, and one bad row holds up nobody', async () => {
  await test.must('o-staff', 'papers.grant', aCredential('li', { until: inDays(5) }))
  await put(test, 'people', [
    aPerson('broken', { papersDueAt: 1, papers: [{ ...aPaper(), until: 7 } as never] }),
    aPerson('due', { papersDueAt: 2, papers: [aPaper({ until: inDays(10) })] }),
  ])
  await laterJobs(test)
  expect(await told()).toHaveLength(1)
  expect(await told('due')).toEqual(['「急救证」快到期了'])
})

describe('comes out the same wherever it dies', () => {
  const standing = async () => ({
    papers: (await person()).papers?.map(({ kind, ended, paperId }) => [
      paperId,
      kind,
      ended?.reason ?? null,
    ]),
    told: await told(),
  })

  it('granting', () => alikeAfterCrashes(test, ['o-staff', 'papers.grant', aCredential('li')], standing))

  it('ending', async () => {
    const { papers } = await test.must('o-staff', 'papers.grant', aCredential('li'))
    const end = { personId: personIdOf('li'), paperId: papers[0]?.paperId ?? '', reason: '收回了' }
    await alikeAfterCrashes(test, ['o-staff', 'papers.end', end], standing)
  })
})
