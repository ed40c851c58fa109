/** Owns what a step of a walk is: something one of its people might do next, and how often it is done. */
import type { World } from './world'

export interface Step {
  name: string
  /** How often it is chosen, beside the others. */
  weight: number
  run(world: World): Promise<unknown>
}

export const step = (name: string, weight: number, run: Step['run']): Step => ({ name, weight, run })
