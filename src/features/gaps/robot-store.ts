/** Owns the robot of the station's group, as its head sees and changes it. */
import { call } from '@/api/client'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type RobotView = Output<'gaps.robot'>

const robot = createResource<void, RobotView>({
  ...{ name: 'group-robot', duty: true },
  load: () => call('gaps.robot', {}),
})

export const openRobot = (): Promise<void> => robot.open()
export const useRobot = () => robot.use(robot.select())

export const setRobot = async (address: string, version: number) =>
  robot.takeAnswer(undefined, await call('gaps.setRobot', { address, version }))
export const removeRobot = async (version: number) =>
  robot.takeAnswer(undefined, await call('gaps.removeRobot', { version }))
export const tryRobot = async () => robot.takeAnswer(undefined, await callKeyed('gaps.tryRobot', {}))
