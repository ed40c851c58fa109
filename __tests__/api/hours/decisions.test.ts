/** Approving, appealing, adding and voiding on the real functions: who may, what it books, what is seen of it. */
import type { LedgerEntry } from '../../../src/domain/account/account'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { dayOf } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { attended, bookErrors, HOUR, MINUTE, proofAt, visit } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud, type TestReply } from '../../support/test-cloud'

const DAY = 24 * HOUR

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'leader', ['team_leader'], { realName: '李队长' })
  await appoint(test, 'staff', ['staff'], { realName: '张专职' })
  await appoint(test, 'admin', ['station_admin'], { realName: '欧阳站长' })
})
afterAll(() => test.close())

const record = async (_id: string) => (await test.rows<ServiceRecordDocument>('serviceRecords', { _id }))[0]

type Event = 'leaderCheck' | 'approve' | 'return' | 'reject' | 'uphold' | 'correct' | 'void'
const decide = async (
  by: string,
  recordId: string,
  event: Event,
  more: { reason?: string; minutes?: number } = {},
) =>
  test.call(by, 'hours.decide', {
    recordId,
    version: (await record(recordId))?.version ?? 0,
    event,
    ...more,
  })

/** A visit that an organiser ticked out, so that people have to approve it; answers the record's id. */
async function ticked(openid = 'wang'): Promise<string> {
  const session = await attended(test, [openid])
  test.at(session.startAt - MINUTE)
  const proof = proofAt(session, test.now())
  await test.must(openid, 'attendance.checkIn', { sessionId: session._id, proof })
  test.at(session.endAt)
  await test.must('leader', 'attendance.mark', {
    sessionId: session._id,
    personId: personIdOf(openid),
    as: 'out',
  })
  return `${session._id}:${personIdOf(openid)}`
}

describe('approving', () => {
  it('takes a leader and the staff, books once, tells the person and shows whose hands it went through', async () => {
    const recordId = await ticked()
    const [waiting] = (await test.must('leader', 'hours.pending', {})).items
    expect(waiting).toMatchObject({ recordId, name: 'w*', why: '现场勾选', minutes: 120 })
    expect((await test.must('staff', 'hours.pending', {})).items[0]?.name).toBe('wang')
    const move = waiting?.moves.find((one) => one.event === 'leaderCheck')
    expect(move).toEqual({ event: 'leaderCheck', label: '初核通过', allowed: true, reason: null })
    expect(codeOf(await decide('staff', recordId, 'approve'))).toBe('INVALID_STATE')
    expect(codeOf(await decide('leader', recordId, 'leaderCheck'))).toBe('ok')
    expect((await test.must('leader', 'hours.pending', {})).items).toEqual([])
    expect(codeOf(await decide('leader', recordId, 'approve'))).toBe('FORBIDDEN')
    const version = (await record(recordId))?.version ?? 0
    const approve = { recordId, version, event: 'approve' as const }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => test.must('staff', 'hours.decide', approve)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(codeOf(await test.call('admin', 'hours.decide', approve))).toBe('STALE')
    expect(await bookErrors(test)).toEqual([])
    expect(await test.rows('entries')).toHaveLength(1)
    expect(await test.rows<MessageDocument>('messages', { kind: 'hoursCounted' })).toHaveLength(1)
    const receipt = await test.must('wang', 'hours.receipt', { recordId })
    expect(receipt).toMatchObject({
      state: 'approved',
      approver: '张*',
      points: 2,
      pointsRule: '每满 1 小时记 1 分',
    })
    expect(receipt.steps.map(({ text, by }) => `${by} ${text}`)).toEqual([
      '按规则 记下',
      '按规则 签退',
      '李* 初核通过',
      '张* 核定',
    ])
  })

  it('is returned with a reason, checked again and not accepted with a reason', async () => {
    const recordId = await ticked()
    await decide('leader', recordId, 'leaderCheck')
    expect(codeOf(await decide('staff', recordId, 'return'))).toBe('REASON_NEEDED')
    expect(codeOf(await decide('staff', recordId, 'return', { reason: '请补照片' }))).toBe('ok')
    expect(codeOf(await decide('leader', recordId, 'leaderCheck'))).toBe('ok')
    expect(codeOf(await decide('staff', recordId, 'reject', { reason: '没有到场' }))).toBe('ok')
    expect(await test.must('wang', 'hours.mine', {})).toMatchObject({ provedMinutes: 0, points: 0 })
    expect(await test.rows('entries')).toEqual([])
    expect(await bookErrors(test)).toEqual([])
  })

  it('is refused for oneself and for another station', async () => {
    await appoint(test, 'foreigner', ['station_admin'], { stationId: 'st2' })
    const recordId = await ticked('leader')
    expect(codeOf(await decide('leader', recordId, 'leaderCheck'))).toBe('OWN_RECORD')
    expect(codeOf(await decide('foreigner', recordId, 'leaderCheck'))).toBe('OTHER_STATION')
    expect(codeOf(await decide('staff', 'nobody', 'leaderCheck'))).toBe('NOT_FOUND')
  })

  it('keeps a day exact when two visits end at the same moment', async () => {
    const startAt = Date.parse('2027-03-06T00:00:00Z')
    const first = await attended(test, ['wang'], { startAt, endAt: startAt + 5 * HOUR })
    const second = await attended(test, ['wang'], { startAt: startAt + 5 * HOUR, endAt: startAt + 10 * HOUR })
    for (const session of [first, second]) {
      test.at(session.startAt)
      const proof = proofAt(session, session.startAt)
      await test.must('wang', 'attendance.checkIn', { sessionId: session._id, proof })
    }
    test.at(second.endAt)
    const out = (session: typeof first) =>
      test.must('wang', 'attendance.checkOut', {
        sessionId: session._id,
        proof: proofAt(session, session.endAt),
      })
    const states = (await Promise.all([out(first), out(second)])).map((answer) => answer.state)
    expect(states.sort()).toEqual(['checkedOut', 'counted'])
    expect(await bookErrors(test)).toEqual([])
  })
})

describe('voiding', () => {
  it('is for the head of the station, takes hours and points back once and leaves both entries', async () => {
    const session = await attended(test, ['wang'])
    const { recordId } = await visit(test, 'wang', session)
    const id = recordId ?? ''
    expect(codeOf(await decide('staff', id, 'void', { reason: '代签' }))).toBe('FORBIDDEN')
    const version = (await record(id))?.version ?? 0
    const input = { recordId: id, version, event: 'void' as const, reason: '代签' }
    await Promise.all(Array.from({ length: 5 }, () => test.must('admin', 'hours.decide', input)))
    expect(await test.must('wang', 'hours.mine', {})).toMatchObject({ provedMinutes: 0, points: 0 })
    const { entries, balance } = await test.must('wang', 'points.mine', {})
    expect(balance).toBe(0)
    expect(entries.map(({ kind, amount, balanceAfter }) => [kind, amount, balanceAfter])).toEqual([
      ['reverse', -2, 0],
      ['credit', 2, 2],
    ])
    expect(entries.every((entry) => entry.recordId === id)).toBe(true)
    expect(await bookErrors(test)).toEqual([])
  })
})

describe('an appeal', () => {
  it('climbs while nobody answers, tells the person each time, and is answered in the end', async () => {
    const session = await attended(test, ['wang'])
    const { recordId } = await visit(test, 'wang', session, { outAt: session.startAt + HOUR })
    const id = recordId ?? ''
    const appeal = () => test.must('wang', 'hours.appeal', { recordId: id, reason: '我待到了结束' })
    const opened = await appeal()
    expect(opened).toMatchObject({ state: 'appealed', appeal: { level: 'staff' }, mayAppeal: false })
    expect(await appeal()).toEqual(opened)
    expect(codeOf(await test.call('wang', 'hours.appeal', { recordId: id, reason: '再说一次' }))).toBe(
      'INVALID_STATE',
    )
    expect(codeOf(await test.call('li', 'hours.appeal', { recordId: id, reason: '别人的' }))).toBe(
      'NOT_FOUND',
    )
    const [work] = (await test.must('staff', 'hours.pending', {})).items
    expect(work).toMatchObject({ recordId: id, why: '申诉', note: '我待到了结束' })
    const from = test.now()
    const levels: (string | undefined)[] = []
    for (const days of [3, 7, 40]) {
      test.at(from + days * DAY + MINUTE)
      await test.jobs()
      await test.jobs()
      levels.push((await record(id))?.appeal?.level)
    }
    expect(levels).toEqual(['station_admin', 'outside', 'outside'])
    const told = await test.rows<MessageDocument>('messages', { title: '申诉升了一级' })
    expect(told.map((message) => message.personId)).toEqual([personIdOf('wang'), personIdOf('wang')])
    expect((await record(id))?.history.filter((entry) => entry.on === 'raise')).toHaveLength(2)
    expect(codeOf(await decide('staff', id, 'correct', { minutes: 120, reason: '看了照片' }))).toBe(
      'ADMIN_NEEDED',
    )
    expect(codeOf(await decide('admin', id, 'correct', { minutes: 180, reason: '看了照片' }))).toBe(
      'MINUTES_NOT_ALLOWED',
    )
    expect(codeOf(await decide('admin', id, 'correct', { minutes: 120, reason: '看了照片' }))).toBe('ok')
    expect(await test.must('wang', 'hours.receipt', { recordId: id })).toMatchObject({
      state: 'corrected',
      minutes: 120,
      approver: '欧阳*',
      appeal: { outcome: '看了照片' },
    })
    expect(await test.must('wang', 'points.mine', {})).toMatchObject({ balance: 2 })
    expect(await bookErrors(test)).toEqual([])
  })

  it('is closed after thirty days', async () => {
    const session = await attended(test, ['wang'])
    const { recordId } = await visit(test, 'wang', session)
    test.at(session.endAt + 31 * DAY)
    const input = { recordId: recordId ?? '', reason: '才看到' }
    expect(codeOf(await test.call('wang', 'hours.appeal', input))).toBe('APPEAL_CLOSED')
  })
})

describe('adding hours', () => {
  const adding = () => ({
    personId: personIdOf('zhao'),
    title: '入户送药',
    day: '2027-03-06',
    minutes: 90,
    reason: '当天没带手机',
  })

  it('takes two people, stands in an open masked list and never mixes with proved hours', async () => {
    await put(test, 'people', [aPerson('zhao', { realName: '赵大爷' })])
    const session = await attended(test, ['zhao'], { startAt: Date.parse('2027-03-05T01:00:00Z') })
    await visit(test, 'zhao', session)
    test.at(Date.parse('2027-03-07T02:00:00Z'))
    const key = 'add-key-000001'
    const once = await test.must('staff', 'hours.add', adding(), key)
    expect(await test.must('staff', 'hours.add', adding(), key)).toEqual(once)
    expect(once).toMatchObject({ state: 'leaderOk', kind: 'added', minutes: 90, why: '补录' })
    expect((await test.must('wang', 'hours.added', {})).items).toEqual([])
    expect(codeOf(await decide('staff', once.recordId, 'approve'))).toBe('SAME_APPROVER')
    expect(codeOf(await decide('admin', once.recordId, 'approve'))).toBe('ok')
    expect((await test.must('wang', 'hours.added', {})).items).toEqual([
      {
        recordId: once.recordId,
        name: '赵*',
        title: '入户送药',
        day: '2027-03-06',
        minutes: 90,
        reason: '当天没带手机',
        addedBy: '张*',
        approvedBy: '欧阳*',
      },
    ])
    expect(await test.must('zhao', 'hours.mine', {})).toMatchObject({
      provedMinutes: 120,
      addedMinutes: 90,
      points: 3,
    })
    expect((await test.must('staff', 'hours.records', { personId: personIdOf('zhao') })).person).toEqual({
      name: '赵大爷',
      provedMinutes: 120,
      addedMinutes: 90,
      points: 3,
    })
    expect(await bookErrors(test)).toEqual([])
  })

  it('is refused for oneself, for strangers and beyond what was planned', async () => {
    await put(test, 'people', [aPerson('zhao'), aPerson('elsewhere', { stationId: 'st2' })])
    const session = await attended(test, ['zhao'], { startAt: Date.parse('2027-03-05T01:00:00Z') })
    await visit(test, 'zhao', session, { outAt: session.startAt + HOUR })
    test.at(Date.parse('2027-03-07T02:00:00Z'))
    const add = async (change: object) =>
      codeOf(await test.call('staff', 'hours.add', { ...adding(), ...change }))
    expect(await add({ personId: personIdOf('staff') })).toBe('OWN_RECORD')
    expect(await add({ personId: 'nobody' })).toBe('NOT_FOUND')
    expect(await add({ personId: personIdOf('elsewhere') })).toBe('OTHER_STATION')
    expect(await add({ card: 'card-of-nobody' })).toBe('CARD_UNKNOWN')
    expect(await add({ personId: undefined })).toBe('INVALID_INPUT')
    expect(await add({ sessionId: session._id, minutes: 66 })).toBe('MINUTES_NOT_ALLOWED')
    expect(await add({ day: '2027-03-08' })).toBe('MINUTES_NOT_ALLOWED')
    expect(await add({ sessionId: session._id, minutes: 60 })).toBe('ok')
  })
})

describe('the year by month', () => {
  it('counts what the account counts, in the same request, and each month opens to its own lines', async () => {
    for (const [startAt, title] of [
      ['2027-01-05T01:00:00Z', '一月的'],
      ['2027-02-01T01:00:00Z', '二月的'],
      ['2027-02-28T01:00:00Z', '二月底的'],
    ] as const) {
      const session = await attended(test, ['wang'], { startAt: Date.parse(startAt), title })
      await visit(test, 'wang', session)
    }
    test.at(Date.parse('2027-03-10T01:00:00Z'))
    const whole = await test.call('wang', 'hours.mine', {})
    expect(whole.ops).toBe(2)
    expect(whole.ok && whole.data.months).toEqual([
      { month: '2027-01', minutes: 120 },
      { month: '2027-02', minutes: 240 },
      { month: '2027-03', minutes: 0 },
    ])
    const february = await test.call('wang', 'hours.mine', { month: '2027-02' })
    expect(february.ops).toBe(1)
    const shown = february.ok ? february.data : null
    expect(shown?.months).toEqual([{ month: '2027-02', minutes: 240 }])
    expect(shown?.lines.map(({ title }) => title)).toEqual(['二月底的', '二月的'])
    // Nobody else's month is opened, and nothing but a month.
    expect((await test.must('zhao', 'hours.mine', { month: '2027-02' })).lines).toEqual([])
    const wrong = await test.call('wang', 'hours.mine', { month: '2027-13' })
    expect(wrong.ok).toBe(false)
  })
})

describe('the passbook', () => {
  it('is read page by page, two requests with the next step and one for later pages, and so are the points', async () => {
    const base = Date.parse('2027-03-01T01:00:00Z')
    for (let i = 0; i < 23; i++) {
      const session = await attended(test, ['wang'], { startAt: base + i * DAY, title: `第 ${i} 次` })
      await visit(test, 'wang', session)
    }
    const first = await test.call('wang', 'hours.mine', {})
    expect(first.ops).toBe(2)
    const page = first.ok ? first.data : null
    expect(page?.lines.map((line) => line.title).slice(0, 2)).toEqual(['第 22 次', '第 21 次'])
    const later = await test.call('wang', 'hours.mine', { cursor: page?.next ?? '' })
    expect(later.ops).toBe(1)
    const rest = await test.must('wang', 'hours.mine', { cursor: page?.next ?? '' })
    expect('nextStep' in rest).toBe(false)
    expect([page?.lines.length, rest.lines.length, rest.next]).toEqual([20, 3, null])
    expect(rest.provedMinutes).toBe(23 * 120)
    const points = await test.call('wang', 'points.mine', {})
    expect(points.ops).toBe(2)
    expect(points.docs).toBeLessThanOrEqual(5 * 20)
    const head = points.ok ? points.data : null
    const tail = await test.must('wang', 'points.mine', { cursor: head?.next ?? '' })
    const balances = [...(head?.entries ?? []), ...tail.entries].map((entry) => entry.balanceAfter)
    expect(balances).toEqual(Array.from({ length: 23 }, (_, i) => 46 - 2 * i))
  })
  it('costs no more when a person has two thousand records and the station many added ones', async () => {
    const session = await attended(test, ['wang'])
    const { recordId } = await visit(test, 'wang', session)
    const one = await record(recordId ?? '')
    const [entry] = await test.rows<LedgerEntry>('entries')
    if (!one || !entry) throw new Error('nothing was booked')
    const copies = Array.from({ length: 2000 }, (_, i) => i)
    const day = (i: number) => dayOf(session.startAt - i * DAY)
    await put(
      test,
      'serviceRecords',
      copies.map((i) => ({ ...one, _id: `old${i}`, day: day(i), createdAt: one.createdAt - i })),
    )
    await put(
      test,
      'serviceRecords',
      copies.map((i) => ({ ...one, _id: `add${i}`, ownerId: `p${i}`, kind: 'added', day: day(i) })),
    )
    await put(
      test,
      'entries',
      copies.map((i) => ({
        ...entry,
        _id: `${entry.accountId}|old${i}`,
        sourceKey: `old${i}`,
        at: entry.at - i,
      })),
    )
    const costs: Record<string, number[]> = {}
    for (const action of ['hours.mine', 'hours.added', 'points.mine'] as const) {
      let cursor: string | undefined
      for (let page = 0; page < 30; page++) {
        const reply: TestReply<{ next: string | null }> = await test.call(
          'wang',
          action,
          cursor ? { cursor } : {},
        )
        if (!reply.ok) throw new Error(reply.error.code)
        cursor = reply.data.next ?? undefined
        if (page === 0 || page === 29) costs[action] = [...(costs[action] ?? []), reply.docs]
      }
    }
    for (const docs of Object.values(costs).flat()) expect(docs).toBeLessThanOrEqual(5 * 20)
  })
})
