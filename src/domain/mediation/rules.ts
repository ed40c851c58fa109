/**
 * Owns the times of mediation. That it comes to an end within a month as a rule is the ministry's (人民调解工作若干规定 33);
 * so are the thirty days in which both may have an agreement confirmed by a court (人民调解法 33). The others are the station's.
 */
import { DAY } from '../kernel/clock'

export const mediationRules = {
  /** The head finds somebody who mediates within so many working days. */
  placeWorkingDays: 2,
  /** So long whoever is asked to talk may think about it. */
  answerDays: 7,
  /** From its beginning to its end, as a rule. */
  talkDays: 30,
  /** Then it is looked at again, whatever came of it; within so many working days. */
  afterDays: 30,
  afterWorkingDays: 5,
  /** In which both may go to court together to have an agreement confirmed, from when it is signed and sealed (人民调解法 29). */
  confirmDays: 30,
  /** How often one person begins one in a day, and somebody of the station for others. */
  perDay: 5,
  perRound: 20,
  /** How often whoever mediates writes something down, and says when they meet. */
  mostNotes: 8,
  mostMeetings: 5,
} as const

/** By when it shall have come to an end, whoever mediates. */
export const talkBy = {
  until: ({ createdAt }: { createdAt: number }) => createdAt + mediationRules.talkDays * DAY,
}
