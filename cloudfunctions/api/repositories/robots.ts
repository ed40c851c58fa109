/** Owns reading and writing the robots that stations have in their groups in WeCom. */
import type { RobotDocument } from '@/domain/gaps/robot'
import type { Guard } from '@/domain/kernel/guarded-update'
import { addDoc, changeDoc, type Doc, findDocs } from '../platform/cloud'
import type { Join } from '../platform/joins'

export const ROBOTS = 'robots'
export type RobotDoc = RobotDocument & Doc

/** The robot of the caller's station, along with the caller. */
export const robotJoin: Join = { from: ROBOTS, idIn: 'stationId' }

export const findDueRobots = (where: Guard, limit: number): Promise<RobotDoc[]> =>
  findDocs<RobotDoc>(ROBOTS, where, { limit, order: [['wakeAt', 'asc']] })

/** The first address of a station. One request. */
export const addRobot = (robot: RobotDocument): Promise<'added' | 'exists'> =>
  addDoc(ROBOTS, robot as RobotDoc)

/** Changes it over the version that was seen. One request. @returns false when another was quicker */
export const changeRobot = (
  stationId: string,
  version: number,
  set: Partial<RobotDocument>,
): Promise<boolean> => changeDoc(ROBOTS, stationId, { version }, { $set: set, $inc: { version: 1 } })
