/** Messages on their way to WeChat: seen at the desk, sent again when they were refused, never sent twice, never lost. */
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { crashCall, crashesOn, crashJobs, everyCrash } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { realName: '王建国', subscriptions: { placeNotice: 50 } })])
  await appoint(test, 'o-staff', ['staff'])
})
afterAll(() => test.close())

const message = (id: string, given: Partial<MessageDocument> = {}): MessageDocument => ({
  _id: id,
  personId: personIdOf('wang'),
  stationId: 'st1',
  kind: 'offer',
  title: '有空位留给您',
  text: `空出一个位子 ${id}`,
  page: '/packages/activity/detail/index?sessionId=s1',
  at: test.now(),
  readAt: null,
  listed: true,
  aboutId: null,
  unread: true,
  delivery: { state: 'due', attempts: 0, nextAt: test.now(), error: null },
  ...given,
})
const delivered = (
  state: MessageDocument['delivery']['state'],
  error: string | null = null,
): Pick<MessageDocument, 'delivery'> => ({ delivery: { state, attempts: 1, nextAt: test.now(), error } })

const sends = (): string[] =>
  test.cloud
    .outbox()
    .filter(({ api, answer }) => api === 'subscribeMessage.send' && answer.errcode === 0)
    .map(({ params }) => JSON.stringify(params.data))
const stateOf = async (id: string) =>
  (await test.rows<MessageDocument>('messages', { _id: id }))[0]?.delivery.state
const refuseAll = (errcode: number): void => {
  test.cloud.answers({ api: 'subscribeMessage.send', errcode })
}

describe('the desk', () => {
  it('sees what did not go out, to whom, and why', async () => {
    await put(test, 'messages', [
      message('m-due'),
      message('m-failed', delivered('failed', '45009 reach max api daily quota limit')),
      message('m-sending', delivered('sending')),
      message('m-inbox', delivered('inboxOnly')),
      message('m-sent', delivered('sent')),
      message('m-old', { ...delivered('failed'), at: test.now() - 40 * DAY }),
      message('m-far', { ...delivered('failed'), stationId: 'st2' }),
    ])
    const { counts, items } = await test.must('o-staff', 'outbox.list', {})
    expect(counts).toEqual({ due: 1, sending: 1, failed: 1, inboxOnly: 1 })
    expect(items).toMatchObject([
      {
        messageId: 'm-failed',
        person: '王*',
        attempts: 1,
        mayRetry: true,
        why: '试了几次都没发出去（微信说：45009 reach max api daily quota limit）',
      },
    ])
    const inbox = await test.must('o-staff', 'outbox.list', { state: 'inboxOnly' })
    expect(inbox.items).toMatchObject([
      { messageId: 'm-inbox', why: '没有订阅，只放在收件箱', mayRetry: false },
    ])
  })

  it('pages through the newest first', async () => {
    const ids = Array.from({ length: 25 }, (_, i) => `m-${String(i).padStart(2, '0')}`)
    const made = ids.map((id, i) =>
      message(id, { ...delivered('failed'), at: test.now() - Math.floor(i / 2) }),
    )
    await put(test, 'messages', made)
    const first = await test.must('o-staff', 'outbox.list', {})
    const second = await test.must('o-staff', 'outbox.list', { cursor: first.next ?? '' })
    const shown = [...first.items, ...second.items].map(({ messageId }) => messageId)
    expect([...shown].sort()).toEqual(ids)
    expect(second.next).toBeNull()
    const times = [...first.items, ...second.items].map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  it('has a refused message sent again, once, however often it asks and whatever dies', async () => {
    await put(test, 'messages', [message('m1', delivered('failed', '45009'))])
    const start = test.now()
    const kept = await test.cloud.snapshot()
    const clean = await test.must('o-staff', 'outbox.retry', { messageId: 'm1' })
    expect(clean).toMatchObject({ state: 'due', attempts: 0 })
    for (const crash of everyCrash(3)) {
      await test.cloud.restore(kept)
      test.at(start)
      const before = sends().length
      await crashCall(test, 'o-staff', 'outbox.retry', { messageId: 'm1' }, crash)
      await test.must('o-staff', 'outbox.retry', { messageId: 'm1' })
      await test.jobs()
      await test.jobs()
      expect([...crash, sends().length - before, await stateOf('m1')]).toEqual([...crash, 1, 'sent'])
    }
    const late = await test.call('o-staff', 'outbox.retry', { messageId: 'm1' })
    expect(late).toMatchObject({ ok: false, error: { code: 'INVALID_STATE' } })
  })

  it('cannot send again what may have gone out, nor what another station sends', async () => {
    await put(test, 'messages', [
      message('m-inbox', delivered('inboxOnly', 'the sending run ended early')),
      message('m-sent', delivered('sent')),
      message('m-far', { ...delivered('failed'), stationId: 'st2' }),
    ])
    const codes = await Promise.all(
      ['m-inbox', 'm-sent', 'm-far', 'm-none'].map(async (messageId) => {
        const reply = await test.call('o-staff', 'outbox.retry', { messageId })
        return reply.ok ? 'ok' : reply.error.code
      }),
    )
    expect(codes).toEqual(['INVALID_STATE', 'INVALID_STATE', 'OTHER_STATION', 'NOT_FOUND'])
  })
})

describe('sending', () => {
  it('is given up after five refusals, with pauses that double, and the consent is kept', async () => {
    refuseAll(45009)
    await put(test, 'messages', [message('m1')])
    const tries: number[] = []
    for (let minute = 0; minute < 40; minute++) {
      const before = test.cloud.outbox().length
      await test.jobs()
      if (test.cloud.outbox().length > before) tries.push(minute)
      test.at(test.now() + MINUTE)
    }
    expect(tries).toEqual([0, 1, 3, 7, 15])
    expect(await stateOf('m1')).toBe('failed')
    const [person] = await test.rows<{ subscriptions: object }>('people', { _id: personIdOf('wang') })
    expect(person?.subscriptions).toEqual({ placeNotice: 50 })
  })

  it('is not tried again when no answer came, since it may have gone out', async () => {
    refuseAll(-501001)
    await put(test, 'messages', [message('m1')])
    await test.jobs()
    expect(await stateOf('m1')).toBe('inboxOnly')
    test.at(test.now() + DAY)
    await test.jobs()
    expect(test.cloud.outbox()).toHaveLength(1)
  })

  it('happens once for each message when the job runs three times at the same moment', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `m-${String(i).padStart(2, '0')}`)
    await put(
      test,
      'messages',
      ids.map((id) => message(id)),
    )
    await Promise.all([test.jobs(), test.jobs(), test.jobs()])
    await test.jobs()
    expect(new Set(sends()).size).toBe(30)
    expect(sends()).toHaveLength(30)
    const states = await Promise.all(ids.map(stateOf))
    expect(new Set(states)).toEqual(new Set(['sent']))
  })

  it('loses none and repeats none of several, whichever request of the job dies', async () => {
    const ids = ['m-1', 'm-2', 'm-3']
    await put(
      test,
      'messages',
      ids.map((id) => message(id)),
    )
    const start = test.now()
    const kept = await test.cloud.snapshot()
    const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
    const crashes = crashesOn(test, clean.requestId, ['messages', 'people'], ['after', 'kill'])
    // The claim of all, the consent of each, and what came of all.
    expect(crashes.length).toBeGreaterThanOrEqual((ids.length + 2) * 2)
    for (const crash of crashes) {
      await test.cloud.restore(kept)
      test.at(start)
      const before = sends().length
      await crashJobs(test, crash)
      for (let run = 0; run < 2; run++) {
        test.at(test.now() + 11 * MINUTE)
        await test.jobs()
      }
      const sent = sends().slice(before)
      const states = await Promise.all(ids.map(stateOf))
      expect([...crash, new Set(sent).size]).toEqual([...crash, sent.length])
      expect([...crash, states.every((state) => state === 'sent' || state === 'inboxOnly')]).toEqual([
        ...crash,
        true,
      ])
      // Whatever WeChat did not get stays in the inbox; what it got is known as sent, or stays there as well.
      expect(sent.length).toBeGreaterThanOrEqual(states.filter((state) => state === 'sent').length)
      // Only a run that died leaves more than one in doubt: those that were on their way together.
      const doubtful = states.filter((state) => state === 'inboxOnly').length
      expect([...crash, doubtful <= (crash[1] === 'kill' ? 3 : 1)]).toEqual([...crash, true])
    }
  })
})
