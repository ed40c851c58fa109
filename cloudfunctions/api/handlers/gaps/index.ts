/** Owns what is asked about what the papers of a station lack: the list of it, and the robot that says it. */
import type { gapActions } from '@/contract/gaps'
import { spanNow, spanOf, summedUp } from '@/domain/gaps/gaps'
import { HEAD, holds } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, type Handlers } from '../../handler'
import { type Doc, getJoined } from '../../platform/cloud'
import { gapJoins, gapsIn } from '../../gaps/sources'
import { withKin } from '../../repositories/people'
import { removeRobot, robot, setRobot, tryRobot } from './robot'

/** Two requests: the caller, then the station with everything that may be missing. */
const list: Handler<'gaps.list'> = {
  joins: () => withKin,
  run: async ({ caller, input, now }) => {
    const span = input.month === undefined ? spanNow(now) : spanOf(input.month, now)
    const { stationId, personId: viewerId } = caller
    const joins = gapJoins({ stationId, span, viewerId, now })
    const read = await getJoined<StationDocument & Doc>('stations', stationId, joins)
    const gaps = gapsIn(read?.doc ?? null, read?.joined ?? {}, { span, now, kin: caller.kin })
    return done({ ...summedUp(gaps), mayTell: holds(HEAD, caller), serverNow: now })
  },
}

export const gapHandlers: Handlers<keyof typeof gapActions> = {
  'gaps.list': list,
  'gaps.robot': robot,
  'gaps.setRobot': setRobot,
  'gaps.removeRobot': removeRobot,
  'gaps.tryRobot': tryRobot,
}
