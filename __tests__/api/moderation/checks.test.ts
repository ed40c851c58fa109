/** The way of a piece of content: what the service says, what people decide, what becomes of what nobody answers. */
import { dayOf } from '../../../src/domain/kernel/clock'
import { stemOf } from '../../../src/domain/moderation/kept-files'
import { aPerson, put } from '../../support/builders'
import { aPhoto, checkOf, handIn, judgeText, pieceIn, sendVerdict, toldAbout } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm } from '../../support/wishes'

const MINUTE = 60_000

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('o-wang', { realName: '王建国', gridId: 'g1' }),
    aPerson('o-li', { realName: '李梅', gridId: 'g1' }),
  ])
  await appoint(test, 'o-staff', ['staff'])
  await appoint(test, 'o-admin', ['station_admin'])
})
afterAll(() => test.close())

const queue = () => test.must('o-staff', 'moderation.queue', {})
const wait = async (minutes: number): Promise<void> => {
  test.at(test.now() + minutes * MINUTE)
  await test.jobs()
}

describe('a text', () => {
  it('that is fine passes at once and comes before nobody', async () => {
    const wishId = await handIn(test, 'o-wang')
    expect((await pieceIn(test, wishId)).verdict).toBe('passed')
    expect(await checkOf(test, wishId)).toMatchObject({ state: 'passed', unsettled: false, outbox: [] })
    expect((await queue()).items).toEqual([])
    expect(await toldAbout(test, 'o-wang')).toEqual([])
    const sent = test.cloud.outbox().find(({ api }) => api === 'security.msgSecCheck')
    expect(sent?.params).toMatchObject({ openid: 'o-wang', scene: 2, version: 2 })
  })

  it('that leaves doubts waits for a person, who sees what there is to know', async () => {
    await handIn(test, 'o-wang')
    judgeText(test, '免费理发', 'review')
    const wishId = await handIn(test, 'o-wang', { title: '免费理发' })
    expect((await pieceIn(test, wishId)).verdict).toBe('inReview')
    const [item, ...others] = (await queue()).items
    expect(others).toEqual([])
    expect(item).toMatchObject({
      state: 'inReview',
      stateText: '等人看一眼',
      title: '心愿「免费理发」',
      author: '王*',
      authorHistory: { passed: 1, blocked: 0 },
      why: '文字机器拿不准（广告）',
    })
    expect(item?.moves.map(({ event, allowed }) => [event, allowed])).toEqual([
      ['pass', true],
      ['block', true],
    ])
    const { toDos } = await test.must('o-staff', 'desk.open', {})
    expect(toDos).toContainEqual(expect.objectContaining({ kind: 'check', id: item?.checkId }))
    const decided = await test.must('o-staff', 'moderation.decide', {
      checkId: item?.checkId ?? '',
      version: item?.version ?? 0,
      verdict: 'passed',
    })
    expect(decided.state).toBe('passed')
    expect((await pieceIn(test, wishId)).verdict).toBe('passed')
    expect(await toldAbout(test, 'o-wang')).toEqual(['内容检查通过了'])
    expect((await queue()).items).toEqual([])
    const passed = await test.must('o-staff', 'moderation.queue', { state: 'passed' })
    expect(passed.items.map(({ title }) => title)).toEqual(['心愿「免费理发」', '心愿「想要一盏护眼灯」'])
  })

  it('that is risky is kept, hidden, and may be appealed to another colleague', async () => {
    judgeText(test, '代开证明', 'risky', 20006)
    const wishId = await handIn(test, 'o-wang', { reason: '代开证明' })
    const { checkId, verdict } = await pieceIn(test, wishId)
    expect(verdict).toBe('blocked')
    const asked = { checkId, reason: '是社区证明，不是代办' }
    expect(await test.must('o-wang', 'moderation.appeal', asked)).toMatchObject({
      state: 'appealed',
      mayAppeal: false,
    })
    expect((await test.must('o-wang', 'moderation.appeal', asked)).state).toBe('appealed')
    expect((await pieceIn(test, wishId)).verdict).toBe('inReview')
    const [item] = (await queue()).items
    expect(item).toMatchObject({ state: 'appealed', appealReason: asked.reason })
    const version = item?.version ?? 0
    const refusal = await test.call('o-staff', 'moderation.decide', { checkId, version, verdict: 'blocked' })
    expect(refusal).toMatchObject({ ok: false, error: { code: 'REASON_NEEDED' } })
    const blocked = { checkId, version, verdict: 'blocked' as const, reason: '请写清楚是什么证明' }
    await test.must('o-staff', 'moderation.decide', blocked)
    expect(await checkOf(test, wishId)).toMatchObject({ state: 'blocked', reason: '请写清楚是什么证明' })
    expect(await toldAbout(test, 'o-wang')).toEqual(['内容没有通过检查'])
    expect(await test.call('o-wang', 'moderation.appeal', asked)).toMatchObject({
      error: { code: 'APPEAL_CLOSED' },
    })
  })

  it('that could not be checked is asked about again, less and less often, until it can', async () => {
    test.cloud.answers({ api: 'security.msgSecCheck', errcode: -1 })
    const wishId = await handIn(test, 'o-wang')
    expect((await pieceIn(test, wishId)).verdict).toBe('pending')
    const asked = () => test.cloud.outbox().filter(({ api }) => api === 'security.msgSecCheck').length
    const began = asked()
    for (let minute = 0; minute < 16; minute++) await wait(1)
    expect(asked() - began).toBeLessThan(8)
    expect((await pieceIn(test, wishId)).verdict).toBe('pending')
    test.cloud.answers({ api: 'security.msgSecCheck', answer: { result: { suggest: 'pass', label: 100 } } })
    for (let minute = 0; minute < 13; minute++) await wait(1)
    expect((await pieceIn(test, wishId)).verdict).toBe('passed')
    expect((await queue()).items).toEqual([])
  })

  it('that can never be checked comes before a person after half an hour, and is not asked about any more', async () => {
    test.cloud.answers({ api: 'security.msgSecCheck', errcode: 45009 })
    const wishId = await handIn(test, 'o-wang')
    await wait(29)
    expect((await queue()).items).toEqual([])
    await wait(2)
    expect((await queue()).items).toMatchObject([{ state: 'inReview', why: '文字机器没有回音' }])
    expect((await pieceIn(test, wishId)).verdict).toBe('inReview')
    for (let hour = 0; hour < 3; hour++) await wait(60)
    const before = test.cloud.outbox().length
    await wait(600)
    expect(test.cloud.outbox().length).toBe(before)
    expect(await checkOf(test, wishId)).toMatchObject({ state: 'inReview', unsettled: false })
  })
})

describe('media', () => {
  it('are hidden until WeChat has said of each that it may be shown', async () => {
    test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
    const wishId = await handIn(test, 'o-wang', { photos: [await aPhoto(test), await aPhoto(test)] })
    const { media } = await checkOf(test, wishId)
    const traces = media.map(({ traceId }) => traceId ?? '')
    expect(new Set(traces).size).toBe(2)
    const asked = test.cloud.outbox().filter(({ api }) => api === 'security.mediaCheckAsync')
    const url = String(asked[0]?.params.media_url)
    expect((await fetch(url)).status).toBe(200)
    await sendVerdict(test, traces[1] ?? '', 'pass')
    expect((await pieceIn(test, wishId)).verdict).toBe('pending')
    await sendVerdict(test, traces[0] ?? '', 'pass')
    expect((await pieceIn(test, wishId)).verdict).toBe('passed')
    await sendVerdict(test, traces[0] ?? '', 'risky')
    expect((await pieceIn(test, wishId)).verdict).toBe('passed')
  })

  it('pass by themselves when WeChat is content', async () => {
    const wishId = await handIn(test, 'o-wang', { photos: [await aPhoto(test)] })
    expect((await pieceIn(test, wishId)).verdict).toBe('passed')
    expect(await toldAbout(test, 'o-wang')).toEqual([])
  })

  it('that are risky take the piece down, and its author is told once', async () => {
    const answer = { result: { suggest: 'risky', label: 20002 } }
    const bad = await aPhoto(test, 'bad')
    test.cloud.answers({ api: 'wxa_media_check', when: { media_url: stemOf(bad) }, answer })
    const wishId = await handIn(test, 'o-wang', { photos: [bad, await aPhoto(test)] })
    expect((await pieceIn(test, wishId)).verdict).toBe('blocked')
    await wait(1)
    expect(await toldAbout(test, 'o-wang')).toEqual(['内容没有通过检查'])
  })

  it('that nobody says anything about come before a person after half an hour', async () => {
    test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
    const wishId = await handIn(test, 'o-wang', { photos: [await aPhoto(test)] })
    await wait(29)
    expect((await pieceIn(test, wishId)).verdict).toBe('pending')
    await wait(2)
    expect((await pieceIn(test, wishId)).verdict).toBe('inReview')
    expect((await queue()).items).toMatchObject([{ why: '照片机器没有回音' }])
  })

  it('that could not be asked about are asked about again', async () => {
    test.cloud.answers({ api: 'security.mediaCheckAsync', errcode: 45009, times: 1 })
    const wishId = await handIn(test, 'o-wang', { photos: [await aPhoto(test)] })
    expect(await checkOf(test, wishId)).toMatchObject({ media: [{ traceId: null }], unsettled: true })
    await wait(2)
    await test.cloud.idle()
    expect((await pieceIn(test, wishId)).verdict).toBe('passed')
  })

  it('believe nobody who does not know the trace', async () => {
    test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
    const wishId = await handIn(test, 'o-wang', { photos: [await aPhoto(test)] })
    const before = await checkOf(test, wishId)
    for (const trace_id of ['', 'x', 'a-trace-that-is-not-one', { $ne: '' }, 5]) {
      const event = { Event: 'wxa_media_check', trace_id, result: { suggest: 'pass', label: 100 } }
      await test.cloud.call('jobs', event, { openid: 'o-liar' })
    }
    expect(await checkOf(test, wishId)).toEqual(before)
  })
})

describe('deciding', () => {
  it('at the same moment has one winner, and the piece says what the check says', async () => {
    judgeText(test, '旧书', 'review')
    const wishId = await handIn(test, 'o-wang', { title: '旧书' })
    const { _id: checkId, version } = await checkOf(test, wishId)
    const replies = await Promise.all([
      test.call('o-staff', 'moderation.decide', { checkId, version, verdict: 'passed' }),
      test.call('o-admin', 'moderation.decide', { checkId, version, verdict: 'blocked', reason: '不行' }),
    ])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).sort()).toEqual(['STALE', 'ok'])
    await wait(1)
    const check = await checkOf(test, wishId)
    expect((await pieceIn(test, wishId)).verdict).toBe(check.state)
    expect(await toldAbout(test, 'o-wang')).toHaveLength(1)
  })

  it('is not for the author, nor for anybody of another station', async () => {
    judgeText(test, '旧书', 'review')
    await appoint(test, 'o-far', ['staff'], { stationId: 'st2' })
    const wishId = await handIn(test, 'o-staff', { title: '旧书' })
    const { _id: checkId, version } = await checkOf(test, wishId)
    const pass = { checkId, version, verdict: 'passed' as const }
    expect(await test.call('o-staff', 'moderation.decide', pass)).toMatchObject({
      error: { code: 'OWN_RECORD' },
    })
    expect(await test.call('o-far', 'moderation.decide', pass)).toMatchObject({
      error: { code: 'OTHER_STATION' },
    })
    expect(await test.call('o-far', 'moderation.queue', { checkId })).toMatchObject({
      error: { code: 'OTHER_STATION' },
    })
    expect(await test.call('o-li', 'moderation.appeal', { checkId, reason: '看看' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    expect((await test.must('o-far', 'moderation.queue', {})).items).toEqual([])
    expect((await test.must('o-staff', 'desk.open', {})).toDos).toEqual([])
    expect((await test.must('o-admin', 'moderation.queue', { checkId })).items).toHaveLength(1)
  })

  it('is no longer asked for a version that its author has replaced', async () => {
    judgeText(test, '旧书', 'review')
    const wishId = await handIn(test, 'o-wang', { title: '旧书' })
    const former = await checkOf(test, wishId)
    const form = aWishForm(test, { title: '新书' })
    const { version } = await test.must('o-wang', 'wish.open', { wishId })
    await test.must('o-wang', 'wish.amend', { wishId, version, form })
    await wait(1)
    expect((await queue()).items).toEqual([])
    const [kept] = await test.rows<{ state: string }>('checks', { _id: former._id })
    expect(kept?.state).toBe('replaced')
    expect((await pieceIn(test, wishId)).verdict).toBe('passed')
    const pass = { checkId: former._id, version: former.version, verdict: 'passed' as const }
    expect(await test.call('o-staff', 'moderation.decide', pass)).toMatchObject({ ok: false })
  })

  it('pages through the most urgent first', async () => {
    judgeText(test, '旧书', 'review')
    const made: string[] = []
    for (let i = 0; i < 23; i++) {
      test.at(test.now() + MINUTE)
      // Nobody writes more than a few wishes a day.
      const wishId = await handIn(test, `o-writer-${i % 5}`, { title: `旧书 ${i}` })
      made.push((await pieceIn(test, wishId)).checkId)
    }
    const first = await queue()
    const second = await test.must('o-staff', 'moderation.queue', { cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ checkId }) => checkId)).toEqual(made)
    expect(second.next).toBeNull()
    expect(dayOf(first.items[0]?.dueAt ?? 0) > dayOf(test.now())).toBe(true)
  })
})
