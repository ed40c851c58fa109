/** Owns the own calendar, as the phone shows it. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Entry = Output<'calendar.open'>['entries'][number]

const calendar = createResource<void, Output<'calendar.open'>>({
  name: 'calendar',
  load: () => call('calendar.open', {}),
  keep: 1,
})

export const openCalendar = (): Promise<void> => calendar.open()
export const useCalendar = () => calendar.use(calendar.select())
