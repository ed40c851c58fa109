/** Owns that what is missing is said once on a working morning, by the robot of the station's group where there is one. */
import { spanNow } from '@/domain/gaps/gaps'
import { isMorning, morningWord, nextMorning, type RobotDocument, robotRules } from '@/domain/gaps/robot'
import { dayOf, NEVER } from '@/domain/kernel/clock'
import type { StationDocument } from '@/domain/station/documents'
import { gapJoins, gapsIn } from '../api/gaps/sources'
import { unseal } from '../api/platform/cipher'
import { type Doc, getJoined } from '../api/platform/cloud'
import { sayInGroup } from '../api/platform/group-robot'
import { changeRobot, findDueRobots, type RobotDoc, ROBOTS } from '../api/repositories/robots'
import { holidaysOf } from '../api/repositories/stations'
import type { Job } from './job'
import { sweep } from './sweep'

/**
 * Says it. The morning is taken before anything goes out: whoever is quicker says it, and whoever dies after that leaves it
 * unsaid, so that nothing is said twice. It is tried again where it is known that nothing went out.
 */
async function say(
  robot: RobotDoc,
  word: string,
  { now, next }: { now: number; next: number },
): Promise<void> {
  const { _id, version, saidAt } = robot
  const attempts = dayOf(saidAt) === dayOf(now) ? robot.attempts + 1 : 1
  const taken: Partial<RobotDocument> = { outcome: 'unknown', saidAt: now, attempts, wakeAt: next }
  if (!(await changeRobot(_id, version, taken))) return
  const outcome = await sayInGroup(unseal(robot.keyCipher), word)
  if (outcome === 'unknown') return
  const again = outcome === 'failed' && attempts < robotRules.attempts
  await changeRobot(_id, version + 1, { outcome, ...(again && { wakeAt: now + robotRules.retryAfter }) })
}

/** Four requests at most: the robot, the station with what is missing, the morning taken, what came of it. */
async function tell(robot: RobotDoc, now: number): Promise<void> {
  const { _id, version } = robot
  const span = spanNow(now)
  const joins = gapJoins({ stationId: _id, span, viewerId: null, now })
  const read = await getJoined<StationDocument & Doc>('stations', _id, joins)
  if (!read || robot.keyCipher === '') return void (await changeRobot(_id, version, { wakeAt: NEVER }))
  const holidays = holidaysOf(read.doc)
  const next = nextMorning(now, holidays)
  if (!isMorning(now, holidays)) return void (await changeRobot(_id, version, { wakeAt: next }))
  const gaps = gapsIn(read.doc, read.joined, { span, now })
  if (gaps.length === 0) {
    const quiet = { outcome: 'nothing', saidAt: now, attempts: 0, wakeAt: next } as const
    return void (await changeRobot(_id, version, quiet))
  }
  await say(robot, morningWord(read.doc.name, gaps), { now, next })
}

export const tellMorning: Job = {
  name: 'tellMorning',
  ...sweep({
    collection: ROBOTS,
    where: (now) => ({ wakeAt: { $lte: now } }),
    find: findDueRobots,
    work: tell,
  }),
}
