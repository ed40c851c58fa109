/** Owns a walk: so many steps by chance, the books looked at after each, and all of them when the jobs have had their time. */
import { outboxCollections } from '../../../cloudfunctions/api/kernel/outbox'
import type { WithOutbox } from '../../../src/domain/kernel/outbox'
import { DAY, HOUR, MINUTE, startOfDay } from '../../../src/domain/kernel/clock'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { testCloud } from '../../support/test-cloud'
import { brokenNow, brokenWhenSettled } from './books'
import { settleIn } from './cast'
import { chanceOf } from './random'
import type { Step } from './step'
import { activitySteps } from './steps-activity'
import { caseSteps } from './steps-case'
import { visitSteps } from './steps-visit'
import { colleagueSteps } from './steps-colleagues'
import { hoursSteps } from './steps-hours'
import { moderationSteps } from './steps-moderation'
import { importSteps } from './steps-imports'
import { mergeSteps } from './steps-merge'
import { placeSteps } from './steps-places'
import { projectSteps } from './steps-project'
import { courseSteps } from './steps-course'
import { dutySteps } from './steps-duty'
import { roomSteps } from './steps-room'
import { storeSteps } from './steps-store'
import { papersSteps } from './steps-papers'
import { teamSteps } from './steps-team'
import { wishSteps } from './steps-wish'
import { type Weather, World } from './world'

const steps: readonly Step[] = [
  ...activitySteps,
  ...hoursSteps,
  ...storeSteps,
  ...wishSteps,
  ...caseSteps,
  ...visitSteps,
  ...colleagueSteps,
  ...moderationSteps,
  ...projectSteps,
  ...teamSteps,
  ...papersSteps,
  ...importSteps,
  ...mergeSteps,
  ...placeSteps,
  ...roomSteps,
  ...courseSteps,
  ...dutySteps,
]

export interface Walked {
  seed: number
  steps: number
  /** How often each step was done. */
  done: Record<string, number>
  problems: string[]
  /** The last things that happened. */
  log: string[]
}

/** After so many steps everything is left to settle and looked at as a whole. */
const SETTLE_EVERY = 20
const STORMY: Weather = { faults: 0.12, doubleTaps: 0.1 }

/** Time goes on between the steps: mostly by minutes, sometimes over night, sometimes to the next thing that begins. */
async function passTime(world: World): Promise<void> {
  const { chance } = world
  if (chance.happens(0.5)) return
  const now = world.now()
  if (chance.happens(0.1)) {
    const starts = (await world.rows<SessionDocument>('sessions')).map(({ startAt }) => startAt)
    const next = Math.min(...starts.filter((startAt) => startAt > now + 20 * MINUTE))
    if (Number.isFinite(next)) world.test.at(next - chance.below(20) * MINUTE)
  } else if (chance.happens(0.02)) world.test.at(startOfDay(now) + DAY + chance.below(9) * HOUR)
  else world.test.at(now + (1 + chance.below(chance.happens(0.1) ? 60 : 6)) * MINUTE)
}

/** What is owed is paid within minutes; a check of pictures and texts comes back; then nothing may contradict. */
async function settle(world: World): Promise<void> {
  for (let run = 0; run < 4; run++) {
    await world.test.cloud.idle()
    world.test.at(world.now() + 2 * MINUTE)
    await world.jobs(true)
  }
  // What a fault has put off is looked at later, an hour at most; it is owed only when it is left lying then.
  const putOff = await latestLook(world.test)
  if (putOff <= world.now()) return
  for (const at of [putOff + MINUTE, putOff + 2 * MINUTE]) {
    world.test.at(at)
    await world.jobs(true)
  }
}

/** When the last of what waits to be completed is looked at; 0 when nothing waits. */
async function latestLook(test: World['test']): Promise<number> {
  const rows = await Promise.all(
    outboxCollections.map((name) => test.rows<Partial<WithOutbox>>(name, { unsettled: true })),
  )
  return Math.max(0, ...rows.flat().map(({ settleAt = 0 }) => settleAt))
}

/**
 * Walks; stops at the first problem.
 * @param length how many steps
 */
export async function walk(seed: number, length: number, weather: Weather = STORMY): Promise<Walked> {
  const test = await testCloud()
  const world = new World(test, chanceOf(seed), weather, seed)
  const done: Record<string, number> = {}
  let walked = 0
  try {
    await settleIn(test)
    while (walked < length && world.problems.length === 0) {
      const next = world.chance.weighed(steps)
      done[next.name] = (done[next.name] ?? 0) + 1
      walked += 1
      await next.run(world)
      await passTime(world)
      if (world.chance.happens(0.3)) await world.jobs()
      for (const problem of await brokenNow(test)) world.problem(problem)
      if (walked % SETTLE_EVERY === 0 && world.problems.length === 0) {
        await settle(world)
        for (const problem of await brokenWhenSettled(test)) world.problem(problem)
      }
    }
  } finally {
    await test.close()
  }
  return { seed, steps: walked, done, problems: world.problems, log: world.log.slice(-60) }
}
