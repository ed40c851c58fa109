/** What is said once a survey was handed in, and the wish to be called about one of its questions, apart from every answer. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Note } from '@/components/note'
import { surveyPages } from '@/domain/survey-pages'
import { ActionSheet } from '@/features/screens/action-sheet'
import { SaidNote, useSaid } from '@/features/screens/said'
import { openPage } from '@/platform/navigate'
import { askContact, openSurvey, type SurveyPage, withdrawContact } from './store'

function Wanted({ survey }: { survey: SurveyPage }) {
  const saying = useSaid()
  const { surveyId, contact } = survey
  if (!contact) return null
  const back = async () => {
    saying.sayAnswer(await withdrawContact(surveyId), '好，不联系了')
    await openSurvey(surveyId)
  }
  return (
    <>
      <SaidNote saying={saying} />
      <Note
        tone="jade"
        text={`社区会为「${contact.about}」联系您${contact.ordered ? '，已经写成点单，在「我报的」里看' : ''}`}
      />
      {!contact.ordered && <Button kind="quiet" text="不用联系了" onTap={back} />}
    </>
  )
}

export function HandedIn({ survey }: { survey: SurveyPage }) {
  const [asking, setAsking] = useState(false)
  const { surveyId, questions, contact, state, given } = survey
  const options = questions.map(({ id, title }) => ({ value: id, text: title }))
  return (
    <Stack>
      {given ? (
        <Note tone="jade" text="已交，谢谢您。只记您交过，填了什么和您对不上。" />
      ) : (
        <Note tone="sky" text={state === 'published' ? '这一份没有请您填。' : '这一份已经收完了。'} />
      )}
      <Wanted survey={survey} />
      {given && !contact && (
        <Card>
          <Stack>
            <Strong text="要人帮忙？" />
            <Caption text="填的没有名字，社区不知道是您。要联系，请另外说一声：社区会看到您的名字和您选的那一题，看不到您填了什么。" />
            <Button kind="second" text="请联系我" onTap={() => setAsking(true)} />
          </Stack>
        </Card>
      )}
      {state === 'analysed' && (
        <Button kind="second" text="看结果" onTap={() => openPage(surveyPages.surveyResult(surveyId))} />
      )}
      {asking && (
        <ActionSheet<string>
          draft={`survey:contact:${surveyId}`}
          title="为哪一件联系您？"
          text="点了就是同意社区工作人员看到您的名字和这一题，好打电话给您。随时可以说不用了。"
          confirm="同意，请联系我"
          choice={{ label: '哪一题', options }}
          onConfirm={({ choice }) => askContact(surveyId, choice ?? '')}
          onDone={() => void openSurvey(surveyId)}
          onClose={() => setAsking(false)}
        />
      )}
    </Stack>
  )
}
