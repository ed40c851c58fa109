/** Owns what the actions of the desk and of projects answer when something about their question is not as it should be. */
import { ofSession } from './applicant-refusals'
import { oneAtDesk } from './refusal-shapes'
import type { Refusals } from './refusals'

export const deskRefusals = {
  'desk.open': { neighbour: 'FORBIDDEN' },
  'desk.health': { neighbour: 'FORBIDDEN' },
  'desk.activities': { neighbour: 'FORBIDDEN' },
  'desk.activity': { gone: { activityId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'desk.createActivity': {
    gone: {
      'form.placeCode': 'NOT_FOUND',
      'form.course.teacher.personId': 'NOT_FOUND',
      'form.gridIds.0': 'NOT_FOUND',
      'form.projectId': 'NOT_FOUND',
      'form.teamId': 'NOT_FOUND',
      'form.sessions.0.sessionId': 'NOT_FOUND',
    },
    neighbour: 'FORBIDDEN',
  },
  'desk.copyActivity': {
    gone: { activityId: 'NOT_FOUND' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'desk.updateActivity': {
    gone: {
      activityId: 'NOT_FOUND',
      'form.placeCode': 'NOT_FOUND',
      'form.course.teacher.personId': 'NOT_FOUND',
      'form.gridIds.0': 'NOT_FOUND',
      'form.projectId': 'NOT_FOUND',
      'form.teamId': 'NOT_FOUND',
      'form.sessions.0.sessionId': 'NOT_FOUND',
    },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'desk.moveActivity': oneAtDesk('activityId'),
  'desk.moveSession': { ...ofSession, stale: { version: 'STALE' }, seen: { seenStartAt: 'STALE' } },
  'desk.volunteers': { neighbour: 'FORBIDDEN' },
  'desk.decideVolunteer': oneAtDesk('personId'),
  'desk.takeBackVolunteer': oneAtDesk('personId'),
  'desk.printRoster': ofSession,
  'desk.printCards': { gone: { personId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'NOT_FOUND' },
  'desk.renewCard': { gone: { personId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'desk.registerResident': { gone: { gridId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN' },
  'project.list': {},
  'project.open': { gone: { projectId: 'NOT_FOUND' } },
  'project.desk': { neighbour: 'FORBIDDEN' },
  'project.save': {
    gone: { projectId: 'NOT_FOUND', 'form.positionId': 'NOT_FOUND' },
    stale: { version: 'PROJECT_CHANGED' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'project.rest': { ...oneAtDesk('projectId'), stale: { version: 'PROJECT_CHANGED' } },
  'project.turnPosition': {
    gone: { positionId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
  },
} satisfies Record<string, Refusals>
