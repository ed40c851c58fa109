/** What the organiser wants to know of those who sign up, on the form: a question or two, with answers to choose from or not. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { MOST_QUESTIONS, QUESTION_LETTERS } from '@/domain/activity/organiser-questions'
import type { QuestionDraft } from './question-draft'
import styles from './session-fields.module.scss'

interface QuestionsFieldProps {
  questions: readonly QuestionDraft[]
  onChange: (questions: QuestionDraft[]) => void
  error?: string
}

export function QuestionsField({ questions, onChange, error }: QuestionsFieldProps) {
  const change = (at: number, some: Partial<QuestionDraft>) =>
    onChange(questions.map((one, i) => (i === at ? { ...one, ...some } : one)))
  return (
    <Stack>
      {questions.map(({ ask, options }, i) => {
        const name = `问题 ${i + 1}`
        return (
          <Card key={i}>
            <View className={styles.head}>
              <Strong text={name} />
              <Button
                small
                kind="quiet"
                text="去掉"
                label={`去掉${name}`}
                onTap={() => onChange(questions.filter((_, at) => at !== i))}
              />
            </View>
            <TextField
              label={`${name}问什么`}
              hint="比如：要不要素食"
              maxLength={QUESTION_LETTERS}
              value={ask}
              onChange={(next) => change(i, { ask: next })}
            />
            <TextField
              label={`${name}的选项`}
              hint="用顿号分开，比如：要、不要；不写就让人自己写一句"
              maxLength={60}
              optional
              value={options}
              onChange={(next) => change(i, { options: next })}
            />
          </Card>
        )
      })}
      {error !== undefined && (
        <Field label="" error={error}>
          <View />
        </Field>
      )}
      {questions.length < MOST_QUESTIONS && (
        <Button
          kind="quiet"
          text={questions.length === 0 ? '报名时问一个问题' : '再问一个问题'}
          onTap={() => onChange([...questions, { ask: '', options: '' }])}
        />
      )}
    </Stack>
  )
}
