/** Owns counting what somebody does on one day where it costs nothing: in the memory of one running instance, which ends with it. */
import { dayOf, type Day } from './clock'

interface DayCounts {
  /** Counts one more of what stands under a name. @returns false once there were `most` of it on the day of `now` */
  count(name: string, most: number, now: number): boolean
}

/** @param mostNames more than this on one day are strangers; the counts begin anew */
export function dayCounts(mostNames: number): DayCounts {
  let kept: { day: Day; counts: Map<string, number> } = { day: '', counts: new Map() }
  return {
    count(name, most, now) {
      const day = dayOf(now)
      if (kept.day !== day || kept.counts.size > mostNames) kept = { day, counts: new Map() }
      const count = kept.counts.get(name) ?? 0
      if (count >= most) return false
      kept.counts.set(name, count + 1)
      return true
    },
  }
}
