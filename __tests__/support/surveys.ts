/** Owns surveys of tests, and what every action about them is asked and refused in the full station. */
import type { ActionName, Input } from '../../src/contract'
import { DAY, dayOf } from '../../src/domain/kernel/clock'
import type { SurveyDocument } from '../../src/domain/survey/documents'
import { EVERYBODY, type Given, type Question } from '../../src/domain/survey/questions'
import { needsSurvey } from '../../src/domain/survey/template'
import { ask, type Asks } from './ask'
import { personIdOf, put } from './builders'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

export const aSurveyForm = (
  test: TestCloud,
  given: Partial<Input<'survey.save'>['form']> = {},
): Input<'survey.save'>['form'] => ({
  ...needsSurvey,
  ...{ gridIds: [], endsAt: test.now() + 7 * DAY, open: true },
  ...given,
})

/** A survey that is open; of the station's staff. */
export async function publishedSurvey(
  test: TestCloud,
  given: Partial<Input<'survey.save'>['form']> = {},
): Promise<string> {
  const { surveyId, version } = await test.must('o-staff', 'survey.save', { form: aSurveyForm(test, given) })
  await test.must('o-staff', 'survey.move', { surveyId, version, event: 'publish' })
  return surveyId
}

/** What somebody gives to 需求调查 who wants help. */
export const wantsHelp: Given = { q1: ['o1'], q2: ['o1', 'o3'], q3: ['o4'], q5: ['4'], q6: ['3'] }

export const aQuestion = (given: Partial<Question> & Pick<Question, 'id' | 'kind'>): Question => ({
  ...{ title: `题 ${given.id}`, options: [], needed: false, onlyIf: null },
  ...given,
})

const orderOf = (test: TestCloud): Input<'survey.order'>['form'] => ({
  ...{ item: 'handy', text: '换灯泡，问卷里说的', day: dayOf(test.now() + DAY), part: 'morning' },
  ...{ takes: 'half', haste: 'usual', photos: [] },
})

/** One that is over and counted, as its figures were frozen. */
const countedSurvey = (test: TestCloud): SurveyDocument => ({
  ...{
    _id: 'sv-counted',
    stationId: 'st1',
    title: '去年问过的',
    intro: '',
    chosen: { station: true, gridIds: [] },
  },
  questions: [aQuestion({ id: 'q1', kind: 'scale' })],
  ...{ audience: ['st1'], endsAt: test.now() - 30 * DAY, open: false, people: 60, changedBy: '周敏' },
  figures: { sums: { [EVERYBODY]: 20, 'q1:4': 12, 'q1:5': 8 }, texts: {} },
  ...{ state: 'analysed', version: 4, dueAt: null, history: [], createdAt: test.now() - 60 * DAY },
})

/** One that is open, which somebody has answered and wants to be called about; and one that is written on. */
export async function surveyed(test: TestCloud) {
  await put(test, 'surveys', [countedSurvey(test)])
  const surveyId = await publishedSurvey(test)
  await test.must('o-wisher', 'survey.answer', { surveyId, given: wantsHelp as never })
  await test.must('o-wisher', 'survey.contact', { surveyId, questionId: 'q2', agree: true })
  const { items } = await test.must('o-staff', 'survey.contacts', { surveyId })
  const draft = await test.must('o-staff', 'survey.save', { form: aSurveyForm(test) })
  const { version } = await test.must('o-staff', 'survey.save', {
    ...{ surveyId: draft.surveyId, version: draft.version },
    form: aSurveyForm(test, { title: '再问一次' }),
  })
  const contactId = items[0]?.contactId ?? ''
  return { survey: { surveyId, contactId, draftId: draft.surveyId, draftVersion: version } }
}

export const surveyAsks = (
  { survey }: Awaited<ReturnType<typeof surveyed>>,
  test: TestCloud,
): Asks<'survey'> => {
  const { surveyId, contactId, draftId, draftVersion: version } = survey
  const given = wantsHelp as never
  return {
    'survey.list': ask('o-wisher', {}),
    'survey.open': ask('o-wisher', { surveyId }),
    'survey.answer': ask('h-4', { surveyId, given }),
    'survey.paper': ask('o-staff', { surveyId, cardToken: `card-${personIdOf('o-wisher')}`, given }),
    'survey.contact': ask('o-wisher', { surveyId, questionId: 'q2', agree: true }),
    'survey.withdrawContact': ask('o-wisher', { surveyId }),
    'survey.report': ask('o-staff', { surveyId }),
    'survey.desk': ask('o-staff', {}),
    'survey.form': ask('o-staff', { surveyId: draftId }),
    'survey.save': ask('o-staff', {
      ...{ surveyId: draftId, version, form: aSurveyForm(test, { title: '问问大家', gridIds: ['g01'] }) },
    }),
    'survey.move': ask('o-staff', { surveyId: draftId, version, event: 'publish' }),
    'survey.contacts': ask('o-staff', { surveyId }),
    'survey.order': ask('o-staff', { surveyId, contactIds: [contactId], form: orderOf(test) }),
  }
}

const ofSurvey: Refusals = { gone: { surveyId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' }
const atDesk: Refusals = { ...ofSurvey, neighbour: 'FORBIDDEN' }

export const surveyRefusals: { [A in Extract<ActionName, `survey.${string}`>]: Refusals } = {
  'survey.list': {},
  'survey.open': ofSurvey,
  'survey.answer': ofSurvey,
  'survey.paper': { ...atDesk, gone: { surveyId: 'NOT_FOUND', cardToken: 'CARD_UNKNOWN' } },
  'survey.contact': { ...ofSurvey, neighbour: 'SURVEY_NOT_GIVEN' },
  'survey.withdrawContact': ofSurvey,
  'survey.report': { ...ofSurvey, neighbour: 'NOT_FOUND' },
  'survey.desk': { neighbour: 'FORBIDDEN' },
  'survey.form': atDesk,
  'survey.save': {
    ...atDesk,
    gone: { surveyId: 'NOT_FOUND', 'form.gridIds.0': 'NOT_FOUND' },
    stale: { version: 'SURVEY_CHANGED' },
  },
  'survey.move': { ...atDesk, stale: { version: 'STALE' } },
  'survey.contacts': atDesk,
  'survey.order': { ...atDesk, gone: { surveyId: 'NOT_FOUND', 'contactIds.0': 'OK' } },
}
