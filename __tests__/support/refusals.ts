/** Owns what every action answers in the full station when something about its question is not as it should be. */
import type { ActionName, ErrorCode } from '../../src/contract'
import type { CaseAction } from '../../src/contract/case'
import { applicantRefusals, ofSession } from './applicant-refusals'
import { caseRefusals } from './case-refusals'
import { unitRefusals } from './unit-refusals'
import { paperRefusals } from './paper-refusals'
import { privacyRefusals } from './privacy-asks'
import { residentRefusals } from './resident-refusals'
import { setupRefusals } from './setup-refusals'
import { stationRefusals } from './station-refusals'
import { teamRefusals } from './team-refusals'
import { dutyRefusals } from './duty-asks'
import { courseRefusals } from './courses'
import { roomRefusals } from './room-asks'
import { campaignRefusals } from './campaigns'
import { seasonRefusals } from './seasons'
import { visitRefusals } from './visit-refusals'
import { importRefusals } from './import-refusals'

export interface Refusals {
  /** By the field that names something: the code when it names nothing. OK where it only narrows a list, or where nothing is left to do. */
  gone?: Record<string, ErrorCode | 'OK'>
  /** By the field that says what was read: the code when something else stands there now, older or newer. OK where it is left, and said so. */
  stale?: Record<string, ErrorCode | 'OK'>
  /** By the field that says what a person agreed to: the code when it is otherwise. */
  seen?: Record<string, ErrorCode>
  /** When a resident asks whose it is not; absent when everybody may, or each for their own things. */
  neighbour?: ErrorCode
  /** When somebody with every role of another station asks; absent when it is open or about one's own station. */
  foreign?: ErrorCode
}

/** One of several that is gone or has moved is left; whoever may not decide about all decides about none. */
const several = (field: string): Refusals => ({
  gone: { [`${field}.0.id`]: 'OK' },
  stale: { [`${field}.0.version`]: 'OK' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
})
const severalRecords = several('records')
const severalChecks = several('checks')

const ofColleague = {
  gone: { at: 'OTHER_STATION', personId: 'NOT_FOUND' },
  stale: { version: 'OFFICE_CHANGED' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
} as const

/** Somebody whom a notice has to reach. */
const ofNotified = {
  gone: { noticeId: 'NOT_FOUND', personId: 'NOT_FOUND' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
} as const

/** One thing of the desk that others may move at the same moment, by the field that names it. */
const oneAtDesk = (field: string): Refusals => ({
  gone: { [field]: 'NOT_FOUND' },
  stale: { version: 'STALE' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
})

const byHand: { [A in Exclude<ActionName, CaseAction>]: Refusals } = {
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
  ...applicantRefusals,
  ...visitRefusals,
  ...roomRefusals,
  ...dutyRefusals,
  ...seasonRefusals,
  ...campaignRefusals,
  ...courseRefusals,
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
  'hours.mine': {},
  'hours.receipt': { gone: { recordId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'hours.appeal': { gone: { recordId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'hours.pending': { neighbour: 'FORBIDDEN' },
  'hours.decide': oneAtDesk('recordId'),
  'hours.agree': severalRecords,
  'hours.takeBack': severalRecords,
  'hours.add': {
    gone: { card: 'CARD_UNKNOWN', personId: 'NOT_FOUND', sessionId: 'NOT_FOUND' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'hours.added': {},
  'hours.records': { gone: { personId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'points.mine': {},
  'points.rules': {},
  'points.previewRule': { neighbour: 'FORBIDDEN' },
  'points.saveRule': { stale: { version: 'STALE' }, neighbour: 'FORBIDDEN', foreign: 'STALE' },
  'points.summary': {},
  'store.open': {},
  'store.prize': { gone: { prizeId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'store.mark': { gone: { prizeId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'store.reserve': {
    gone: { prizeId: 'NOT_FOUND', forPersonId: 'NOT_FOUND', card: 'CARD_UNKNOWN' },
    neighbour: 'POINTS_SHORT',
    foreign: 'OTHER_STATION',
    seen: { 'seen.points': 'PRIZE_CHANGED', 'seen.place': 'PRIZE_CHANGED' },
  },
  'store.cancel': { gone: { redemptionId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'OTHER_STATION' },
  'store.mine': {},
  'store.redemption': {
    gone: { redemptionId: 'NOT_FOUND' },
    neighbour: 'NOT_FOUND',
    foreign: 'OTHER_STATION',
  },
  'store.lookUp': {
    gone: { scanned: 'PICKUP_CODE_UNKNOWN' },
    neighbour: 'FORBIDDEN',
    foreign: 'PICKUP_CODE_UNKNOWN',
  },
  'store.redeem': {
    gone: { redemptionId: 'NOT_FOUND', scanned: 'PICKUP_CODE_UNKNOWN' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'store.refund': { gone: { redemptionId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'store.reservations': { neighbour: 'FORBIDDEN' },
  'store.desk': { neighbour: 'FORBIDDEN' },
  'store.deskPrize': { gone: { prizeId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'store.savePrize': {
    gone: { prizeId: 'NOT_FOUND', 'form.partnerId': 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'store.shelf': oneAtDesk('prizeId'),
  'store.stock': { gone: { prizeId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'store.partners': { neighbour: 'FORBIDDEN' },
  'store.savePartner': oneAtDesk('partnerId'),
  'store.statement': {
    gone: { partnerId: 'NOT_YOUR_PRIZE' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'store.saveOpening': { stale: { version: 'STALE' }, neighbour: 'FORBIDDEN', foreign: 'STALE' },
  'household.open': {},
  'household.create': {},
  'household.invite': { gone: { card: 'CARD_UNKNOWN' }, neighbour: 'NO_HOUSEHOLD', foreign: 'NO_HOUSEHOLD' },
  'household.answer': {
    gone: { householdId: 'NOT_FOUND' },
    neighbour: 'INVITATION_GONE',
    foreign: 'OTHER_STATION',
  },
  'household.contribute': { neighbour: 'NO_HOUSEHOLD', foreign: 'NO_HOUSEHOLD' },
  'household.takeBack': { neighbour: 'NO_HOUSEHOLD', foreign: 'NO_HOUSEHOLD' },
  'household.leave': { gone: { householdId: 'NOT_FOUND' } },
  'household.remove': { gone: { personId: 'OK' }, neighbour: 'NO_HOUSEHOLD', foreign: 'NO_HOUSEHOLD' },
  'me.open': {},
  ...unitRefusals,
  'me.updateProfile': { gone: { gridId: 'NOT_FOUND' } },
  'me.bindPhone': { foreign: 'CONSENT_NEEDED' },
  'me.applyVolunteer': { foreign: 'CONSENT_NEEDED' },
  'me.withdrawVolunteer': { neighbour: 'INVALID_STATE' },
  'me.addDependant': { foreign: 'CONSENT_NEEDED' },
  'me.removeDependant': { gone: { personId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'me.consent': { stale: { version: 'TERMS_OUTDATED' } },
  'me.card': { gone: { forPersonId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'me.renewCard': { gone: { forPersonId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  ...privacyRefusals,
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
  ...teamRefusals,
  ...paperRefusals,
  ...residentRefusals,
  ...importRefusals,
  ...setupRefusals,
  ...stationRefusals,
  'wish.wall': { gone: { gridId: 'OK' } },
  'wish.mine': {},
  'wish.open': { gone: { wishId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'OTHER_STATION' },
  'wish.make': { gone: { forPersonId: 'NOT_FOUND', cardToken: 'CARD_UNKNOWN' } },
  'wish.amend': {
    gone: { wishId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'NOT_FOUND',
    foreign: 'OTHER_STATION',
  },
  'wish.claim': { gone: { wishId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'wish.leave': { gone: { wishId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'wish.note': { gone: { wishId: 'NOT_FOUND' }, neighbour: 'WISH_NOT_YOURS', foreign: 'OTHER_STATION' },
  'wish.deliver': {
    gone: { wishId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'WISH_NOT_YOURS',
    foreign: 'OTHER_STATION',
  },
  'wish.move': {
    gone: { wishId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'NOT_FOUND',
    foreign: 'OTHER_STATION',
  },
  'wish.rejectMany': {
    gone: { 'wishes.0.id': 'OK' },
    stale: { 'wishes.0.version': 'OK' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'wish.thank': oneAtDesk('wishId'),
  'wish.contact': { gone: { wishId: 'NOT_FOUND' }, neighbour: 'WISH_NOT_YOURS', foreign: 'OTHER_STATION' },
  'wish.desk': { neighbour: 'FORBIDDEN' },
  'notice.form': { gone: { noticeId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'notice.count': {
    gone: {
      'audience.gridIds.0': 'NOT_FOUND',
      'audience.buildings.0.gridId': 'NOT_FOUND',
      'audience.activityIds.0': 'NOT_FOUND',
    },
    neighbour: 'FORBIDDEN',
  },
  'notice.save': {
    gone: {
      noticeId: 'NOT_FOUND',
      'form.audience.gridIds.0': 'NOT_FOUND',
      'form.audience.buildings.0.gridId': 'NOT_FOUND',
      'form.audience.activityIds.0': 'NOT_FOUND',
    },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'notice.send': oneAtDesk('noticeId'),
  'notice.unschedule': oneAtDesk('noticeId'),
  'notice.correct': oneAtDesk('noticeId'),
  'notice.recall': oneAtDesk('noticeId'),
  'notice.desk': { neighbour: 'FORBIDDEN' },
  'notice.reach': { gone: { noticeId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'notice.callList': {
    gone: { noticeId: 'NOT_FOUND', gridId: 'OK' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'notice.tick': ofNotified,
  'notice.reveal': ofNotified,
  'notice.open': { gone: { noticeId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'OTHER_STATION' },
  'notice.acknowledge': {
    gone: { noticeId: 'NOT_FOUND' },
    stale: { edition: 'STALE' },
    neighbour: 'NOT_FOUND',
    foreign: 'OTHER_STATION',
  },
  'inbox.open': {},
  'inbox.read': { gone: { 'messageIds.0': 'OK' } },
  'moderation.queue': { gone: { checkId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'moderation.decide': oneAtDesk('checkId'),
  'moderation.blockMany': severalChecks,
  'moderation.takeBack': severalChecks,
  'moderation.appeal': { gone: { checkId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'outbox.list': { neighbour: 'FORBIDDEN' },
  'outbox.retry': { gone: { messageId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
}

export const refusals: { [A in ActionName]: Refusals } = { ...byHand, ...caseRefusals }
