/** Owns the views of a roster: whom each of them shows. */
import type { EnrollmentState } from '../activity/documents'

export const rosterViews = ['all', 'absent', 'present', 'waiting'] as const
export type RosterView = (typeof rosterViews)[number]

type OnRoster = Exclude<EnrollmentState, 'cancelled' | 'applied' | 'declined'>

/** Everybody who has a place or waits for one, and what became of it. */
const listed: readonly OnRoster[] = [
  ...(['confirmed', 'waiting', 'offered', 'checkedIn'] as const),
  ...(['checkedOut', 'counted', 'leftOpen', 'noShow'] as const),
]

export const statesIn: Readonly<Record<RosterView, readonly OnRoster[]>> = {
  all: listed,
  absent: ['confirmed', 'noShow'],
  present: ['checkedIn'],
  waiting: ['waiting', 'offered'],
}

/** How many of a roster stand in each state, and how many of them have reported at the door. */
export interface StateCount {
  state: EnrollmentState
  n: number
  onSite: number
}

/** Live figures of a roster. `expected` are those who hold a place and may still come, and all who came. */
export function figuresOfRoster(counts: readonly StateCount[]) {
  const among = (...states: EnrollmentState[]): number =>
    counts.reduce((sum, { state, n }) => sum + (states.includes(state) ? n : 0), 0)
  return {
    expected: among('confirmed', 'checkedIn', 'checkedOut', 'counted', 'leftOpen'),
    present: among('checkedIn'),
    left: among('checkedOut', 'counted', 'leftOpen'),
    waiting: among('waiting', 'offered'),
    onSite: counts.reduce(
      (sum, { state, onSite }) => sum + (statesIn.waiting.includes(state as OnRoster) ? onSite : 0),
      0,
    ),
  }
}
