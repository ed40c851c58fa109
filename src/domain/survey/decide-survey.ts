/** Owns every move of a survey as one guarded update, and who may answer one. */
import { applied } from '../kernel/applied'
import { DAY } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import { type GuardedUpdate, setting, together } from '../kernel/guarded-update'
import { decide, transitionPatch, type WorkflowCode } from '../kernel/workflow'
import { isFor } from '../notice/audience'
import { ageOf } from '../person/birth-date'
import type { PersonDocument } from '../person/documents'
import type { SurveyDocument } from './documents'
import { type SurveyEvent, surveyFlow } from './flow'
import { type Cell, type Given, kept, wrongIn } from './questions'
import { surveyRules } from './rules'

interface SurveyAttempt {
  by: string
  roles: readonly (typeof surveyFlow.roles)[number][]
  now: number
}

/** What is judged by beside the survey itself. */
export const attemptOn = (
  survey: SurveyDocument,
  { by, roles, now }: SurveyAttempt,
  people = survey.people,
) => ({
  ...{ by, roles, at: now },
  facts: { now, endsAt: survey.endsAt, people },
})

/** Moves a survey; `set` is written with it. */
export function moveSurvey<S extends SurveyDocument>(
  survey: S,
  event: SurveyEvent,
  attempt: SurveyAttempt,
  set: Partial<SurveyDocument>,
): Decision<{ update: GuardedUpdate; survey: S }, WorkflowCode | 'SURVEY_BAD_END' | 'SURVEY_NOBODY'> {
  const move = decide(surveyFlow, survey, event, attemptOn(survey, attempt, set.people))
  if (!move.ok) return move
  const update = together(transitionPatch(survey, move.value), setting(set))
  return ok({ update, survey: applied(survey, update.patch) })
}

/** Whether a survey may end then: at the end of a day, at most so many days ahead. */
export const mayEnd = (endsAt: number, now: number): boolean =>
  endsAt > now && endsAt <= now + (surveyRules.mostDays + 1) * DAY

type Respondent = PersonDocument

/** Whether somebody is asked, however old. */
const isAsked = ({ stationId, audience }: SurveyDocument, person: Respondent): boolean =>
  person.stationId === stationId && isFor({ stationId, audience }, person)

/** Whether somebody is shown a survey: it is open and asks that person, or everybody may see what it came to. */
export const sees = (survey: SurveyDocument, person: Respondent): boolean =>
  survey.state !== 'draft' && (isAsked(survey, person) || (survey.open && survey.state === 'analysed'))

type Refused = 'SURVEY_OVER' | 'SURVEY_NOT_FOR_YOU' | 'SURVEY_TOO_YOUNG'

/** Whether somebody may answer now. */
export function mayAnswer(survey: SurveyDocument, person: Respondent, now: number): Decision<true, Refused> {
  if (survey.state !== 'published' || survey.endsAt <= now) return reject('SURVEY_OVER')
  if (!isAsked(survey, person)) return reject('SURVEY_NOT_FOR_YOU')
  const age = ageOf(person.birthDate, now)
  return age !== null && age < surveyRules.youngest ? reject('SURVEY_TOO_YOUNG') : ok(true)
}

const codes = { open: 'SURVEY_OPEN_ANSWER', odd: 'SURVEY_ODD_ANSWER', telling: 'SURVEY_TELLING' } as const

/** What is kept of what somebody has given; the refusal of the first question with which something is not right. */
export function decideAnswer(
  { questions }: Pick<SurveyDocument, 'questions'>,
  given: Given,
  grids: readonly Cell[],
): Decision<ReturnType<typeof kept>, (typeof codes)[keyof typeof codes]> {
  const wrong = wrongIn(questions, given, grids)
  return wrong
    ? reject(codes[wrong.why], { question: wrong.question.title })
    : ok(kept(questions, given, grids))
}
