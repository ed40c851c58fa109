/** A class that is drawn by lot is checked by a second person on another phone; a lesson moves, and one is left and taken back. */
import type { Browser } from 'playwright-core'
import { appPages } from '../../src/domain/app-pages'
import { furtherPages } from '../../src/domain/further-pages'
import { DAY } from '../../src/domain/kernel/clock'
import type { CourseDocument } from '../../src/domain/course/documents'
import type { TestCloud } from '../support/test-cloud'
import { personIdOf, putPeople } from '../support/builders'
import { publishedCourse } from '../support/courses'
import { laterJobs } from '../support/crash'
import { appoint } from '../support/station'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { settle, STAFF } from './support/world'

const [LI, WANG, HEAD] = ['li-course', 'wang-course', 'head-course']

let test: TestCloud
let browser: Browser
let courseId: string
let lessons: string[]
let others: string[]

jest.setTimeout(300_000)

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { [LI]: '李邻居', [WANG]: '王邻居', [HEAD]: '高站长' })
  await appoint(test, HEAD, ['station_admin'])
  const course = {
    ...{ drawAt: test.now() + DAY, ownUntil: null, adults: [] },
    teacher: { personId: null, name: '丁老师' },
  }
  const made = await publishedCourse(test, { title: '国画班', capacity: 4, queueCapacity: 9, course }, [
    STAFF,
    HEAD,
  ])
  courseId = made.courseId
  lessons = made.lessons
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const course = async () => (await test.rows<CourseDocument>('courses'))[0] as CourseDocument

it('takes a name for the draw once though the answer is lost and the button is tapped twice', async () => {
  const phone = await Phone.of(browser, test.cloud.url, { openid: LI })
  await phone.open(appPages.courses)
  await phone.tap(/^国画班，/)
  await phone.context.route('**/call/**', async (route) => {
    if (!(route.request().postData() ?? '').includes('course.enrol')) return route.continue()
    await route.fetch()
    return route.abort('internetdisconnected')
  })
  await phone.button('登记抽签').dblclick()
  await phone.see('登记好了，抽签以后告诉您结果')
  await phone.restoreCalls()
  await phone.see('等抽签')
  await phone.see(/我家的票号/)
  expect((await course()).seats.applicants?.map(({ who }) => who)).toEqual([personIdOf(LI)])
})

it('is drawn, and drawn again on the phone of somebody who has no part in it', async () => {
  others = await putPeople(test, 'other', 7)
  for (const openid of others) await test.must(openid, 'course.enrol', { courseId, version: 1 })
  test.at((await course()).course.drawAt ?? 0)
  await laterJobs(test)
  const phone = await Phone.of(browser, test.cloud.url, { openid: WANG })
  await phone.open(furtherPages.courseLots(courseId))
  await phone.tap('在我手机上算一遍')
  await phone.see('算过了：种子和指纹对得上，8 个票号的先后和公布的一样')
  // A number that was put before another after the draw is seen at once.
  const { draw } = await course()
  if (!draw) throw new Error('nothing was drawn')
  const [first, second, ...rest] = draw.lots
  await test.cloud.store.update('courses', {
    ...{ query: { _id: courseId }, update: { $set: { 'draw.lots': [second, first, ...rest] } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  await phone.reopen()
  await phone.open(furtherPages.courseLots(courseId))
  await phone.tap('在我手机上算一遍')
  await phone.see(/先后和公布的对不上/)
})

it('a lesson is left with no signal first, taken back, and shows its new day when it moves', async () => {
  // Whoever was not drawn has a place once the others have left.
  for (const openid of others) await test.must(openid, 'course.leave', { courseId })
  expect((await course()).seats.holders.map(({ who }) => who)).toEqual([personIdOf(LI)])
  await laterJobs(test)
  const phone = await Phone.of(browser, test.cloud.url, { openid: LI })
  await phone.open(furtherPages.course(courseId))
  await phone.context.route('**/call/**', (route) => route.abort('internetdisconnected'))
  await phone.tap('第 2 课请假')
  await phone.see(/网络/)
  await phone.restoreCalls()
  await phone.tap('第 2 课请假')
  await phone.see('第 2 课请好假了，想来再点回来')
  await phone.tap('第 2 课又能来了')
  await phone.see('第 2 课照旧来')
  const { version, form } = await test.must(STAFF, 'desk.activity', { activityId: courseId })
  const [, second] = form.sessions
  if (!second) throw new Error('there is no second lesson')
  await test.must(STAFF, 'desk.moveSession', {
    ...{
      sessionId: lessons[1] ?? '',
      version,
      event: 'postpone',
      reason: '老师病了',
      seenStartAt: second.startAt,
    },
    ...{ startAt: second.startAt + DAY, endAt: second.endAt + DAY },
  })
  await laterJobs(test)
  await phone.reopen()
  await phone.open(appPages.messages)
  await phone.see(/国画班/)
  expect(await test.rows('messages', { personId: personIdOf(LI), kind: 'sessionChanged' })).toHaveLength(1)
})
