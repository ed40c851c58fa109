/** Owns what the actions of activities and the door answer when something about their question is not as it should be. */
import { ofSession } from './applicant-refusals'
import type { Refusals } from './refusals'

export const activityRefusals = {
  'home.open': {},
  'calendar.open': {},
  'activity.list': { gone: { gridId: 'OK' } },
  'activity.calendar': {},
  'activity.detail': { gone: { sessionId: 'NOT_FOUND' } },
  'activity.mine': {},
  'activity.poster': { gone: { sessionId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'activity.signUp': {
    gone: { sessionId: 'NOT_FOUND', forPersonId: 'NOT_FOUND' },
    foreign: 'OTHER_STATION',
    seen: {
      'agreed.startAt': 'SESSION_CHANGED',
      'agreed.endAt': 'SESSION_CHANGED',
      'agreed.placeName': 'SESSION_CHANGED',
      'agreed.riskNotice': 'SESSION_CHANGED',
    },
  },
  'activity.cancel': {
    gone: { sessionId: 'NOT_FOUND', forPersonId: 'NOT_FOUND' },
    neighbour: 'NOT_ENROLLED',
    foreign: 'NOT_ENROLLED',
  },
  'activity.acceptOffer': {
    gone: { sessionId: 'NOT_FOUND', forPersonId: 'NOT_FOUND' },
    seen: {
      'agreed.startAt': 'SESSION_CHANGED',
      'agreed.endAt': 'SESSION_CHANGED',
      'agreed.placeName': 'SESSION_CHANGED',
      'agreed.riskNotice': 'SESSION_CHANGED',
    },
    neighbour: 'NOT_ENROLLED',
    foreign: 'NOT_ENROLLED',
  },
  'activity.passOffer': {
    gone: { sessionId: 'NOT_FOUND', forPersonId: 'NOT_FOUND' },
    neighbour: 'NOT_ENROLLED',
    foreign: 'NOT_ENROLLED',
  },
  'attendance.door': ofSession,
  'thanks.say': {
    gone: { sessionId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'THANKS_NOT_CAME',
    foreign: 'OTHER_STATION',
  },
  'recap.list': {},
  'recap.draft': ofSession,
  'recap.save': { ...ofSession, stale: { version: 'STALE' } },
  'recap.withdraw': { ...ofSession, stale: { version: 'STALE' } },
  'attendance.roster': ofSession,
  'attendance.checkIn': {
    gone: { sessionId: 'NOT_FOUND', forPersonId: 'NOT_FOUND', 'proof.placeCode': 'OK' },
    neighbour: 'NOT_ENROLLED',
    foreign: 'OTHER_STATION',
  },
  'attendance.checkOut': {
    gone: { sessionId: 'NOT_FOUND', forPersonId: 'NOT_FOUND', 'proof.placeCode': 'OK' },
    neighbour: 'NOT_ENROLLED',
    foreign: 'OTHER_STATION',
  },
  'attendance.standby': {
    gone: { sessionId: 'NOT_FOUND', forPersonId: 'NOT_FOUND', 'proof.placeCode': 'OK' },
    neighbour: 'NOT_ENROLLED',
    foreign: 'OTHER_STATION',
  },
  'attendance.scanCard': {
    gone: { sessionId: 'NOT_FOUND', card: 'CARD_UNKNOWN' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'attendance.mark': {
    gone: { sessionId: 'NOT_FOUND', personId: 'NOT_ENROLLED' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'attendance.undo': {
    gone: { sessionId: 'NOT_FOUND', personId: 'NOT_ENROLLED' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'attendance.checkOutAll': ofSession,
  'attendance.releaseStandby': ofSession,
  'attendance.answerForgotten': {
    gone: { recordId: 'NOT_FOUND' },
    neighbour: 'NOT_FOUND',
    foreign: 'NOT_FOUND',
  },
} satisfies Record<string, Refusals>
