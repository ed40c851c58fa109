/** Owns the making of the demo community: a station with a running past, made through the real actions. */
import type { Cloud } from '../emulator/start-cloud'
import { DAY } from '../src/domain/kernel/clock'
import { demoCaller } from './caller'
import { GARDEN, PEACE, PEARL, SUNNY } from './district/ids'
import { askToMove, careFor, holdDistrict, peopleDistrict, staffOf, writeDistrict } from './district/make'
import { leaveImport, leaveWork } from './leave-work'
import { allyCasesAt } from './ally-facts'
import { awardsAt } from './award-facts'
import { complaints } from './complaint-facts'
import { dataRequests } from './data-request-facts'
import { incidents } from './incident-facts'
import { invitationsAt } from './invitation-facts'
import { mediationsAt } from './mediation-facts'
import { stars } from './star-facts'
import { ordersAt } from './order-facts'
import { workAt } from './gig-facts'
import { traditions } from './tradition-facts'
import { whistlesAt } from './whistle-facts'
import { type DemoCase, planCases } from './make-cases'
import { holdCourses, planCourses } from './make-courses'
import { inviteGuest, PAST_DAYS, planLives, publishActivities } from './make-activities'
import { askToSwap } from './make-duty'
import { planNotices } from './make-notices'
import { countStations } from './make-figures'
import { makeArticles } from './make-articles'
import { makeCampaigns } from './make-campaigns'
import { makeGreen } from './make-green'
import { makeHonours } from './make-honours'
import { makeSurveys } from './make-surveys'
import { makePeople, registerWithoutPhone } from './make-people'
import { makeCertificates } from './make-certificates'
import { makePapers } from './make-papers'
import { serveForLong } from './make-stars'
import { makeTeams } from './make-teams'
import { fillStore, poolPoints, spendPoints } from './make-store'
import { bookRooms } from './make-rooms'
import { firstYear, gardenYear, prepareYear } from './make-seasons'
import { planVisits } from './make-visits'
import { planWishes } from './make-wishes'
import { writePastYear } from './past-year'
import { demoPictures } from './pictures'
import { oldThings, planWorkshop } from './reuse-facts'
import { projects } from './project-facts'
import { STATION_ID } from './station-id'
import { neighbourStation, station } from './station-facts'
import { Timeline } from './timeline'

/** About as many calls as it takes, by which it is known how far it has come. */
const CALLS = 2_770

/** What people bring to the station, and what its partners promise. */
const casesAt = (now: number): DemoCase[] => [
  ...[...complaints, ...dataRequests, ...incidents, ...ordersAt(now), ...mediationsAt(now)],
  ...[...invitationsAt(now), ...whistlesAt(now), ...stars, ...awardsAt(now), ...traditions],
  ...[...workAt(now), ...allyCasesAt(now), ...oldThings],
]

/**
 * Fills an empty cloud with the demo station. The same day gives the same community; only the dates follow the day.
 * @param say is told what is being made, in words for whoever waits, and which part (0 to 1) of all is made.
 * What WeChat has to say of its pictures has been heard when it ends. @returns how many calls it took.
 */
export async function seedDemo(cloud: Cloud, say: (what: string, part: number) => void): Promise<number> {
  const now = cloud.clock.now()
  const present = cloud.clock.offsetMs
  let what = ''
  const tell = (calls: number): void => say(what, Math.min(0.99, calls / CALLS))
  const demo = demoCaller(cloud, tell)
  const begin = (next: string): void => {
    what = next
    tell(demo.calls)
  }
  /** What WeChat still has to say is heard before the time goes on: a check of half an hour ago is given up. */
  const turnClock = async (offsetMs: number): Promise<void> => {
    await cloud.idle()
    cloud.setClock(offsetMs)
  }
  const moveTo = (at: number): Promise<void> => turnClock(at - Date.now())

  await cloud.store.insert('stations', [{ ...station }])
  await writeDistrict(cloud)
  await cloud.store.insert('projects', [...projects.map((project) => ({ ...project }))])
  const pictures = demoPictures(cloud)
  await moveTo(now - (PAST_DAYS + 1) * DAY)
  begin('居民和志愿者')
  const ids = await makePeople(cloud, demo)
  await makeTeams(cloud, ids)
  await makePapers(demo, ids, now)
  await serveForLong(cloud, ids, now)
  await peopleDistrict(cloud, demo)
  const cards = await registerWithoutPhone(demo)
  begin('活动')
  const sessions = await publishActivities(demo, pictures, now)
  await inviteGuest(demo, neighbourStation._id, sessions)
  begin('过去五周：活动、心愿、通知')
  const timeline = new Timeline()
  planLives(timeline, demo, sessions, { pictures, now })
  await planCourses(timeline, demo, { ids, now })
  planWishes(timeline, demo, { pictures, cards, now })
  planNotices(timeline, demo, { pictures, now })
  planCases(timeline, demo, { cases: casesAt(now), personIds: ids, pictures, now })
  planWorkshop(timeline, demo, now)
  planVisits(timeline, demo, { now })
  await timeline.live(moveTo)
  begin('积分超市')
  const prizeIds = await fillStore(demo, pictures)
  await spendPoints(demo, prizeIds, { now, moveTo })
  await poolPoints(demo)
  await turnClock(present)
  begin('今天的待办')
  await leaveWork(demo, cloud.clock.now())
  await bookRooms(demo)
  await prepareYear(demo, 'demo-staff-zhou', firstYear)
  await askToSwap(cloud, demo, cloud.clock.now())
  await leaveImport(cloud, demo)
  await makeCertificates(cloud, demo)
  begin('区里的另外四个站')
  await holdDistrict(demo, cloud.clock.now())
  await prepareYear(demo, staffOf(GARDEN), gardenYear)
  await holdCourses(demo, cloud.clock.now())
  await careFor(cloud, demo)
  await askToMove(demo)
  begin('过去一年，每个月的数字')
  await writePastYear(cloud)
  await makeHonours(cloud, demo, cloud.clock.now())
  await makeCampaigns(cloud, demo, { staff: 'demo-staff-zhou', now: cloud.clock.now() })
  await makeSurveys(cloud, demo, cloud.clock.now())
  await makeArticles(cloud, demo, pictures)
  await makeGreen(cloud, demo, cloud.clock.now())
  await countStations(demo, [STATION_ID, PEARL, PEACE, GARDEN, SUNNY], cloud.clock.now())
  await demo.jobs()
  await cloud.idle()
  return demo.calls
}
