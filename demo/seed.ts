/** Owns the making of the demo community: a station with a running past, made through the real actions. */
import type { Cloud } from '../emulator/start-cloud'
import { DAY } from '../src/domain/kernel/clock'
import { demoCaller } from './caller'
import { leaveWork } from './leave-work'
import { complaints } from './complaint-facts'
import { planCases } from './make-cases'
import { PAST_DAYS, planLives, publishActivities } from './make-activities'
import { planNotices } from './make-notices'
import { makePeople, registerWithoutPhone } from './make-people'
import { fillStore, poolPoints, spendPoints } from './make-store'
import { planWishes } from './make-wishes'
import { demoPictures } from './pictures'
import { neighbourStation, station } from './station-facts'
import { Timeline } from './timeline'

/**
 * Fills an empty cloud with the demo station. The same day gives the same community; only the dates follow the day.
 * @param say is told what is being made, in words for whoever waits.
 * @returns how many calls it took.
 */
export async function seedDemo(cloud: Cloud, say: (text: string) => void): Promise<number> {
  const now = cloud.clock.now()
  const present = cloud.clock.offsetMs
  const demo = demoCaller(cloud)
  const moveTo = (at: number): void => cloud.setClock(at - Date.now())

  await cloud.store.insert('stations', [{ ...station }, { ...neighbourStation }])
  const pictures = demoPictures(cloud)
  moveTo(now - (PAST_DAYS + 1) * DAY)
  say('居民和志愿者')
  await makePeople(cloud, demo)
  const cards = await registerWithoutPhone(demo)
  say('活动')
  const sessions = await publishActivities(demo, now)
  say('过去五周：活动、心愿、通知')
  const timeline = new Timeline()
  planLives(timeline, demo, sessions, now)
  planWishes(timeline, demo, { pictures, cards, now })
  planNotices(timeline, demo, { pictures, now })
  planCases(timeline, demo, { cases: complaints, now })
  await timeline.live(moveTo)
  say('积分超市')
  const prizeIds = await fillStore(cloud, demo, pictures)
  await spendPoints(demo, prizeIds, { now, moveTo })
  await poolPoints(demo)
  cloud.setClock(present)
  say('今天的待办')
  await leaveWork(demo, cloud.clock.now())
  await demo.jobs()
  return demo.calls
}
