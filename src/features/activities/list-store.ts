/** Owns finding activities: the chosen filter, and the list that answers it, a page at a time. */
import { create } from 'zustand'
import { call } from '@/api/client'
import { createPages, type More, type ShownList, type WithMore } from '@/api/pages'
import { createResource, type Resource } from '@/api/resource'
import { serverNow } from '@/api/server-clock'
import type { Input, Output } from '@/contract'
import type { ActivityType, Audience } from '@/domain/activity/vocabulary'
import { dayOf } from '@/domain/kernel/clock'

interface Filter {
  /** `YYYY-MM-DD`, or null for everything from today on. */
  day: string | null
  type: ActivityType | null
  audience: Audience | null
  gridId: string | null
  text: string
  /** Only what I, or one of the family, could join now. */
  joinable: boolean
  /** What the other stations of the district have opened, instead of the own station's. */
  district: boolean
}

export const anything: Filter = {
  day: null,
  type: null,
  audience: null,
  gridId: null,
  text: '',
  joinable: false,
  district: false,
}

/** The filter in force; it stays while the app is open. */
export const useFilter = create<Filter>(() => anything)

/** How many of the finer choices are on, for the button that opens them. */
export const countChoices = ({ type, audience, gridId, joinable, district }: Filter): number =>
  [type, audience, gridId, joinable || null, district || null].filter((choice) => choice !== null).length

function question({ day, type, audience, gridId, text, joinable, district }: Filter): Input<'activity.list'> {
  return {
    from: day ?? dayOf(serverNow()),
    ...(day && { to: day }),
    ...(type && { type }),
    ...(audience && { audience }),
    // The grids are those of the own station.
    ...(gridId && !district && { gridId }),
    ...(text.trim() && { text: text.trim() }),
    ...(joinable && { joinable }),
    ...(district && { district }),
  }
}

const list = createPages({
  name: 'activities',
  action: 'activity.list',
  inputOf: question,
  // What lies ahead is one list, whatever the day: midnight must not hide it.
  keyOf: ({ from, to, ...rest }) => JSON.stringify({ day: to === undefined ? null : from, ...rest }),
  keep: 4,
})

const openList = (): Promise<void> => list.of(useFilter.getState()).open()

/** So many rows are drawn at first, and as many more each time: a phone is slow to draw what nobody looks at. */
const stepRows = 10
const useDrawn = create<{ rows: number }>(() => ({ rows: stepRows }))

type List = Output<'activity.list'>

/** A chosen day is shown whole; looking ahead, what is over is not in the way. */
const inSight = ({ items }: List, { day }: Filter): List['items'] => {
  const now = serverNow()
  return items.filter(({ endAt }) => day !== null || endAt > now)
}

/** Draws more of what is here, or asks for what follows. */
function readOn(): Promise<void> {
  const filter = useFilter.getState()
  const entry = list.known(filter)
  const { rows } = useDrawn.getState()
  if (entry.status !== 'ready' || inSight(entry.data, filter).length <= rows) return list.of(filter).readOn()
  useDrawn.setState({ rows: rows + stepRows })
  return Promise.resolve()
}

/** Changes the filter and asks for its list. */
export function choose(some: Partial<Filter>): void {
  useFilter.setState(some)
  useDrawn.setState({ rows: stepRows })
  void openList()
}

/** The list of the filter in force, as much of it as is drawn. */
function useList(): Resource<WithMore<List>> {
  const filter = useFilter()
  const { rows } = useDrawn()
  const entry = list.of(filter).use()
  if (entry.status !== 'ready') return entry
  const items = inSight(entry.data, filter)
  const more: More = items.length > rows ? { status: 'waiting' } : entry.data.more
  return { ...entry, data: { ...entry.data, items: items.slice(0, rows), more } }
}

/** What the filter in force finds. */
export const foundActivities: ShownList<WithMore<List>> = { open: openList, readOn, use: useList }

const calendar = createResource<string, Output<'activity.calendar'>>({
  name: 'activity-calendar',
  load: (month) => call('activity.calendar', { month }),
  keyOf: (month) => month,
})

/** Asks which days of a month (`YYYY-MM`) have activities. */
export const openMonth = (month: string): Promise<void> => calendar.open(month)
export const useMonth = (month: string) => calendar.use(calendar.select(month))
