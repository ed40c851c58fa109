/** Owns how surveys are shown, to whoever answers them and at the desk. */
import type { Output } from '@/contract'
import { isStaff } from '@/domain/person/roles'
import { maskName } from '@/domain/person/mask'
import type { StationDocument } from '@/domain/station/documents'
import { audienceWords } from '@/domain/notice/audience-words'
import { attemptOn, mayAnswer } from '@/domain/survey/decide-survey'
import type { SurveyContactDocument, SurveyDocument } from '@/domain/survey/documents'
import { surveyFlow } from '@/domain/survey/flow'
import { type Cell, kindOfQuestion } from '@/domain/survey/questions'
import { answersIn, reportOf, textsShown } from '@/domain/survey/report'
import type { Caller } from '../handler'
import { buttonsOf } from './buttons'

/** The grids of a station, as a question offers them. */
export const gridCells = (station: Pick<StationDocument, 'grids'> | null): Cell[] =>
  (station?.grids ?? []).map(({ gridId, name }) => ({ id: gridId, text: name }))

type Row = Output<'survey.list'>['items'][number]

export const surveyRow = (
  { _id, title, state, endsAt }: Pick<SurveyDocument, '_id' | 'title' | 'state' | 'endsAt'>,
  given: boolean,
): Row => ({ surveyId: _id, title, state, endsAt, given })

interface Beside {
  given: boolean
  contact: SurveyContactDocument | null
  station: StationDocument | null
}

export const surveyView = (
  survey: SurveyDocument,
  { given, contact, station }: Beside,
  { person }: Pick<Caller, 'person'>,
  now: number,
): Output<'survey.open'> => ({
  ...surveyRow(survey, given),
  intro: survey.intro,
  questions: survey.questions.map((question) => {
    const kind = kindOfQuestion(question)
    const typed = question.kind === 'number'
    return {
      ...question,
      choices: typed ? [] : [...kind.cells(question, gridCells(station))],
      most: kind.most,
    }
  }),
  mine: mayAnswer(survey, person, now).ok,
  contact: contact && {
    ...{ questionId: contact.questionId, about: contact.about, ordered: contact.state === 'ordered' },
  },
})

/** Texts are for the staff alone. */
export const surveyReport = (
  survey: SurveyDocument,
  station: StationDocument | null,
  caller: Caller,
): Output<'survey.report'> => {
  const { _id: surveyId, title, state, people, figures, questions } = survey
  const told = figures && reportOf(questions, figures, gridCells(station))
  return {
    ...{ surveyId, title, state, people, answers: figures && answersIn(figures) },
    questions:
      told &&
      told.map((one) => ({
        ...one,
        texts: isStaff(caller) ? [...textsShown(one, figures?.texts ?? {})] : [],
      })),
  }
}

export const deskSurvey = (
  survey: SurveyDocument,
  counts: { given: number; waiting: number },
  station: StationDocument | null,
  { caller, now }: { caller: Caller; now: number },
): Output<'survey.save'> => {
  const { _id: surveyId, state, version, title, intro, questions, chosen, endsAt, open, people } = survey
  const choice = { ...chosen, buildings: [], roles: [], activityIds: [] }
  const attempt = { by: caller.personId, roles: ['staff'] as const, now }
  return {
    ...{ surveyId, state, version, people, ...counts },
    form: { title, intro, questions, gridIds: chosen.gridIds, endsAt, open },
    audienceWords: audienceWords(choice, station?.grids ?? [], []),
    changedBy: maskName(survey.changedBy),
    // Whether it asks anybody is counted when it is sent out.
    moves: buttonsOf(surveyFlow, survey, attemptOn(survey, attempt, 1)),
  }
}
