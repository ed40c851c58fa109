/** Owns the paths of the pages of surveys that no tab opens. */
import { inPackage } from './app-pages'

export const surveyPages = {
  survey: (surveyId: string, card?: string) => inPackage('survey/answer', { surveyId, card }),
  /** Where the code of one leads, as WeChat takes it; its id comes as the scene. */
  surveyByCode: 'packages/survey/answer/index',
  surveyResult: (surveyId: string) => inPackage('survey/result', { surveyId }),
  deskSurveys: inPackage('survey/desk'),
  surveyForm: (surveyId?: string) => inPackage('survey/form', { surveyId }),
  surveyContacts: (surveyId: string) => inPackage('survey/contacts', { surveyId }),
} as const
