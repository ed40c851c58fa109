/** Owns the numbers about notices. */
import { DAY } from '../kernel/clock'

export const noticeRules = {
  /** A notice leaves the inbox at the latest so long after it was sent. */
  longestMs: 180 * DAY,
  /** It may be sent so far ahead. */
  aheadMs: 90 * DAY,
  /** People of activities that one notice names one by one. */
  mostNamed: 500,
  /** Live notices that one look at an inbox weighs; what is older is read on without being counted as unread. */
  window: 100,
  /** Letters of the text that a list shows. */
  summaryLetters: 48,
  /** Letters of the text that a message in WeChat carries at most. */
  messageLetters: 60,
} as const
