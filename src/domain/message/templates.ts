/** Owns which subscription template carries which message, and how long the delivery of one is tried. */
import { DAY, MINUTE } from '../kernel/clock'
import type { MessageKind } from './documents'

/** Ids of the station's subscription templates: what a person agrees to receive once, and how it is counted. */
export const subscriptionTemplates = [
  'placeNotice',
  'sessionNotice',
  'hoursNotice',
  'caseNotice',
  'stationNotice',
  'wishNotice',
  'prizeNotice',
] as const
export type SubscriptionTemplate = (typeof subscriptionTemplates)[number]

/** What the desk calls a template. */
export const templateNames: Record<SubscriptionTemplate, string> = {
  placeNotice: '报名和候补',
  sessionNotice: '活动变动',
  hoursNotice: '时长',
  caseNotice: '办理进度',
  stationNotice: '社区通知',
  wishNotice: '心愿进度',
  prizeNotice: '兑换和领取',
}

export const templateOf: Record<MessageKind, SubscriptionTemplate> = {
  enrolled: 'placeNotice',
  offer: 'placeNotice',
  offerExpired: 'placeNotice',
  applicationAnswered: 'placeNotice',
  sessionChanged: 'sessionNotice',
  sessionCancelled: 'sessionNotice',
  sessionSoon: 'sessionNotice',
  hoursCounted: 'hoursNotice',
  forgotCheckOut: 'hoursNotice',
  appealAnswered: 'caseNotice',
  volunteerDecided: 'caseNotice',
  officeChanged: 'caseNotice',
  homeMoved: 'caseNotice',
  paperNews: 'caseNotice',
  toDo: 'caseNotice',
  contentDecided: 'caseNotice',
  notice: 'stationNotice',
  wishProgress: 'wishNotice',
  wishDecided: 'wishNotice',
  wishTurn: 'wishNotice',
  wishLapsed: 'wishNotice',
  wishHelp: 'wishNotice',
  wishThanks: 'wishNotice',
  prizeReserved: 'prizeNotice',
  prizeEnding: 'prizeNotice',
  prizeFetched: 'prizeNotice',
  prizeReturned: 'prizeNotice',
  caseMoved: 'caseNotice',
  roomNews: 'placeNotice',
  courseNews: 'placeNotice',
  teamNews: 'caseNotice',
  honourNews: 'caseNotice',
}

export const deliveryRules = {
  /** After so many tries a message stays in the inbox only. */
  maxAttempts: 5,
  /** Pause after the first failure; it doubles with each further one. */
  firstPauseMs: MINUTE,
  /** A message that has been `sending` for longer belongs to a run that died. */
  sendingMs: 10 * MINUTE,
  /** The desk sees what did not go out within so many days. */
  shownDays: 30,
}

/** What is of no use a few hours later: somebody has to answer, or would come for nothing. */
const urgent: ReadonlySet<MessageKind> = new Set([
  'offer',
  'sessionChanged',
  'sessionCancelled',
  'sessionSoon',
  'forgotCheckOut',
  'wishTurn',
  'roomNews',
])

/**
 * By when a message stands in the order of delivery. What is urgent stands as if it had waited for a day, so that it goes
 * out before whatever a whole district is told at the same time.
 */
export const firstTurnOf = (kind: MessageKind, at: number): number => (urgent.has(kind) ? at - DAY : at)
