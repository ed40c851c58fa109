/** One survey: to be filled in, or handed in already. At the counter it is that of whoever shows a card. */
import { useState } from 'react'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { AnswerForm } from '@/features/survey/answer-form'
import { HandedIn } from '@/features/survey/handed-in'
import { openSurvey, useSurvey } from '@/features/survey/store'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function SurveyAnswerPage() {
  const { scene = '', surveyId = scene, card = '' } = usePageParams('scene', 'surveyId', 'card')
  const [entered, setEntered] = useState(false)
  return (
    <LoadedScreen
      title="问卷"
      resource={useSurvey(surveyId)}
      open={() => openSurvey(surveyId)}
      screen={(survey, stale) => {
        const asks = card === '' ? survey.mine && !survey.given : survey.state === 'published' && !entered
        if (asks)
          return (
            <AnswerForm
              {...{ survey, card, stale }}
              onDone={() => {
                setEntered(true)
                void openSurvey(surveyId)
              }}
            />
          )
        return (
          <Screen title={survey.title}>
            <Stack>
              {stale}
              {card === '' ? (
                <HandedIn survey={survey} />
              ) : (
                <Note tone="jade" text="录好了，只记这位交过。" />
              )}
            </Stack>
          </Screen>
        )
      }}
    />
  )
}

export default wholePage(SurveyAnswerPage)
