/** A sign-up that somebody agrees to, on two phones: asked with answers, agreed to, refused while the network goes, taken back. */
import type { Browser } from 'playwright-core'
import type { EnrollmentDocument, SessionDocument } from '../../src/domain/activity/documents'
import { appPages } from '../../src/domain/app-pages'
import { deskPages } from '../../src/domain/desk-pages'
import { DAY } from '../../src/domain/kernel/clock'
import { personIdOf } from '../support/builders'
import type { TestCloud } from '../support/test-cloud'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { openSession, settle, STAFF, standings } from './support/world'

const WANG = 'wang-xiulan'
const LI = 'li-jianguo'
const review = { review: '看学没学过急救', questions: [{ ask: '学过急救吗', options: ['有证', '没学过'] }] }

let test: TestCloud
let browser: Browser
let session: SessionDocument
let resident: Phone
let desk: Phone

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { [WANG]: '王秀兰', [LI]: '李建国' })
  session = await openSession(test, { title: '应急救护队', startAt: test.now() + 3 * DAY, ...review })
  await test.must(LI, 'activity.signUp', { sessionId: session._id, answers: { first: '有证' } })
  resident = await Phone.of(browser, test.cloud.url, { openid: WANG, width: 320, scale: 'huge' })
  desk = await Phone.of(browser, test.cloud.url, { openid: STAFF })
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const stand = () => standings(test, session._id, [WANG, LI])

/** What has happened to a sign-up, step by step. */
async function steps(openid: string): Promise<string[]> {
  const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId: session._id })
  return rows.find(({ personId }) => personId === personIdOf(openid))?.history.map(({ to }) => to) ?? []
}

const inSheet = (phone: Phone, name: RegExp) => phone.page.getByRole('dialog').getByRole('button', { name })

/** A trembling finger. */
const tapTwice = (phone: Phone, name: string): Promise<void> => phone.button(name).dblclick()

it('a list says that somebody agrees first, and the neighbour asks with an answer', async () => {
  await resident.open(appPages.home)
  await resident.see('报名后社区确认')
  await resident.page.getByText('报名后社区确认').last().scrollIntoViewIfNeeded()
  await resident.shot('reviewed-home')
  await resident.open(appPages.session(session._id))
  await resident.see(/看学没学过急救/)
  await resident.tap('申请报名 1 人')
  await resident.pick('radio', '没学过')
  // The button beneath the sheet bears the same name.
  await inSheet(resident, /^申请报名\s1\s人$/).dblclick()
  await resident.see(/等社区确认/)
  expect(await stand()).toEqual({ [WANG]: 'applied', [LI]: 'applied' })
  expect(await steps(WANG)).toHaveLength(1)
})

it('the desk reads the answers and agrees to one; tapped twice it is agreed to once', async () => {
  await desk.open(deskPages.applicants(session._id))
  await desk.see('2 人等确认')
  await desk.see(/有证/)
  await desk.pick('checkbox', /^李建国/)
  await desk.shot('applicants-chosen')
  await tapTwice(desk, '确认 1 人')
  await desk.see(/^确认了 1 人/)
  expect(await stand()).toEqual({ [WANG]: 'applied', [LI]: 'confirmed' })
  expect(await steps(LI)).toEqual(['applied', 'confirmed'])
})

it('a refusal that the network swallowed is sent again with its words, and read by the neighbour', async () => {
  await desk.pick('checkbox', /^王秀兰/)
  await desk.tap('这次不安排 1 人')
  await desk.type('为什么，说得客气些', '这次先请学过的邻居')
  await desk.cutCalls()
  await desk.tap('告诉本人')
  await desk.see(/没有连上网络/)
  expect((await stand())[WANG]).toBe('applied')
  await desk.restoreCalls()
  // Once what the failure says has been read.
  await desk.tap('告诉本人')
  await desk.see('没有报上的 1 人')
  await desk.shot('applicants-declined')
  expect(await steps(WANG)).toEqual(['applied', 'declined'])
  await resident.open(appPages.session(session._id))
  await resident.see(/这次先请学过的邻居/)
  await resident.shot('reviewed-declined')
})

it('taken back, it waits again on both phones', async () => {
  await tapTwice(desk, '撤回给王秀兰的答复')
  await desk.see('1 人等确认')
  expect(await steps(WANG)).toEqual(['applied', 'declined', 'applied'])
  await resident.open(appPages.session(session._id))
  await resident.see(/等社区确认/)
  expect(await stand()).toEqual({ [WANG]: 'applied', [LI]: 'confirmed' })
})
