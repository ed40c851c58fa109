/** A person without signal at the door: what was proved stays on the phone and arrives exactly once. */
import type { Browser } from 'playwright-core'
import { doorCodeAt } from '../../src/domain/attendance/door-code'
import { appPages } from '../../src/domain/app-pages'
import { MINUTE } from '../../src/domain/kernel/clock'
import type { EnrollmentDocument, SessionDocument } from '../../src/domain/activity/documents'
import { personIdOf } from '../support/builders'
import type { TestCloud } from '../support/test-cloud'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { openSession, settle } from './support/world'

const WANG = 'wang-xiulan'

let test: TestCloud
let browser: Browser
let session: SessionDocument

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { [WANG]: '王秀兰' })
  session = await openSession(test, { title: '周五大扫除', startAt: test.now() + 20 * MINUTE })
  await test.must(WANG, 'activity.signUp', { sessionId: session._id })
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

/** The attendance of everybody in the session, and how often a check-in was asked for. */
async function arrived(): Promise<{ rows: EnrollmentDocument[]; events: string[] }> {
  const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId: session._id })
  return { rows, events: rows.flatMap(({ history }) => history.map(({ on }) => on)) }
}

it('keeps a check-in without signal over closing and reopening, and uploads it once', async () => {
  const phone = await Phone.of(browser, test.cloud.url, { openid: WANG })
  const door = appPages.door({ as: 'in', sessionId: session._id, title: session.title })
  await phone.open(appPages.home)
  await phone.see('周五大扫除')

  await phone.cutCalls()
  await phone.open(door)
  const provedAt = test.now()
  await phone.type('或输入屏幕上的六位数字', doorCodeAt(session.doorSecret, provedAt))
  await phone.see('待上传')
  const keptAt = test.now()
  await phone.see(/关掉小程序也不会丢/)
  await phone.shot('offline-kept')

  await phone.close()
  await phone.reopen()
  await phone.open(appPages.home)
  await phone.see('待上传')
  await phone.see(/签到已记在手机里，有信号时自动送出/)
  await phone.shot('offline-reopened')
  expect((await arrived()).rows.map(({ state }) => state)).toEqual(['confirmed'])

  await phone.restoreCalls()
  await phone.tap('现在送出：周五大扫除')
  await phone.page.getByText('待上传').filter({ visible: true }).waitFor({ state: 'detached' })
  await phone.see('已签到')
  await phone.shot('offline-sent')

  // Opening again, and again, finds nothing left to send.
  for (let again = 0; again < 2; again++) {
    await phone.close()
    await phone.reopen()
    await phone.open(appPages.home)
    await phone.see('已签到')
  }
  const { rows, events } = await arrived()
  expect(rows).toHaveLength(1)
  expect(events.filter((event) => event === 'checkIn')).toHaveLength(1)
  const [row] = rows
  expect(row?.personId).toBe(personIdOf(WANG))
  expect(row?.state).toBe('checkedIn')
  // The moment at the door counts, not that of the upload.
  expect(row?.checkIn?.at).toBeGreaterThanOrEqual(provedAt - 1_000)
  expect(row?.checkIn?.at).toBeLessThanOrEqual(keptAt + 1_000)
  expect(row?.checkIn?.receivedAt).toBeGreaterThan(row?.checkIn?.at ?? 0)
  await phone.context.close()
})
