/** Owns the stops of the tour at courses: which there are, one of them, enrolling a child, the draw, and the learners. */
import { appPages } from '../../../src/domain/app-pages'
import { furtherPages } from '../../../src/domain/further-pages'
import { deskPages } from '../../../src/domain/desk-pages'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const WANG = 'demo-resident-wang'
const LI = 'demo-volunteer-li'
const ZHOU = 'demo-staff-zhou'

export async function courseStops(test: TestCloud): Promise<Stop[]> {
  const { items } = await test.must(WANG, 'course.list', {})
  const idOf = (title: string): string => {
    const found = items.find((one) => one.title.includes(title))
    if (!found) throw new Error(`the demo has no course ${title}`)
    return found.courseId
  }
  return [
    { name: 'course-list', openid: WANG, page: appPages.courses, main: true },
    { name: 'course-child', openid: WANG, page: furtherPages.course(idOf('少儿书法')), main: true },
    {
      ...{ name: 'course-mine', openid: WANG, page: furtherPages.course(idOf('健康讲堂')) },
      first: async (phone) => {
        await phone.page.getByText('第 4 课').scrollIntoViewIfNeeded()
      },
    },
    {
      ...{ name: 'course-leave', openid: WANG, page: furtherPages.course(idOf('健康讲堂')) },
      first: async (phone) => {
        await phone.tap('我自己退课')
        await phone.see('后面的课都不上了')
      },
    },
    { name: 'course-drawn', openid: LI, page: furtherPages.courseLots(idOf('国画班')) },
    {
      ...{ name: 'course-checked', openid: LI, page: furtherPages.courseLots(idOf('国画班')), main: true },
      first: async (phone) => {
        await phone.tap('在我手机上算一遍')
        await phone.see(/先后和公布的一样/)
      },
    },
    { name: 'course-roll', openid: ZHOU, page: furtherPages.courseRoll(idOf('智能手机')), main: true },
    {
      ...{ name: 'course-drop', openid: ZHOU, page: furtherPages.courseRoll(idOf('智能手机')) },
      first: async (phone) => {
        await phone.tap(/来了/)
        await phone.see('这位会收到消息')
      },
    },
    {
      ...{ name: 'course-form', openid: ZHOU, page: deskPages.activityForm(idOf('少儿书法')) },
      first: async (phone) => {
        await phone.see('人多，抽签定')
        await phone.page.getByText('谁来教').scrollIntoViewIfNeeded()
        await phone.page.mouse.wheel(0, 500)
      },
    },
  ]
}
