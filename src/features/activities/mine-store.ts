/** Owns what I and my family have signed up for, what is to come and what is past. */
import { createPages } from '@/api/pages'
import type { Output } from '@/contract'

export type When = 'upcoming' | 'past'
export type MyEnrollment = Output<'activity.mine'>['items'][number]

export const myActivities = createPages({
  ...{ name: 'mine', action: 'activity.mine', keep: 2 },
  inputOf: (when: When) => ({ when }),
})
