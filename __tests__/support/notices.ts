/** Owns notices that tests start from: a form, one that is out, and the people it is for. */
import type { Input, Output } from '../../src/contract'
import { DAY } from '../../src/domain/kernel/clock'
import type { NoticeDocument, ReceiptDocument } from '../../src/domain/notice/documents'
import type { MessageDocument } from '../../src/domain/message/documents'
import type { PersonDocument } from '../../src/domain/person/documents'
import { aPerson, personIdOf, put } from './builders'
import type { TestCloud } from './test-cloud'

export type NoticeForm = Input<'notice.save'>['form']
export type Audience = NoticeForm['audience']

export const nobody: Audience = { station: false, gridIds: [], buildings: [], roles: [], activityIds: [] }
export const everybody: Audience = { ...nobody, station: true }
export const inBuilding = (gridId: string, ...buildings: string[]): Audience => ({
  ...nobody,
  buildings: buildings.map((building) => ({ gridId, building })),
})

/** A form for the whole station that ends in a week, unless told otherwise. */
export const aNoticeForm = (test: TestCloud, given: Partial<NoticeForm> = {}): NoticeForm => ({
  title: '明天停水',
  text: '明天上午 9 点到 12 点检修水管，请提前接好用水。',
  pictures: [],
  attachments: [],
  expiresAt: test.now() + 7 * DAY,
  pinned: false,
  askReceipt: false,
  audience: everybody,
  ...given,
})

export const savedNotice = (
  test: TestCloud,
  openid: string,
  given: Partial<NoticeForm> = {},
): Promise<Output<'notice.save'>> => test.must(openid, 'notice.save', { form: aNoticeForm(test, given) })

/** Writes a notice, waits for WeChat's verdicts and sends it; answers it as the desk shows it then. */
export async function sentNotice(
  test: TestCloud,
  openid: string,
  given: Partial<NoticeForm> = {},
): Promise<Output<'notice.send'>> {
  const { noticeId, version } = await savedNotice(test, openid, given)
  return test.must(openid, 'notice.send', { noticeId, version })
}

export async function noticeRow(test: TestCloud, noticeId: string): Promise<NoticeDocument> {
  const [notice] = await test.rows<NoticeDocument>('notices', { _id: noticeId })
  if (!notice) throw new Error(`there is no notice ${noticeId}`)
  return notice
}

export const receiptOf = async (
  test: TestCloud,
  noticeId: string,
  openid: string,
): Promise<ReceiptDocument | undefined> =>
  (await test.rows<ReceiptDocument>('receipts', { _id: `${noticeId}:${personIdOf(openid)}` }))[0]

/** Announcements of notices, by the state of their delivery. */
export async function announced(test: TestCloud): Promise<Record<string, number>> {
  const states: Record<string, number> = {}
  for (const { delivery } of await test.rows<MessageDocument>('messages', { kind: 'notice' })) {
    states[delivery.state] = (states[delivery.state] ?? 0) + 1
  }
  return states
}

/** Whom WeChat was asked to hand a message to, as often as it was; leaves out the first `since` things ever sent. */
export const pushedTo = (test: TestCloud, since = 0): string[] =>
  test.cloud
    .outbox()
    .slice(since)
    .filter(({ api }) => api === 'subscribeMessage.send')
    .map(({ params }) => String(params['touser']))
    .sort()

/** Residents of one building, named by a prefix and a number; answers their openids. */
export async function putResidents(
  test: TestCloud,
  prefix: string,
  count: number,
  given: Partial<PersonDocument> = {},
): Promise<string[]> {
  const openids = Array.from({ length: count }, (_, i) => `${prefix}-${i}`)
  await put(
    test,
    'people',
    openids.map((openid) => aPerson(openid, { realName: '王建国', ...given })),
  )
  return openids
}
