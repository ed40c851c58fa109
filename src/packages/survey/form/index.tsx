/** A survey at the desk: written, sent out, closed. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SentSurvey, SurveyWriting } from '@/features/survey/desk-survey'
import { openForm, useForm } from '@/features/survey/store'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function SurveyFormPage() {
  const { surveyId = '' } = usePageParams('surveyId')
  return (
    <LoadedScreen
      title="写问卷"
      resource={useForm(surveyId)}
      open={() => openForm(surveyId)}
      screen={({ survey, grids }, stale) =>
        survey && survey.state !== 'draft' ? (
          <SentSurvey survey={survey} stale={stale} />
        ) : (
          <SurveyWriting key={survey?.surveyId ?? 'new'} {...{ survey, grids, stale }} />
        )
      }
    />
  )
}

export default wholePage(SurveyFormPage, DeskFrame)
