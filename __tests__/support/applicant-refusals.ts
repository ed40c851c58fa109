/** Owns what the actions about those who ask for a place answer when something about their question is not as it should be. */
import type { Refusals } from './refusals'

export const ofSession: Refusals = {
  ...{ gone: { sessionId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
}

/** Somebody who does not ask is left, and said so. */
const answering: Refusals = {
  ...ofSession,
  gone: { sessionId: 'NOT_FOUND', 'people.0.personId': 'OK' },
  stale: { 'people.0.at': 'OK' },
}

export const applicantRefusals = {
  'applicants.list': ofSession,
  'applicants.confirm': answering,
  'applicants.decline': answering,
  'applicants.takeBack': answering,
} satisfies Record<string, Refusals>
