/** The main job in the production mini-program: from a shared card to hours in the passbook, and without signal at the door. */
import { doorCodeAt } from '../../src/domain/attendance/door-code'
import { appPages } from '../../src/domain/app-pages'
import type { EnrollmentDocument, SessionDocument } from '../../src/domain/activity/documents'
import { HOUR, MINUTE } from '../../src/domain/kernel/clock'
import { testCloud, type TestCloud } from '../support/test-cloud'
import { caseMoves } from './support/bounds'
import { arrangeCommunity } from './support/community'
import { createPhone, prepareWeapp, type Phone } from './support/phone'
import { countSteps, type Step } from './support/steps'
import { findOne } from './support/tree'

/** What the first sight of a page, and a tap, may cost. */
const firstScreen = { bytes: 8 * 1024, setData: 3 }
const oneTap = { bytes: 2 * 1024 }

const digitsField = '或输入屏幕上的六位数字'
const steps = countSteps()
let test: TestCloud
let session: SessionDocument
let phone: Phone

beforeAll(async () => {
  prepareWeapp()
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  session = await arrangeCommunity(test, ['wang', 'li'])
  phone = createPhone(test, 'wang')
})
afterAll(async () => {
  await test.close()
  console.log(steps.table())
})

const opensWithin = (step: Step) => {
  expect(step.bytes).toBeLessThanOrEqual(firstScreen.bytes)
  expect(step.setData).toBeLessThanOrEqual(firstScreen.setData)
  expect(step.calls.length).toBeLessThanOrEqual(1)
}
const tapsWithin = (step: Step) => expect(step.bytes).toBeLessThanOrEqual(oneTap.bytes)

/** The digits on the organiser's screen at this moment, from the secret that the screen fetched. */
async function digitsAtTheDoor(): Promise<string> {
  const { secret } = await test.must('leader', 'attendance.door', { sessionId: session._id })
  return doorCodeAt(secret, test.now())
}

const mine = async (): Promise<EnrollmentDocument[]> =>
  test.rows<EnrollmentDocument>('enrollments', { sessionId: session._id })

describe('the main job', () => {
  it('goes from a shared card through sign-up, the door and leaving to hours with a receipt', async () => {
    const neighbour = createPhone(test, 'li')
    await neighbour.openApp(appPages.session(session._id))
    const card = neighbour.shared()
    expect(card.title).toContain(session.title)
    await neighbour.closeApp()

    opensWithin(await steps.take(phone, 'open the shared card', () => phone.openApp(card.path)))
    expect(phone.lines()).toContain(session.title)
    // The answer brings a part of its own: what has just happened, and whether to be told of changes.
    const signedUp = await steps.take(phone, 'sign up', () => phone.tap('报名 1 人'))
    expect(signedUp.bytes).toBeLessThanOrEqual(caseMoves.bytes)
    expect(phone.says('报名 1 人')).toBe(false)
    expect(await mine()).toMatchObject([{ state: 'confirmed' }])
    await phone.closeApp()

    test.at(session.startAt - 10 * MINUTE)
    opensWithin(await steps.take(phone, 'open home', () => phone.openApp()))
    opensWithin(await steps.take(phone, 'to the door', () => phone.tap('到了，签到')))
    expect(phone.route()).toBe('packages/activity/check-in/index')
    const digits = await digitsAtTheDoor()
    tapsWithin(await steps.take(phone, 'type a digit', () => phone.type(digitsField, digits.slice(0, 1))))
    await phone.type(digitsField, digits.slice(1, 5))
    tapsWithin(
      await steps.take(phone, 'type the sixth: check in', () => phone.type(digitsField, digits.slice(5))),
    )
    expect(phone.lines()).toContain('签到好了')
    expect(await mine()).toMatchObject([{ state: 'checkedIn' }])
    await steps.take(phone, 'back to home', () => phone.tap('好了'))
    expect(phone.route()).toBe('pages/home/index')
    await phone.closeApp()

    test.at(session.endAt)
    await phone.openApp(appPages.session(session._id))
    await steps.take(phone, 'to the door again', () => phone.tap('离开了，签退'))
    await phone.type(digitsField, await digitsAtTheDoor())
    expect(phone.lines()).toContain('签退好了')
    expect(phone.lines()).toContain('2')

    opensWithin(await steps.take(phone, 'open the receipt', () => phone.tap('看这笔的来历')))
    expect(phone.lines()).toContain(session.title)
    await phone.closeApp()

    await phone.openApp(appPages.me)
    opensWithin(await steps.take(phone, 'open the passbook', () => phone.tap(/^服务时长/)))
    expect(phone.route()).toBe('packages/me/hours/index')
    expect(phone.lines()).toContain(session.title)
    await phone.tap(new RegExp(session.title))
    expect(phone.lines()).toContain('怎么算的')
    await phone.closeApp()
  })

  it('keeps a check-in without signal through closing the app and uploads it once', async () => {
    await test.must('wang', 'activity.signUp', { sessionId: session._id })
    test.at(session.startAt)
    const digits = await digitsAtTheDoor()
    const uploads = () => phone.cloudCalls.filter(({ action }) => action === 'attendance.checkIn').length
    await phone.openApp()
    await phone.signal(false)
    await phone.tap('到了，签到')
    await phone.type(digitsField, digits)
    expect(phone.lines()).toContain('待上传')
    await phone.tap('好了')
    expect(phone.lines()).toContain('待上传')
    await phone.closeApp()
    expect(await mine()).toMatchObject([{ state: 'confirmed' }])

    test.at(session.startAt + HOUR)
    await phone.openApp()
    expect(phone.lines()).toContain('待上传')
    const uploaded = await steps.take(phone, 'signal comes back: upload', () => phone.signal(true))
    // The page asks once, behind the upload, and its answer says what came of that.
    expect(uploaded.calls).toEqual(['attendance.checkIn', 'home.open'])
    expect(uploaded.setData).toBeLessThanOrEqual(2)
    expect(uploaded.bytes).toBeLessThanOrEqual(5 * 1024)
    expect(phone.lines()).not.toContain('待上传')
    expect(uploads()).toBe(1)
    const rows = await mine()
    expect(rows).toMatchObject([{ state: 'checkedIn' }])
    // The time is that of the door, not of the upload an hour later.
    expect(rows[0]?.checkIn?.at).toBeLessThan(session.startAt + MINUTE)
    expect(rows[0]?.history.filter(({ on }) => on === 'checkIn')).toHaveLength(1)

    await phone.closeApp()
    await phone.openApp()
    expect(uploads()).toBe(1)
  })

  it('looks for something else to do', async () => {
    await phone.openApp()
    // What is tapped is a button that looks pressed, although no node says so.
    const asButton = { ariaRole: 'button', hoverClass: 'pressed' }
    expect(findOne(phone.tree(), '这周在楼下：全部').attr).toMatchObject(asButton)
    // A row is called what is written on it, and what is written is sent once.
    const row = '楼道清爽行动 · 现在集合，今天 11:00，学雷锋志愿服务站，还有 10 个名额，大扫除'
    expect(findOne(phone.tree(), row).attr).toMatchObject({ ...asButton, ariaLabel: row })
    opensWithin(await steps.take(phone, 'open the activities', () => phone.tap('活动')))
    expect(phone.lines()).toContain('还有 40 个名额')
    // A sheet of choices is a screen of its own.
    opensWithin(await steps.take(phone, 'open the filter', () => phone.tap('筛选')))
    tapsWithin(await steps.take(phone, 'close the filter', () => phone.tap('关上')))
    opensWithin(await steps.take(phone, 'choose a day', () => phone.tap('11 月 25 日 周三')))
    expect(phone.lines()).not.toContain('“爱读书”周末读书会')
    expect(phone.lines()).toContain(session.title)
    await phone.closeApp()
  })
})
