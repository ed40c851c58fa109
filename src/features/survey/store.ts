/** Owns surveys on the phone: those that ask me, one of them, what one came to, and those of the desk. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type SurveyPage = Output<'survey.open'>
export type SurveyReport = Output<'survey.report'>
export type DeskForm = Output<'survey.form'>
export type DeskSurvey = Output<'survey.save'>

const list = createResource<'all', Output<'survey.list'>>({
  name: 'surveys',
  load: () => call('survey.list', {}),
  keyOf: (all) => all,
})
export const openSurveys = (): Promise<void> => list.open('all')
export const useSurveys = () => list.use(list.select('all'))

const one = createResource<string, SurveyPage>({
  name: 'survey',
  load: (surveyId) => call('survey.open', { surveyId }),
  keyOf: (surveyId) => surveyId,
})
export const openSurvey = (surveyId: string): Promise<void> => one.open(surveyId)
export const useSurvey = (surveyId: string) => one.use(one.select(surveyId))

const report = createResource<string, SurveyReport>({
  name: 'survey-report',
  load: (surveyId) => call('survey.report', { surveyId }),
  keyOf: (surveyId) => surveyId,
})
export const openReport = (surveyId: string): Promise<void> => report.open(surveyId)
export const useReport = (surveyId: string) => report.use(report.select(surveyId))

const form = createResource<string, DeskForm>({
  name: 'survey-form',
  load: (surveyId) => call('survey.form', surveyId === '' ? {} : { surveyId }),
  keyOf: (surveyId) => surveyId || 'new',
})
export const openForm = (surveyId: string): Promise<void> => form.open(surveyId)
export const useForm = (surveyId: string) => form.use(form.select(surveyId))

const desk = createPages({ name: 'desk-surveys', action: 'survey.desk' })
export const deskSurveysBy = (text: string) => desk.of(undefined, text)

const contacts = createPages({
  ...{ name: 'survey-contacts', action: 'survey.contacts', keep: 4 },
  inputOf: (surveyId: string) => ({ surveyId }),
})
export const contactsOf = (surveyId: string) => contacts.of(surveyId)

/** What is handed in, with the card of whoever stands there or as oneself. */
export function handIn(
  surveyId: string,
  given: Input<'survey.answer'>['given'],
  card: string,
): Promise<Answer<Output<'survey.answer'>>> {
  return card === ''
    ? call('survey.answer', { surveyId, given })
    : call('survey.paper', { surveyId, given, cardToken: card })
}

export const askContact = (surveyId: string, questionId: string) =>
  call('survey.contact', { surveyId, questionId, agree: true })
export const withdrawContact = (surveyId: string) => call('survey.withdrawContact', { surveyId })
export const saveSurvey = (input: Input<'survey.save'>): Promise<Answer<DeskSurvey>> =>
  callKeyed('survey.save', input)
export const moveSurvey = (input: Input<'survey.move'>) => call('survey.move', input)

export const resultFile = (surveyId: string) => call('file.survey', { surveyId, as: 'sheet' })
export const codeFile = (surveyId: string) => call('file.surveyCode', { surveyId })

/** Makes orders of what some want to be called about; the list is asked for again, whatever came of it. */
export async function orderFor(input: Input<'survey.order'>): Promise<Answer<Output<'survey.order'>>> {
  const answer = await call('survey.order', input)
  await contacts.of(input.surveyId).open()
  return answer
}
