/**
 * Owns the nine steps in which a station is made ready, and how far each has come. It is read from what stands there and
 * kept nowhere, so that whatever was done elsewhere counts as well. Each step can wait.
 */
import { dayOf } from '../kernel/clock'
import type { StationDocument } from '../station/documents'
import { featuresOf } from '../station/features'

export const setupSteps = [
  'sheet',
  'grids',
  'colleagues',
  'places',
  'projects',
  'closedDays',
  'prizes',
  'activity',
  'prints',
] as const
export type SetupStep = (typeof setupSteps)[number]

/** A station whose work lies on fewer shoulders has nobody when somebody is ill. */
export const FEWEST_COLLEAGUES = 2

/** What stands there, as far as a step asks for it. */
export interface SetupFacts {
  station: Pick<StationDocument, 'contact' | 'grids' | 'places' | 'holidays' | 'features'>
  /** Those with a role at the station beside whoever asks. */
  colleagues: number
  projects: number
  prizes: number
  /** Activities that were ever shown to residents. */
  activities: number
}

interface Progress {
  step: SetupStep
  /** Null for what can be done again and again, and is never over. */
  done: boolean | null
  /** How much of it there is; 0 where that says nothing. */
  count: number
}

const told = (count: number, least = 1): Omit<Progress, 'step'> => ({ done: count >= least, count })
const said = (done: boolean): Omit<Progress, 'step'> => ({ done, count: 0 })

const progress: Record<SetupStep, (facts: SetupFacts, now: number) => Omit<Progress, 'step'>> = {
  sheet: ({ station: { contact } }) => said(Boolean(contact?.hours) && Boolean(contact?.phone)),
  grids: ({ station }) => told(station.grids.reduce((sum, { buildings }) => sum + buildings.length, 0)),
  colleagues: ({ colleagues }) => told(colleagues, FEWEST_COLLEAGUES),
  places: ({ station }) => told(station.places.length),
  projects: ({ projects }) => told(projects),
  closedDays: ({ station }, now) => said(station.holidays.some((day) => day >= dayOf(now))),
  prizes: ({ station, prizes }) => (featuresOf(station).store ? told(prizes) : said(true)),
  activity: ({ activities }) => told(activities),
  prints: () => ({ done: null, count: 0 }),
}

/** How far the station has come, in the order in which the steps are shown. @param now epoch milliseconds */
export const setupProgress = (facts: SetupFacts, now: number): Progress[] =>
  setupSteps.map((step) => ({ step, ...progress[step](facts, now) }))

/** How many steps are still open. */
export const openSteps = (all: readonly Pick<Progress, 'done'>[]): number =>
  all.filter(({ done }) => done === false).length
