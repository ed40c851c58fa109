/**
 * Owns at which moments a person is asked to agree to messages, and for which: where somebody has just begun to wait for
 * an answer, never on opening a page. WeChat takes three templates at once, and never one-time and long-term ones
 * together.
 */
import type { SubscriptionTemplate } from './templates'

export const askingMoments = {
  /** Signed up for a session, or took an offered place. */
  signedUp: ['placeNotice', 'sessionNotice', 'hoursNotice'],
  /** A wish was handed in, taken or delivered. */
  wishMoved: ['wishNotice', 'caseNotice'],
  /** A prize was reserved. */
  prizeReserved: ['prizeNotice'],
  /** A notice was answered with 收到: the next one may ring. */
  noticeAnswered: ['stationNotice'],
  /** In the inbox, while the next notice would not ring. */
  inboxRead: ['stationNotice', 'caseNotice'],
  /** An application or an appeal waits for its answer. */
  caseHandedIn: ['caseNotice'],
} as const satisfies Record<string, readonly SubscriptionTemplate[]>
export type AskingMoment = keyof typeof askingMoments

/** WeChat's dialog holds no more. */
export const MOST_ASKED = 3

/**
 * The templates of one request: those of the moment that last as long as its first one.
 * @param longTerm what WeChat granted this station as long-term
 */
export function askedTogether(
  moment: AskingMoment,
  longTerm: readonly string[],
): readonly SubscriptionTemplate[] {
  const wanted: readonly SubscriptionTemplate[] = askingMoments[moment]
  const isLong = (template: SubscriptionTemplate): boolean => longTerm.includes(template)
  const [first] = wanted
  if (first === undefined) return []
  return wanted.filter((template) => isLong(template) === isLong(first)).slice(0, MOST_ASKED)
}
