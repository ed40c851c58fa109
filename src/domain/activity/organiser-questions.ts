/** Owns what an organiser asks those who sign up, 要不要素食, and what an answer may be. */
import type { Rejection } from '../kernel/errors'
import { DAY } from '../kernel/clock'

export const MOST_QUESTIONS = 2
export const MOST_OPTIONS = 5
/** Letters of a question, of an option, of an answer in words of one's own. */
export const QUESTION_LETTERS = 20
export const OPTION_LETTERS = 10
export const ANSWER_LETTERS = 60
/** The answers are forgotten so long after the end: they were asked for this one day. */
const KEPT_FOR = 30 * DAY

export interface OrganiserQuestion {
  ask: string
  /** What may be answered; words of one's own where there are none. */
  options: string[]
}

/** A question as it was asked, with what was answered. */
export interface GivenAnswer {
  ask: string
  said: string
}

/** What came along with a sign-up, in the order of the questions. */
export interface SentAnswers {
  first?: string | undefined
  second?: string | undefined
}

export const answersKeptUntil = (session: { endAt: number }): number => session.endAt + KEPT_FOR

/** The answers as they are stored. One of the options has to be chosen; words of one's own may be left out. */
export function answersTo(
  { questions = [] }: { questions?: readonly OrganiserQuestion[] },
  { first, second }: SentAnswers = {},
): { ok: true; answers: GivenAnswer[] } | { ok: false; error: Rejection<'ANSWER_NEEDED'> } {
  const answers: GivenAnswer[] = []
  for (const [i, { ask, options }] of questions.entries()) {
    const said = ([first, second][i] ?? '').trim()
    if (options.length > 0 && !options.includes(said))
      return { ok: false, error: { code: 'ANSWER_NEEDED', details: { question: ask } } }
    if (said !== '') answers.push({ ask, said })
  }
  return { ok: true, answers }
}
