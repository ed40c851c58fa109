/** Owns finding sessions: by day and filters, by words, by month. */
import type { ParsedInput } from '@/contract'
import type { Candidate } from '@/domain/activity/requirements'
import { joinableBy } from '@/domain/activity/joinable'
import { filterMark } from '@/domain/activity/search-words'
import { DAY, startOf, startOfDay } from '@/domain/kernel/clock'
import type { Guard } from '@/domain/kernel/guarded-update'
import { searchWordsOf } from '@/domain/words/search'
import { shortName } from '@/domain/station/units'
import { type Caller, done, type Handler, joinedAll } from '../../handler'
import type { Join } from '../../platform/joins'
import { stationNamesJoin, type UnitDoc } from '../../repositories/units'
import { countSessionsByDay, findCards, onDays, type SessionCardDoc } from '../../repositories/sessions'
import { cardOf } from '../../views/session'
import { everybodyOf } from './participant'
import { inPages } from '../../kernel/paging'
import { rowsOf } from '../../views/rows'

const pages = inPages<SessionCardDoc>(20, ['startAt', 'asc'])

type ListInput = ParsedInput<'activity.list'>

/** The sessions of the own station, or what all others have opened to the district. */
const whose = ({ district }: ListInput, { stationId }: Caller): Guard =>
  district ? { district: true, stationId: { $ne: stationId } } : { stationId }

export const list: Handler<'activity.list'> = {
  joins: ({ input }): Record<string, Join> => (input.district ? { stations: stationNamesJoin } : {}),
  run: async ({ input, caller, joined, now }) => {
    const marks = marksOf(input)
    if (marks === null) return done({ items: [], next: null, serverNow: now })
    const from = input.from ? startOf(input.from) : startOfDay(now)
    const until = input.to ? startOf(input.to) + DAY : null
    const days = onDays(from, until, now)
    const where: Guard = {
      ...whose(input, caller),
      listed: true,
      ...(marks.length === 1 ? { words: marks[0] } : marks.length > 1 ? { words: { $all: marks } } : {}),
      ...days,
      // In an $and, because the days may speak with $or as well.
      ...(input.joinable && { $and: [joinableBy(candidatesOf(caller), now)] }),
    }
    const { shown, next } = await pages.read(findCards, where, input.cursor)
    const names = new Map(
      joinedAll<UnitDoc>(joined, 'stations').map(({ _id, name }) => [_id, shortName(name)]),
    )
    return done({
      items: rowsOf(shown, (session) => cardOf(session, now, names.get(session.stationId))),
      next,
      serverNow: now,
    })
  },
}

/** The caller and the family, as conditions look at them. */
const candidatesOf = (caller: Caller): Candidate[] => everybodyOf(caller).map(({ candidate }) => candidate)

/** The words and filter marks to look for, the rarer kind first; null when the typed text holds nothing to look for. */
function marksOf({ type, audience, gridId, text = '' }: ListInput): string[] | null {
  const words = searchWordsOf(text)
  if (text !== '' && words.length === 0) return null
  const mark = filterMark({ type, audience, gridId })
  return mark ? [...words, mark] : words
}

export const calendar: Handler<'activity.calendar'> = {
  run: async ({ input, caller, now }) => {
    const from = startOf(`${input.month}-01`)
    const [year = 0, month = 0] = input.month.split('-').map(Number)
    const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
    const days = await countSessionsByDay(caller.stationId, from, startOf(next), now)
    return done({ days })
  },
}
