/** Owns finding activities: the chosen filter, and the list that answers it, a page at a time. */
import { create } from 'zustand'
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import { serverNow } from '@/api/server-clock'
import type { Input, Output } from '@/contract'
import type { ActivityType, Audience } from '@/domain/activity/vocabulary'
import { dayOf } from '@/domain/kernel/clock'

export interface Filter {
  /** `YYYY-MM-DD`, or null for everything from today on. */
  day: string | null
  type: ActivityType | null
  audience: Audience | null
  gridId: string | null
  text: string
}

export const anything: Filter = { day: null, type: null, audience: null, gridId: null, text: '' }

/** The filter in force; it stays while the app is open. */
export const useFilter = create<Filter>(() => anything)

/** How many of the finer choices are on, for the button that opens them. */
export const countChoices = ({ type, audience, gridId }: Filter): number =>
  [type, audience, gridId].filter((choice) => choice !== null).length

function question({ day, type, audience, gridId, text }: Filter): Input<'activity.list'> {
  return {
    from: day ?? dayOf(serverNow()),
    ...(day && { to: day }),
    ...(type && { type }),
    ...(audience && { audience }),
    ...(gridId && { gridId }),
    ...(text.trim() && { text: text.trim() }),
  }
}

const list = createPages({
  name: 'activities',
  action: 'activity.list',
  rows: ({ items }) => items,
  withRows: (page, items) => ({ ...page, items }),
  keyOf: (input) => JSON.stringify(input),
  keep: 4,
})

export const openList = (): Promise<void> => list.open(question(useFilter.getState()))
export const readOn = (): Promise<void> => list.readOn(question(useFilter.getState()))

/** Changes the filter and asks for its list. */
export function choose(some: Partial<Filter>): void {
  useFilter.setState(some)
  void openList()
}

/** The list of the filter in force. */
export function useList() {
  const filter = useFilter()
  return list.use(list.select(question(filter)))
}

const calendar = createResource<string, Output<'activity.calendar'>>({
  name: 'activity-calendar',
  load: (month) => call('activity.calendar', { month }),
  keyOf: (month) => month,
})

/** Asks which days of a month (`YYYY-MM`) have activities. */
export const openMonth = (month: string): Promise<void> => calendar.open(month)
export const useMonth = (month: string) => calendar.use(calendar.select(month))
