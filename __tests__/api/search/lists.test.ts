/** Looking through the desk's lists by words: what is found, what a masked name gives away, and what it costs. */
import { LOOKED_AT } from '../../../cloudfunctions/api/kernel/paging'
import type { ActionName } from '../../../src/contract'
import { aDueMessage, aPerson, anActivity, put } from '../../support/builders'
import { fullStation } from '../../support/full-station'
import { asksOf } from '../../support/asks'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(() => test.cloud.reset())
afterAll(() => test.close())

const lists = [
  'desk.activities',
  'desk.volunteers',
  'hours.pending',
  'notice.desk',
  'wish.desk',
  'store.desk',
  'store.reservations',
  'complaint.desk',
  'moderation.queue',
  'hours.records',
  'store.partners',
  'project.list',
  'project.desk',
  'team.list',
  'team.desk',
  'outbox.list',
  'inbox.open',
] as const satisfies readonly ActionName[]

/** More than three requests only where the list counts beside it what it is a part of. */
const most: { [A in ActionName]?: number } = { 'outbox.list': 7 }

/** Texts that no row holds, and that a pattern would trip over. */
const odd = ['没有这回事', '.*', '(', '$', '\\', '[王', '{"$gt":0}']

it('every list finds nothing by what nothing holds, in three requests at most, and is whole without words', async () => {
  const full = await fullStation(test)
  const asks = asksOf(full, test)
  for (const action of lists) {
    const { by, input: asked } = asks[action]
    // One that is asked for by its id is no list.
    const { checkId: _, ...input } = asked as { checkId?: string }
    const whole = (await test.must(by, action, input as never)) as { items: unknown[] }
    const spaces = (await test.must(by, action, { ...input, text: '  ' } as never)) as { items: unknown[] }
    expect([action, spaces.items]).toEqual([action, whole.items])
    for (const text of odd) {
      const reply = await test.call(by, action, { ...input, text } as never)
      expect([action, text, reply.ok && reply.data]).toEqual([
        action,
        text,
        expect.objectContaining({ items: [] }),
      ])
      expect([action, reply.ops <= (most[action] ?? 3)]).toEqual([action, true])
    }
  }
}, 120_000)

const staff = aPerson('staff', { realName: '周敏', roles: ['staff'] })
const titles = async (text: string, cursor?: string) => {
  const input = { text, ...(cursor !== undefined && { cursor }) }
  const reply = await test.call('staff', 'desk.activities', input)
  if (!reply.ok) throw new Error(reply.error.code)
  return { ...reply, titles: reply.data.items.map(({ title }) => title), next: reply.data.next }
}

it('finds by every word, whatever its width and case, wherever it stands', async () => {
  await put(test, 'people', [staff])
  await put(test, 'activities', [
    anActivity({ title: '周六 AI 读书会', placeName: '站里大厅', createdAt: 2 }),
    anActivity({ title: '大扫除', placeName: '3 号楼', createdAt: 1 }),
  ])
  for (const text of ['读书', 'ａｉ', '大厅 读书', 'AI读'])
    expect([text, (await titles(text)).titles]).toEqual([text, ['周六 AI 读书会']])
  expect((await titles('3号楼')).titles).toEqual(['大扫除'])
  expect((await titles('读书 3号楼')).titles).toEqual([])
})

it('looks at a bounded part of a long list, finds the rest by reading on, and nothing twice', async () => {
  await put(test, 'people', [staff])
  await put(
    test,
    'activities',
    Array.from({ length: 1000 }, (_, i) =>
      anActivity({ title: i % 100 === 7 ? `剪窗花 ${i}` : `大扫除 ${i}`, createdAt: i }),
    ),
  )
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await titles('窗花', cursor)
    expect(page.docs).toBeLessThanOrEqual(LOOKED_AT + 1 + 20 + 5)
    expect(page.ops).toBeLessThanOrEqual(3)
    seen.push(...page.titles)
    more = page.next !== null
    cursor = page.next ?? undefined
  }
  expect(seen).toEqual(Array.from({ length: 10 }, (_, i) => `剪窗花 ${907 - i * 100}`))
  // More hits than a page holds: the page ends at its last row.
  const first = await titles('大扫除')
  expect(first.titles).toHaveLength(20)
  const second = await titles('大扫除', first.next ?? '')
  expect(new Set([...first.titles, ...second.titles]).size).toBe(40)
})

it('whoever sees a masked name finds by no more than is shown', async () => {
  const full = await fullStation(test)
  const { by, input } = asksOf(full, test)['hours.pending']
  const { items } = await test.must(by, 'hours.pending', input)
  const [record] = await test.rows<{ _id: string; name: string }>('serviceRecords', {
    _id: items[0]?.recordId,
  })
  const name = record?.name ?? ''
  expect(items[0]?.name).not.toBe('')
  const found = async (text: string) =>
    (await test.must(by, 'hours.pending', { ...input, text })).items.map(({ recordId }) => recordId)
  const isMasked = items[0]?.name.endsWith('*') ?? false
  expect((await found(name)).includes(record?._id ?? '')).toBe(!isMasked)
  expect(await found(items[0]?.name ?? '')).toContain(record?._id)
})

it('the inbox is looked through by what is shown of it, and by nobody else\u2019s', async () => {
  await put(test, 'people', [aPerson('he', { realName: '何师傅' }), aPerson('wang', { realName: '王姐' })])
  const message = (id: string, openid: string, title: string, unread: boolean) => ({
    ...{ ...aDueMessage(id, openid), listed: true, title, text: '明天 9:00，站里大厅', unread, at: 1 },
  })
  await put(test, 'messages', [
    message('m1', 'he', '剪窗花报上了', true),
    message('m2', 'he', '量血压改到周五', false),
    message('m3', 'wang', '剪窗花报上了', true),
  ])
  const found = async (text: string) => {
    const { items, next } = await test.must('he', 'inbox.open', { text })
    return { next, ids: items.map((item) => (item.is === 'message' ? item.messageId : item.noticeId)) }
  }
  expect(await found('窗花')).toEqual({ next: null, ids: ['m1'] })
  expect(await found('大厅')).toEqual({ next: null, ids: ['m1', 'm2'] })
  expect(await found('窗花 周五')).toEqual({ next: null, ids: [] })
})

it('the inbox reads on within what was found, and looks at a bounded part of it', async () => {
  await put(test, 'people', [aPerson('he', { realName: '何师傅' })])
  await put(
    test,
    'messages',
    Array.from({ length: 400 }, (_, i) => ({
      ...aDueMessage(`m${i}`, 'he'),
      ...{ listed: true, unread: i % 2 === 0, title: i % 5 === 0 ? '剪窗花' : '大扫除', text: '', at: i },
    })),
  )
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const reply = await test.call('he', 'inbox.open', {
      text: '窗花',
      ...(cursor !== undefined && { cursor }),
    })
    if (!reply.ok) throw new Error(reply.error.code)
    expect(reply.ops).toBeLessThanOrEqual(3)
    expect(reply.docs).toBeLessThanOrEqual(LOOKED_AT + 10)
    seen.push(...reply.data.items.map((item) => (item.is === 'message' ? item.messageId : '')))
    more = reply.data.next !== null
    cursor = reply.data.next ?? undefined
  }
  // The newest hundred of those unread and of those read: every fifth of each.
  expect(seen).toHaveLength(40)
  expect(new Set(seen).size).toBe(40)
})
