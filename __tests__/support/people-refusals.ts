/** Owns what the actions about oneself and colleagues answer when something about their question is not as it should be. */
import type { Refusals } from './refusals'

const ofColleague = {
  gone: { at: 'OTHER_STATION', personId: 'NOT_FOUND' },
  stale: { version: 'OFFICE_CHANGED' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
} as const

export const peopleRefusals = {
  'me.open': {},
  'me.updateProfile': { gone: { gridId: 'NOT_FOUND' } },
  'me.bindPhone': { foreign: 'CONSENT_NEEDED' },
  'me.applyVolunteer': { foreign: 'CONSENT_NEEDED' },
  'me.withdrawVolunteer': { neighbour: 'INVALID_STATE' },
  'me.addDependant': { foreign: 'CONSENT_NEEDED' },
  'me.removeDependant': { gone: { personId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'me.consent': { stale: { version: 'TERMS_OUTDATED' } },
  'me.card': { gone: { forPersonId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'me.renewCard': { gone: { forPersonId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'colleagues.list': { gone: { at: 'OTHER_STATION' }, neighbour: 'FORBIDDEN' },
  'colleagues.open': { gone: ofColleague.gone, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'colleagues.appoint': {
    ...ofColleague,
    gone: {
      ...{ ...ofColleague.gone, 'gridIds.0': 'GRIDS_NEEDED', partnerId: 'PARTNER_NEEDED' },
      unitId: 'UNIT_NEEDED',
    },
  },
  'colleagues.end': ofColleague,
  'colleagues.takeBack': ofColleague,
  'colleagues.handOver': {
    gone: { personId: 'NOT_FOUND' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
} satisfies Record<string, Refusals>
