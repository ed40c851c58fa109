/** Owns for when a case is asked for, where its form says that, and when whoever has it in hand is reminded of it. */
import { dayOf, HOUR, startOf } from '../kernel/clock'

/** So many minutes of somebody's time, some time between these instants. */
export interface Plan {
  from: number
  to: number
  minutes: number
}

/** At six in the evening. */
const EVENING = 6 * HOUR

/** The evening before the day on which it is to be. */
export const eveningBefore = ({ from }: Pick<Plan, 'from'>): number => startOf(dayOf(from)) - EVENING
