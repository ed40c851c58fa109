/** Owns what the actions of teams answer in the full station when something about their question is not as it should be. */
import type { ActionName } from '../../src/contract'
import type { Refusals } from './refusals'

const ofMember = {
  gone: { teamId: 'NOT_FOUND', memberId: 'NOT_FOUND' },
  stale: { version: 'STALE' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
} as const

type TeamAction = Extract<ActionName, `team.${string}`>

export const teamRefusals: { [A in TeamAction]: Refusals } = {
  'team.list': {},
  'team.open': { gone: { teamId: 'NOT_FOUND' } },
  'team.members': { gone: { teamId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'team.apply': {
    gone: { teamId: 'NOT_FOUND' },
    neighbour: 'TEAM_VOLUNTEERS_ONLY',
    foreign: 'OTHER_STATION',
  },
  'team.leave': { gone: { teamId: 'NOT_FOUND' } },
  'team.decide': ofMember,
  'team.remove': ofMember,
  'team.assign': ofMember,
  'team.takeBack': ofMember,
  'team.desk': { neighbour: 'FORBIDDEN' },
  'team.save': {
    gone: { teamId: 'NOT_FOUND', parentId: 'NOT_FOUND', 'positionIds.0': 'NOT_FOUND' },
    stale: { version: 'TEAM_CHANGED' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'team.move': {
    gone: { teamId: 'NOT_FOUND' },
    stale: { version: 'TEAM_CHANGED' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'team.setLeader': {
    gone: { teamId: 'NOT_FOUND', personId: 'NOT_FOUND' },
    stale: { version: 'TEAM_CHANGED' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
}
