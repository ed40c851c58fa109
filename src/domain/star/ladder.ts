/** Owns the ladder of stars: what hours have earned, and for which star somebody may apply now. */
import { type Decision, ok, reject } from '../kernel/errors'
import { FEWEST_RATINGS } from '../case/rating'
import { durationWord } from '../words/amounts'
import { starRulesAt } from './rules'

const numerals = ['一', '二', '三', '四', '五'] as const

/** 三星志愿者. */
export const starName = (star: number): string => `${numerals[star - 1] ?? star}星志愿者`

interface NextStar {
  star: number
  missingMinutes: number
  neededMinutes: number
}

/** The star for which proved minutes are enough, and what is missing to the next one; null at the top. */
export function starOf(provedMinutes: number, now: number): { star: number; next: NextStar | null } {
  const { ladder } = starRulesAt(now)
  const star = ladder.filter((hours) => hours * 60 <= provedMinutes).length
  const hours = ladder[star]
  if (hours === undefined) return { star, next: null }
  const neededMinutes = hours * 60
  return { star, next: { star: star + 1, missingMinutes: neededMinutes - provedMinutes, neededMinutes } }
}

/** How often those who were helped have rated somebody, and with how much on the average; 0 before anybody has. */
interface Rated {
  times: number
  average: number
}

/** What is looked at when somebody applies. */
export interface StarFacts {
  isVolunteer: boolean
  /** The highest star that was granted and not taken back; 0 before the first. */
  held: number
  /** Whether an objection stands against it. */
  rests: boolean
  provedMinutes: number
  rated: Rated
  /** How many complaints about them were found to be true, of those that count still. */
  complaints: number
}

/** Why nobody can apply for a star yet, with what the words of it say. */
export const starCodes = [
  ...(['STAR_VOLUNTEERS', 'STAR_TOP', 'STAR_RESTS', 'STAR_HOURS', 'STAR_RATING', 'STAR_COMPLAINT'] as const),
]
type StarCode = (typeof starCodes)[number]

/** The star for which somebody may apply: the one after the own, in turn, whatever the hours are enough for. */
export function starToApplyFor(facts: StarFacts, now: number): Decision<number, StarCode> {
  const { ladder, complaintDays } = starRulesAt(now)
  const { held, provedMinutes, rated } = facts
  if (!facts.isVolunteer) return reject('STAR_VOLUNTEERS')
  const hours = ladder[held]
  if (hours === undefined) return reject('STAR_TOP')
  if (facts.rests) return reject('STAR_RESTS')
  const star = starName(held + 1)
  const missing = hours * 60 - provedMinutes
  if (missing > 0) return reject('STAR_HOURS', { star, hours, missing: durationWord(missing) })
  if (isRatedLow(rated, now)) return reject('STAR_RATING', { star, least: starRulesAt(now).rating.least })
  if (facts.complaints > 0) return reject('STAR_COMPLAINT', { star, days: complaintDays })
  return ok(held + 1)
}

const shortWords: Record<StarCode, (details: Record<string, string | number>) => string> = {
  STAR_VOLUNTEERS: () => '志愿者身份停着，或已经退出',
  STAR_TOP: () => '已经是五星了',
  STAR_RESTS: () => '上一颗星有人提了异议，正在查',
  STAR_HOURS: ({ missing }) => `证明过的时长还差 ${missing}`,
  STAR_RATING: () => '对方的评价不到要求',
  STAR_COMPLAINT: () => '有一件投诉查实了',
}

/** Why somebody who has applied for a star falls short of it by now, in words; null while nothing speaks against it. */
export function shortOf(star: number, facts: StarFacts, now: number): string | null {
  const next = starToApplyFor(facts, now)
  if (!next.ok) return shortWords[next.error.code](next.error.details ?? {})
  return next.value === star ? null : '前一颗星和申请的时候不一样了'
}

/** Whether those who were helped were often enough not content; of a few it is not asked. */
function isRatedLow({ times, average }: Rated, now: number): boolean {
  const { from, least } = starRulesAt(now).rating
  return times >= from && average < least
}

/** What the application says of the ratings: no average of so few that it would say who gave which. */
export function ratedWord({ times, average }: Rated, now: number): string {
  const { from, least } = starRulesAt(now).rating
  if (times < from) return times === 0 ? '还没有人评过' : `${times} 次，还太少，不看`
  if (times < FEWEST_RATINGS) return `${times} 次，平均 ${least} 分以上`
  return `${times} 次，平均 ${(Math.round(average * 2) / 2).toFixed(1)} 分`
}
