/** Owns what I and my family have signed up for, what is to come and what is past. */
import { createPages } from '@/api/pages'
import type { Output } from '@/contract'

export type When = 'upcoming' | 'past'
export type MyEnrollment = Output<'activity.mine'>['items'][number]

const mine = createPages({
  name: 'mine',
  action: 'activity.mine',
  keyOf: ({ when }) => when,
  keep: 2,
})

export const openMine = (when: When): Promise<void> => mine.open({ when })
export const readOnMine = (when: When): Promise<void> => mine.readOn({ when })
export const useMine = (when: When) => mine.use(mine.select({ when }))
