/** Owns how a message is stored: written with the change that causes it, delivered once by the jobs. */

/** Templates of subscription messages; the inbox shows the same texts. */
export const messageKinds = [
  'enrolled',
  'offer',
  'offerExpired',
  'applicationAnswered',
  'sessionChanged',
  'sessionCancelled',
  'sessionSoon',
  'hoursCounted',
  'forgotCheckOut',
  'appealAnswered',
  'volunteerDecided',
  'officeChanged',
  'homeMoved',
  'paperNews',
  'toDo',
  'contentDecided',
  'notice',
  'wishProgress',
  'wishDecided',
  'wishTurn',
  'wishLapsed',
  'wishHelp',
  'wishThanks',
  'prizeReserved',
  'prizeEnding',
  'prizeFetched',
  'prizeReturned',
  'caseMoved',
  'roomNews',
  'courseNews',
  'teamNews',
  'honourNews',
] as const
export type MessageKind = (typeof messageKinds)[number]

export interface MessageDocument {
  /** Derived from what caused it, so that the same cause never makes two. */
  _id: string
  personId: string
  stationId: string
  kind: MessageKind
  title: string
  text: string
  page: string
  at: number
  readAt: number | null
  /** False for a message that only announces what the inbox shows anyway, such as a notice. */
  listed: boolean
  /** The case it announces, when it must not go out any more once that case is called off. */
  aboutId: string | null
  unread: boolean
  delivery: {
    state: 'due' | 'sending' | 'sent' | 'inboxOnly' | 'failed'
    attempts: number
    nextAt: number
    error: string | null
    /** The mark of the run that claimed it last. */
    claim?: string
  }
}
