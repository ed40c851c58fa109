/** Owns what somebody may still have open, which is ended before a record closes. */
import type { Day } from '../kernel/clock'

/** What is still open on the record that closes; lists hold the first few, counts all of them. */
export interface OpenThings {
  /** Places held, offered, waited or asked for, and visits that nobody has ended. */
  seats: readonly { title: string; sessionId: string }[]
  /** Courses that are not over: a place, a place in line, a ticket, or teaching. */
  courses: readonly { title: string; courseId: string }[]
  /** Prizes that wait at the counter. */
  prizes: number
  /** Records of hours, the family's included, about which nobody has decided. */
  records: readonly { title: string; day: Day }[]
  wishes: number
  cases: number
  teams: number
  /** Campaigns that are not decided, in which one stands or was asked; whether one may still leave, and has entered. */
  campaigns: readonly { title: string; campaignId: string; leaving: boolean; entered: boolean }[]
}
