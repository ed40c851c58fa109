/** Owns the way past every screen of the app in the demo station: who opens what, and what is worth opening on it. */
import { demoCaller } from '../../../demo/caller'
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { greenStops } from './tour-green'
import { OPEN_SURVEY, PAST_SURVEY } from '../../../demo/make-surveys'
import { appPages } from '../../../src/domain/app-pages'
import { furtherPages } from '../../../src/domain/further-pages'
import { deskPages } from '../../../src/domain/desk-pages'
import { surveyPages } from '../../../src/domain/survey-pages'
import { MINUTE, monthOf } from '../../../src/domain/kernel/clock'
import type { TestCloud } from '../../support/test-cloud'
import { proofAt } from '../../support/door'
import type { Phone } from './phones'
import { caseStops } from './tour-cases'
import { districtStops } from './tour-district'
import { dutyStops } from './tour-duty'
import { noticeStops } from './tour-notices'
import { courseStops } from './tour-courses'
import { articleStops } from './tour-articles'
import { binderStops } from './tour-binder'
import { certificateStops } from './tour-certificates'
import { gigStops } from './tour-gig'
import { allyStops } from './tour-allies'
import { honourStops } from './tour-honours'
import { roomStops } from './tour-rooms'
import { storeStops } from './tour-store'
import { visitStops } from './tour-visits'
import { wishStops } from './tour-wishes'

export interface Stop {
  /** Names the screenshot. */
  name: string
  openid: string
  page: string
  /** What a person does first, such as opening a sheet. */
  first?: (phone: Phone) => Promise<void>
  /** Looked at in all six looks; the rest in the widest and in the tightest. */
  main?: boolean
}

const WANG = 'demo-resident-wang'
const LI = 'demo-volunteer-li'
const SUN = 'demo-leader-sun'
const ZHOU = 'demo-staff-zhou'
const GAO = 'demo-admin-gao'

/** Opens the door of what is about to begin, and lets some come. */
async function openDoor(test: TestCloud): Promise<SessionDocument> {
  const demo = demoCaller(test.cloud)
  const sessions = await test.rows<SessionDocument>('sessions')
  const soon = sessions.find(({ title }) => title.startsWith('楼道清爽行动'))
  if (!soon) throw new Error('the demo has nothing that is about to begin')
  test.at(soon.startAt - 5 * MINUTE)
  await demo.jobs()
  const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId: soon._id, state: 'confirmed' })
  for (const { personId } of rows.slice(0, 3))
    await demo.call(ZHOU, 'attendance.mark', { sessionId: soon._id, personId, as: 'in' })
  const proof = proofAt(soon, test.now())
  await test.call(WANG, 'attendance.checkIn', { sessionId: soon._id, proof })
  return soon
}

const soonest = (sessions: readonly SessionDocument[], title: string, now: number): string => {
  const found = sessions
    .filter((session) => session.title.includes(title) && session.startAt > now && session.listed)
    .sort((a, b) => a.startAt - b.startAt)[0]
  if (!found) throw new Error(`the demo has no ${title}`)
  return found._id
}

function residents(sessions: readonly SessionDocument[], soon: SessionDocument, now: number): Stop[] {
  const flowers = appPages.session(soonest(sessions, '剪窗花', now))
  const door = appPages.door({ as: 'in', sessionId: soon._id, title: soon.title })
  return [
    { name: 'home', openid: WANG, page: appPages.home, main: true },
    { name: 'activities', openid: WANG, page: appPages.activities, main: true },
    {
      name: 'activities-filter',
      openid: WANG,
      page: appPages.activities,
      first: (phone) => phone.tap(/筛选/),
    },
    {
      name: 'activities-month',
      openid: WANG,
      page: appPages.activities,
      first: async (phone) => {
        await phone.tap(/看整月/)
        await phone.see(/^\d 场$/)
      },
    },
    { name: 'detail', openid: WANG, page: flowers, main: true },
    { name: 'detail-risk', openid: WANG, page: flowers, first: (phone) => phone.tap(/^报名 1 人/) },
    { name: 'detail-mine', openid: LI, page: appPages.session(soon._id) },
    { name: 'detail-full', openid: WANG, page: appPages.session(soonest(sessions, '健康讲堂', now)) },
    { name: 'detail-reviewed', openid: WANG, page: appPages.session(soonest(sessions, '应急救护队', now)) },
    { name: 'poster', openid: WANG, page: flowers, first: (phone) => phone.tap('做一张海报') },
    { name: 'check-in', openid: LI, page: door, main: true },
    { name: 'mine', openid: LI, page: appPages.mine },
    { name: 'service', openid: WANG, page: '/pages/service/index', main: true },
    { name: 'service-staff', openid: ZHOU, page: '/pages/service/index' },
    { name: 'me', openid: LI, page: appPages.me, main: true },
    { name: 'hours', openid: LI, page: appPages.hours, main: true },
    { name: 'hours-year', openid: LI, page: appPages.hours, first: (phone) => phone.tap(/^今年/) },
    { name: 'hours-month', openid: LI, page: furtherPages.hoursOf(monthOf(now)) },
    { name: 'points', openid: LI, page: appPages.points },
    { name: 'added', openid: LI, page: appPages.added },
    { name: 'card', openid: LI, page: appPages.card() },
    { name: 'family', openid: WANG, page: appPages.family },
    { name: 'profile', openid: LI, page: appPages.profile },
    { name: 'volunteer', openid: WANG, page: appPages.volunteer },
    { name: 'privacy', openid: LI, page: appPages.privacy },
    { name: 'phone-looks', openid: LI, page: furtherPages.phoneLooks },
    { name: 'my-data', openid: LI, page: appPages.myData },
    { name: 'closing', openid: LI, page: appPages.closing },
    { name: 'my-data-rows', openid: LI, page: furtherPages.myDataRows('enrollments') },
    { name: 'messages', openid: LI, page: appPages.messages },
    { name: 'type-size', openid: LI, page: appPages.typeSize },
    { name: 'help', openid: LI, page: appPages.help() },
    { name: 'help-staff', openid: ZHOU, page: appPages.help() },
    { name: 'station', openid: WANG, page: appPages.station },
    { name: 'recaps', openid: WANG, page: appPages.recaps },
    { name: 'surveys', openid: WANG, page: appPages.surveys },
    { name: 'survey', openid: WANG, page: surveyPages.survey(OPEN_SURVEY) },
    { name: 'survey-result', openid: WANG, page: surveyPages.surveyResult(PAST_SURVEY) },
    { name: 'desk-surveys', openid: ZHOU, page: surveyPages.deskSurveys },
    { name: 'survey-form', openid: ZHOU, page: surveyPages.surveyForm() },
    { name: 'survey-sent', openid: ZHOU, page: surveyPages.surveyForm(OPEN_SURVEY) },
    { name: 'survey-over', openid: ZHOU, page: surveyPages.surveyForm(PAST_SURVEY) },
    { name: 'survey-contacts', openid: ZHOU, page: surveyPages.surveyContacts(PAST_SURVEY) },
  ]
}

/** The session that ended last: only of such a one is there a recap to write. */
function lastOver(sessions: readonly SessionDocument[], now: number): SessionDocument {
  const over = sessions.filter(({ endAt, listed }) => listed && endAt <= now)
  const last = over.sort((a, b) => b.endAt - a.endAt)[0]
  if (!last) throw new Error('the demo has nothing that is over')
  return last
}

function desks(soon: SessionDocument, over: SessionDocument, reviewed: string): Stop[] {
  const at = (name: string, page: string, openid = ZHOU): Stop => ({ name, openid, page })
  return [
    { ...at('desk', appPages.desk), main: true, first: (phone) => phone.see(/^还缺 \d+ 样/) },
    { ...at('door', deskPages.doorScreen(soon._id)), main: true },
    { ...at('roster', deskPages.roster(soon._id)), main: true },
    at('applicants', deskPages.applicants(reviewed)),
    at('roster-sheet', deskPages.rosterSheet(soon._id)),
    at('recap-form', deskPages.recapForm(over._id)),
    at('desk-activities', deskPages.deskActivities),
    at('desk-activity', deskPages.deskActivity(soon.activityId)),
    at('activity-form', deskPages.activityForm(soon.activityId)),
    at('volunteers', deskPages.volunteers),
    at('desk-hours', deskPages.deskHours(), GAO),
    at('add-hours', deskPages.addHours(), SUN),
    at('ledger', deskPages.ledger(), GAO),
    at('directory', deskPages.directory),
    at('residents', deskPages.residents),
    at('cards', deskPages.paperCards),
    at('audit', deskPages.audit, GAO),
    at('colleagues', appPages.colleagues, GAO),
    at('colleague', deskPages.colleague(soon.leaderId), GAO),
    at('people-check', deskPages.peopleCheck()),
    at('people-twins', deskPages.peopleCheck('twins')),
    at('people-merged', deskPages.peopleCheck('merged')),
    at('people-absent', deskPages.peopleCheck('absences'), GAO),
    at('switches', deskPages.switches, GAO),
  ]
}

/** The path of a stop's page as the app declares it. */
export const pathOf = ({ page }: Stop): string => page.replace(/^\//, '').replace(/\?.*/, '')

/** Plans the tour of the demo station. Only pages that the app has are on it. */
export async function planTour(test: TestCloud, pages: readonly string[]): Promise<Stop[]> {
  const soon = await openDoor(test)
  const sessions = await test.rows<SessionDocument>('sessions')
  const now = test.now()
  const { lines } = await test.must(LI, 'hours.mine', {})
  const settled = lines.find(({ state }) => state === 'approved' || state === 'appealed') ?? lines[0]
  const record: Stop[] = settled
    ? [{ name: 'record', openid: LI, page: appPages.record(settled.recordId), main: true }]
    : []
  const more = [
    ...(await noticeStops(test)),
    ...(await storeStops(test)),
    ...(await wishStops(test)),
    ...(await caseStops(test)),
    ...(await districtStops(test)),
    ...(await visitStops(test)),
    ...(await roomStops(test)),
    ...(await certificateStops(test)),
    ...(await honourStops(test)),
    ...(await allyStops(test)),
    ...(await articleStops(test)),
    ...(await greenStops(test)),
    ...(await gigStops(test)),
    ...(await binderStops(test)),
    ...(await dutyStops(test)),
    ...(await courseStops(test)),
  ]
  const stops = [
    ...residents(sessions, soon, now),
    ...record,
    ...more,
    ...desks(soon, lastOver(sessions, now), soonest(sessions, '应急救护队', now)),
  ]
  return stops.filter((stop) => pages.includes(pathOf(stop)))
}
