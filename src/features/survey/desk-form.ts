/** Owns a survey while it is written at the desk: its questions as they are typed, and what they become. */
import type { Input } from '@/contract'
import { DAY, dayOf, MINUTE, startOf } from '@/domain/kernel/clock'
import { blankForm, type DraftOf, formOf, type Problems, problemsIn } from '@/domain/kernel/form'
import { surveyForm } from '@/domain/survey/form'
import { areSound, kindOfQuestion, type Question } from '@/domain/survey/questions'
import { surveyRules } from '@/domain/survey/rules'
import { needsSurvey } from '@/domain/survey/template'
import type { DeskSurvey } from './store'

interface SurveyDraft extends DraftOf<typeof surveyForm> {
  gridIds: string[]
  questions: Question[]
}

/** What stands there at the beginning: the survey that is written on, or the one that stands ready. */
export function draftOfSurvey(survey: DeskSurvey | null): SurveyDraft {
  if (!survey) {
    const { title, intro, questions } = needsSurvey
    return { ...blankForm(surveyForm), title, intro, open: true, gridIds: [], questions }
  }
  const { endsAt, ...form } = survey.form
  return { ...form, endsOn: dayOf(endsAt) }
}

const isOdd = ({ text }: { text: string }): boolean =>
  text.trim() === '' || text.length > surveyRules.optionLetters

export const problemsOf = (draft: SurveyDraft): Problems<SurveyDraft> => ({
  ...problemsIn(surveyForm, draft),
  ...(!areSound(draft.questions) && { questions: '选的题至少写两个不一样的选项' }),
  ...(draft.questions.some(({ options }) => options.some(isOdd)) && {
    questions: `每个选项写 1 到 ${surveyRules.optionLetters} 个字，空行请去掉`,
  }),
  ...(draft.questions.some(({ title }) => title.trim() === '') && { questions: '有一题还没有写' }),
})

export function formOfDraft(draft: SurveyDraft): Input<'survey.save'>['form'] {
  const { title, intro, endsOn, open } = formOf(surveyForm, draft)
  return {
    title,
    intro,
    open,
    endsAt: startOf(endsOn) + DAY - MINUTE,
    gridIds: draft.gridIds,
    questions: draft.questions,
  }
}

/** Numbered anew, and without branches that lead from nothing any more. */
export function numbered(questions: readonly Question[]): Question[] {
  const ids = new Map(questions.map(({ id }, at) => [id, `q${at + 1}`]))
  return questions.map((question, at) => {
    const { onlyIf } = question
    const parent = questions.slice(0, at).find(({ id }) => id === onlyIf?.question)
    const leads = parent?.options.some(({ id }) => id === onlyIf?.option)
    const branch = leads && onlyIf ? { ...onlyIf, question: ids.get(onlyIf.question) ?? '' } : null
    return { ...question, id: `q${at + 1}`, onlyIf: branch }
  })
}

export const freshQuestion = (at: number): Question => ({
  ...{
    id: `q${at + 1}`,
    kind: 'one',
    title: '',
    options: optionsOf('要\n不要'),
    needed: false,
    onlyIf: null,
  },
})

/** Options as they are typed, one a line. */
export const optionsOf = (text: string): Question['options'] =>
  text.split('\n').map((line, at) => ({ id: `o${at + 1}`, text: line }))

export const textOf = ({ options }: Question): string => options.map(({ text }) => text).join('\n')

/** Of another kind, with options where that kind offers some. */
export function ofKind(question: Question, kind: Question['kind']): Question {
  const offers = kindOfQuestion({ kind }).offers === true
  const options = !offers ? [] : question.options.length > 0 ? question.options : optionsOf('要\n不要')
  return { ...question, kind, options }
}

/** After which choices a question may be asked: those of the questions before it. */
export const branchesFor = (
  questions: readonly Question[],
  at: number,
): { value: string; text: string }[] => [
  { value: '', text: '都问' },
  ...questions.slice(0, at).flatMap(({ id, title, options }) =>
    options.map((option) => ({
      value: `${id} ${option.id}`,
      text: `${title}：选了「${option.text}」才问`,
    })),
  ),
]
