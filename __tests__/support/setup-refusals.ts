/** Owns what the actions that make a station ready answer when something about their question is not as it should be. */
import type { ActionName } from '../../src/contract'
import type { Refusals } from './refusals'

export const setupRefusals: { [A in Extract<ActionName, `setup.${string}`>]: Refusals } = {
  'setup.begin': { neighbour: 'DISTRICT_BEGUN', foreign: 'DISTRICT_BEGUN' },
  'setup.steps': { neighbour: 'FORBIDDEN' },
}
