/** Owns the robot of a station's group: seeing it, writing its address down, taking it away, trying it. */
import type { Output } from '@/contract'
import { nextMorning, type RobotDocument, robotKeyOf, trialWord } from '@/domain/gaps/robot'
import { NEVER } from '@/domain/kernel/clock'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import type { StationDocument } from '@/domain/station/documents'
import { type Context, done, type Handler, joinedOne, refuse } from '../../handler'
import { seal, unseal } from '../../platform/cipher'
import { type Doc } from '../../platform/cloud'
import { sayInGroup } from '../../platform/group-robot'
import { addRobot, changeRobot, type RobotDoc, robotJoin } from '../../repositories/robots'
import { holidaysOf, withStation } from '../../repositories/stations'

type View = Output<'gaps.robot'>

const joins = () => ({ ...withStation, robot: robotJoin })
const robotIn = ({ joined }: Pick<Context<'gaps.robot'>, 'joined'>) => joinedOne<RobotDoc>(joined, 'robot')
const stationIn = ({ joined }: Pick<Context<'gaps.robot'>, 'joined'>) =>
  joinedOne<StationDocument & Doc>(joined, 'station')

const isThere = (robot: RobotDocument | null): robot is RobotDocument =>
  robot !== null && robot.keyCipher !== ''

const view = (robot: RobotDocument | null, now: number): View => ({
  robot: isThere(robot)
    ? {
        ...{ tail: robot.tail, nextAt: robot.wakeAt, outcome: robot.outcome },
        ...{ saidAt: robot.saidAt, attempts: robot.attempts },
      }
    : null,
  changed: robot && { by: maskName(robot.byName), at: robot.at },
  version: robot?.version ?? 0,
  serverNow: now,
})

/** One request. */
export const robot: Handler<'gaps.robot'> = {
  joins,
  run: (context) => Promise.resolve(done(view(robotIn(context), context.now))),
}

/** Two requests; an address that stands there already is granted, whoever wrote it. */
export const setRobot: Handler<'gaps.setRobot'> = {
  joins,
  run: async (context) => {
    const { caller, input, now } = context
    const [station, before] = [stationIn(context), robotIn(context)]
    if (!station) return refuse('NOT_FOUND')
    const key = robotKeyOf(input.address)
    if (key === null) return refuse('ROBOT_ADDRESS')
    if (isThere(before) && unseal(before.keyCipher) === key) return done(view(before, now))
    const set = {
      ...{ keyCipher: seal(key), tail: key.slice(-4), wakeAt: nextMorning(now, holidaysOf(station)) },
      ...{ byId: caller.personId, byName: nameOf(caller.person), at: now },
      ...{ outcome: 'none' as const, saidAt: 0, attempts: 0, triedKey: '', tried: 'unknown' as const },
    }
    const after = { _id: caller.stationId, ...set, version: input.version + 1 }
    const written =
      before === null
        ? input.version === 0 && (await addRobot(after)) === 'added'
        : await changeRobot(caller.stationId, input.version, set)
    return written ? done(view(after, now)) : refuse('STALE')
  },
}

/** Two requests; what is gone already is granted. The key goes with it, who took it away stays. */
export const removeRobot: Handler<'gaps.removeRobot'> = {
  joins,
  run: async (context) => {
    const { caller, input, now } = context
    const before = robotIn(context)
    if (!isThere(before)) return done(view(before, now))
    const set = {
      ...{ keyCipher: '', tail: '', wakeAt: NEVER },
      ...{ byId: caller.personId, byName: nameOf(caller.person), at: now },
    }
    if (!(await changeRobot(before._id, input.version, set))) return refuse('STALE')
    return done(view({ ...before, ...set, version: input.version + 1 }, now))
  },
}

/** What is answered to whoever tried it; a repeat hears the same and says nothing in the group again. */
function answered(robot: RobotDocument, now: number) {
  if (robot.tried === 'sent') return done(view(robot, now))
  return refuse(robot.tried === 'refused' ? 'ROBOT_REFUSED' : 'ROBOT_SILENT')
}

/** Four requests and the word itself. */
export const tryRobot: Handler<'gaps.tryRobot'> = {
  joins,
  run: async (context) => {
    const { requestKey, now } = context
    const [station, before] = [stationIn(context), robotIn(context)]
    if (!station || !isThere(before)) return refuse('NOT_FOUND')
    if (before.triedKey === requestKey) return answered(before, now)
    const { _id, version } = before
    const begun = { triedKey: requestKey, tried: 'unknown' as const }
    // Whoever was quicker has tried it, or has changed the address.
    if (!(await changeRobot(_id, version, begun))) return refuse('ROBOT_SILENT')
    const tried = await sayInGroup(unseal(before.keyCipher), trialWord(station.name))
    await changeRobot(_id, version + 1, { tried })
    return answered({ ...before, ...begun, tried, version: version + 2 }, now)
  },
}
