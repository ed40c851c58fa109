/** Answering a survey on one page: how far one is, what was written stays on the phone, one tap hands it in. */
import { Card, Stack } from '@/components/card'
import { Meter } from '@/components/meter'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { askedOf, type Given } from '@/domain/survey/questions'
import { FormFoot, useFilling } from '@/features/screens/form'
import type { ReactNode } from 'react'
import { QuestionField } from './question-field'
import { handIn, type SurveyPage } from './store'

interface AnswerFormProps {
  survey: SurveyPage
  /** Of whoever stands at the counter; empty for oneself. */
  card: string
  stale: ReactNode
  onDone: () => void
}

/** What is still open of what has to be answered, by question. */
function openIn(questions: SurveyPage['questions'], given: Given): Record<string, string> {
  const open = askedOf(questions, given).filter(({ id, needed }) => needed && (given[id] ?? []).length === 0)
  return Object.fromEntries(open.map(({ id }) => [id, '这一题要填']))
}

export function AnswerForm({ survey, card, stale, onDone }: AnswerFormProps) {
  const { surveyId, title, intro, questions } = survey
  const begun: Record<string, string[]> = {}
  const filling = useFilling(`survey:${surveyId}:${card}`, begun, (given) => openIn(questions, given))
  const { value, edit, wrong } = filling
  const asked = askedOf(questions, value)
  const done = asked.filter(({ id }) => (value[id] ?? []).length > 0).length
  const send = async () => {
    const given = Object.fromEntries(asked.map(({ id }) => [id, value[id] ?? []]))
    const answer = await filling.handIn(() => handIn(surveyId, given, card))
    if (answer?.ok) onDone()
  }
  return (
    <Screen title={title} action={<FormFoot filling={filling} text="交上去" onTap={send} />}>
      <Stack>
        {stale}
        <Note
          tone="sky"
          text={
            card === ''
              ? '不记名：谁填的、什么时候填的都不存，社区也对不上。只记您交过。'
              : '照纸上填的录。不记谁填的、谁录的。'
          }
        />
        {intro !== '' && <Card>{intro}</Card>}
        <Meter value={done} max={asked.length} label={`填了 ${done} 题，一共 ${asked.length} 题`} />
        {done > 0 && <Note tone="jade" text="填了的都留在这个手机上，先走开也不会丢" />}
        {questions
          .filter(({ id }) => asked.some((one) => one.id === id))
          .map((question) => (
            <Card key={question.id}>
              <QuestionField
                question={question}
                values={value[question.id] ?? []}
                onChange={(values) => edit({ [question.id]: values })}
                {...wrong(question.id)}
              />
            </Card>
          ))}
      </Stack>
    </Screen>
  )
}
