/** Owns whom the station may ask for a case, in which order, and why, in words: pure, so that it can be shown and checked. */
import { type CredentialKind, credentialKinds } from '../papers/vocabulary'
import { type HeldPaper, isHeld } from '../papers/rules'
import { instantOf, type Day } from '../kernel/clock'
import { type Skill, skillNames, type WeekSlot, weekSlotNames } from '../person/vocabulary'
import { type Ask, ASKS_A_WEEK, asksWithin } from '../person/asks'

/** The part of a day in which something is wanted. */
export const dayParts = { morning: '上午', afternoon: '下午', evening: '晚上' } as const
type DayPart = keyof typeof dayParts

const hoursOf: Record<DayPart, readonly [string, string]> = {
  morning: ['08:00', '12:00'],
  afternoon: ['12:00', '18:00'],
  evening: ['18:00', '21:00'],
}

/** When a part of the day begins; null of what is none. */
export const hoursOfPart = (part: string): string | null =>
  part in hoursOf ? hoursOf[part as DayPart][0] : null

/** What a case wants of whoever sees to it. */
export interface Wanted {
  skills: readonly Skill[]
  /** One of these has to hold on the day; none where nothing is demanded. */
  credentials: readonly CredentialKind[]
  day: Day
  part: DayPart
}

/** From when to when that is, as instants. */
export function spanOf({ day, part }: Pick<Wanted, 'day' | 'part'>): { from: number; to: number } {
  const [from, to] = hoursOf[part]
  return { from: instantOf(day, from), to: instantOf(day, to) }
}

/** The slot of a week that this is. */
export function slotOf({ day, part }: Pick<Wanted, 'day' | 'part'>): WeekSlot {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const when = weekday === 0 || weekday === 6 ? 'weekend' : 'weekday'
  return `${when}${{ morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' }[part]}` as WeekSlot
}

/** What of a volunteer is looked at. */
export interface Candidate {
  personId: string
  name: string
  isActive: boolean
  skills: readonly Skill[]
  slots: readonly WeekSlot[]
  gridId: string | null
  papers: readonly HeldPaper[]
  /** When the volunteer is elsewhere, or has promised to help somebody. */
  agenda: readonly { startAt: number; endAt: number }[]
  asks: readonly Ask[]
  /** How many cases the volunteer has in hand and has not done yet. */
  openTasks: number
  /** How often the volunteer gave a promise up late: said, and counted against nobody. */
  late: number
  /** Whether it is the own case, one that the volunteer has declined, or that is about the volunteer. */
  keptOut: boolean
}

/** Where a case lies, and the grids of its station in their order: next to each other in it are neighbours. */
export interface Where {
  gridId: string | null
  grids: readonly string[]
}

export interface Suggestion {
  personId: string
  name: string
  score: number
  /** Why, in words; what counts against somebody last. */
  reasons: string[]
}

/** The credential by which somebody may do it; null where none is demanded, undefined where none is held. */
export const credentialOf = (
  { credentials, day }: Pick<Wanted, 'credentials' | 'day'>,
  papers: readonly HeldPaper[],
): CredentialKind | null | undefined =>
  credentials.length === 0
    ? null
    : credentials.find((kind) => isHeld(papers, { sort: 'credential', kind }, day))

/** What a suggestion counts for and against. */
export const weights = { able: 3, free: 2, near: 1, inHand: -2, ask: -3 } as const

/** The grids that are near: the one where it lies, and those next to it. */
export const nearGrids = ({ gridId, grids }: Where): string[] => {
  if (gridId === null) return []
  const at = grids.indexOf(gridId)
  const beside = at < 0 ? [] : [grids[at - 1], grids[at + 1]]
  return [gridId, ...beside.filter((one) => one !== undefined)]
}

function gridWords(gridId: string | null, where: Where): string {
  if (gridId === null || !nearGrids(where).includes(gridId)) return ''
  return gridId === where.gridId ? '住同一个网格' : '住隔壁网格'
}

/**
 * How well somebody fits: 3 for the skill or the credential, 2 for the time, 1 for living near, less 2 for each case in
 * hand and 3 for each ask within a week. Null for whoever is never asked: elsewhere then, kept out, not active, without
 * the credential, or asked often enough.
 */
export function suggestionFor(
  one: Candidate,
  wanted: Wanted,
  { where, now }: { where: Where; now: number },
): Suggestion | null {
  const { from, to } = spanOf(wanted)
  const credential = credentialOf(wanted, one.papers)
  const asks = asksWithin(one.asks, now)
  const clashes = one.agenda.some(({ startAt, endAt }) => startAt < to && from < endAt)
  if (!one.isActive || one.keptOut || clashes || credential === undefined || asks >= ASKS_A_WEEK) return null
  const skill = wanted.skills.find((each) => one.skills.includes(each))
  const slot = slotOf(wanted)
  const near = gridWords(one.gridId, where)
  const able = credential ? `有${credentialKinds[credential]}` : skill ? `会${skillNames[skill]}` : ''
  const free = one.slots.includes(slot) ? `${weekSlotNames[slot]}有空` : ''
  return {
    ...{ personId: one.personId, name: one.name },
    score:
      (able ? weights.able : 0) +
      (free ? weights.free : 0) +
      (near ? weights.near : 0) +
      weights.inHand * one.openTasks +
      weights.ask * asks,
    reasons: [
      ...[able, free, near],
      one.openTasks > 0 ? `手上有 ${one.openTasks} 件` : '',
      asks > 0 ? `这周问过 ${asks} 次` : '',
      one.late > 0 ? `一年里 ${one.late} 次临时去不了` : '',
    ].filter(Boolean),
  }
}

/** When somebody was asked last; whoever never was comes first. */
const lastAsked = ({ asks }: Candidate): number => Math.max(0, ...asks.map(({ at }) => at))

/** Everybody who may be asked, the best first; of equals whoever has not been asked for longest. */
export function suggestions(
  candidates: readonly Candidate[],
  wanted: Wanted,
  given: { where: Where; now: number },
): Suggestion[] {
  const last = new Map(candidates.map((one) => [one.personId, lastAsked(one)]))
  const at = ({ personId }: Suggestion): number => last.get(personId) ?? 0
  return candidates
    .flatMap((one) => suggestionFor(one, wanted, given) ?? [])
    .sort((a, b) => b.score - a.score || at(a) - at(b) || (a.personId < b.personId ? -1 : 1))
}
