/** What looking at contents and messages costs: the same requests and documents with a hundred times as many of them. */
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { CheckDocument, CheckState } from '../../../src/domain/moderation/documents'
import { beginCheck } from '../../../src/domain/moderation/new-check'
import { aPerson, personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const MINUTE = 60_000
const STATES: CheckState[] = ['inReview', 'passed', 'passed', 'passed', 'blocked', 'appealed']
const DELIVERIES = ['sent', 'sent', 'inboxOnly', 'failed'] as const

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())

function aCheck(i: number): CheckDocument {
  const at = test.now() - i * MINUTE
  const author = { personId: personIdOf('wang'), stationId: 'st1', openid: 'wang', name: '王建国' }
  const subject = { kind: 'wish' as const, id: `w${i}`, part: 'body' }
  const piece = { subject, author, title: `心愿 ${i}`, page: '/', text: '文字', media: [] }
  const { check } = beginCheck(`c${i}`, piece, { finding: 'review', label: null }, at)
  return { ...check, state: STATES[i % STATES.length] ?? 'passed', movedAt: at }
}

function aMessage(i: number): MessageDocument {
  const at = test.now() - i * 100
  const state = DELIVERIES[i % DELIVERIES.length] ?? 'sent'
  return {
    _id: `m${i}`,
    personId: personIdOf('wang'),
    stationId: 'st1',
    kind: 'offer',
    title: '有空位留给您',
    text: '空出一个位子',
    page: '/',
    at,
    readAt: null,
    listed: true,
    aboutId: null,
    unread: false,
    delivery: { state, attempts: 1, nextAt: at, error: null },
  }
}

/** Requests, depth and documents of every look at checks and messages, with so many of them. */
async function costsAt(times: number): Promise<Record<string, [ops: number, depth: number, docs: number]>> {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { realName: '王建国' })])
  await appoint(test, 'o-staff', ['staff'])
  await put(
    test,
    'checks',
    Array.from({ length: 180 * times }, (_, i) => aCheck(i)),
  )
  await put(
    test,
    'messages',
    Array.from({ length: 180 * times }, (_, i) => aMessage(i)),
  )
  const first = await test.call('o-staff', 'moderation.queue', {})
  if (!first.ok) throw new Error(first.error.code)
  const [item] = first.data.items
  const version = item?.version ?? 0
  const checkId = item?.checkId ?? ''
  const looks = {
    queue: first,
    'queue, next page': await test.call('o-staff', 'moderation.queue', { cursor: first.data.next ?? '' }),
    'queue of the passed': await test.call('o-staff', 'moderation.queue', { state: 'passed' }),
    decide: await test.call('o-staff', 'moderation.decide', { checkId, version, verdict: 'passed' }),
    outbox: await test.call('o-staff', 'outbox.list', {}),
    'outbox of the inbox': await test.call('o-staff', 'outbox.list', { state: 'inboxOnly' }),
    retry: await test.call('o-staff', 'outbox.retry', { messageId: 'm3' }),
    desk: await test.call('o-staff', 'desk.open', {}),
  }
  return Object.fromEntries(
    Object.entries(looks).map(([name, reply]) => {
      if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`)
      return [name, [reply.ops, reply.depth, reply.docs]]
    }),
  )
}

it('is the same with a hundred times as many, and within bounds', async () => {
  const once = await costsAt(1)
  const hundred = await costsAt(100)
  expect(hundred).toEqual(once)
  const most: Record<string, [ops: number, depth: number, docs: number]> = {
    queue: [2, 2, 2 * 21 + 1],
    'queue, next page': [2, 2, 2 * 21 + 2],
    'queue of the passed': [2, 2, 21 + 1],
    decide: [6, 5, 6],
    outbox: [7, 3, 21 + 3],
    'outbox of the inbox': [7, 3, 21 + 3],
    retry: [4, 3, 6],
    desk: [8, 2, 40],
  }
  const over = Object.entries(once).filter(([name, cost]) => cost.some((n, i) => n > (most[name]?.[i] ?? 0)))
  expect(over).toEqual([])
})
