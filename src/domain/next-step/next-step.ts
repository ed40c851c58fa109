/** Owns the next step: what is missing to the next star or the marked prize, and the ways that would bring it. */
import type { PointsRules } from '../points/rules'
import { starName, starOf } from '../star/ladder'
import { type NextPerson, type Offered, type Way, waysTo } from './ways'

/** What somebody saves for; the unit follows from it. */
export interface Aim {
  aim: 'star' | 'prize'
  title: string
  prizeId: string | null
  have: number
  needed: number
}

interface NextStep extends Aim {
  unit: 'minutes' | 'points'
  missing: number
  /** At most two of all sorts. */
  ways: Way[]
  enough: boolean
}

/** The next star whose hours are not there yet; null at the top. */
export function starAim(provedMinutes: number, now: number): Aim | null {
  const { next } = starOf(provedMinutes, now)
  if (!next) return null
  return {
    ...{ aim: 'star', title: starName(next.star), prizeId: null },
    ...{ have: provedMinutes, needed: next.neededMinutes },
  }
}

/** The prize that somebody marked, paid from what is free; null when nothing is marked or it is gone. */
export const prizeAim = (
  prize: { _id: string; title: string; points: number } | null,
  freePoints: number,
): Aim | null =>
  prize && { aim: 'prize', title: prize.title, prizeId: prize._id, have: freePoints, needed: prize.points }

type Pair = readonly Way[]

const sumOf = (pair: Pair): number => pair.reduce((sum, { brings }) => sum + brings, 0)
const endOf = (pair: Pair): number => Math.max(...pair.map(({ endAt }) => endAt))
const fits = (pair: Pair): number => pair.filter(({ fitsTime }) => fitsTime).length
const apart = (a: Way, b: Way): boolean => a.endAt <= b.startAt || b.endAt <= a.startAt

/** In a person's own time first, then what brings all that is missing, then what is over soonest. */
const better =
  (missing: number) =>
  (a: Pair, b: Pair): number =>
    fits(b) - fits(a) ||
    Number(sumOf(b) >= missing) - Number(sumOf(a) >= missing) ||
    endOf(a) - endOf(b) ||
    sumOf(b) - sumOf(a)

/** The best two that do not overlap; one or none when there are no more. */
function bestOf(open: readonly Way[], missing: number): Way[] {
  const pairs = open.flatMap((first, i) =>
    open.slice(i + 1).flatMap((second): Pair[] => (apart(first, second) ? [[first, second]] : [])),
  )
  const choices = pairs.length > 0 ? pairs : open.map((only): Pair => [only])
  const [best = []] = [...choices].sort(better(missing))
  return [...best].sort((a, b) => a.startAt - b.startAt)
}

/**
 * What is missing to an aim, with at most two ways that are open to this person and would bring it.
 * @param offered of each source the coming ones, the earliest first; a few dozen are enough
 */
export function nextStepTowards(
  aim: Aim,
  person: NextPerson,
  offered: Partial<Offered>,
  given: { pointsRules: PointsRules; now: number },
): NextStep {
  const unit = aim.aim === 'star' ? 'minutes' : 'points'
  const missing = Math.max(0, aim.needed - aim.have)
  const best = missing === 0 ? [] : bestOf(waysTo(unit, person, offered, given), missing)
  return { ...aim, unit, missing, ways: best, enough: sumOf(best) >= missing }
}
