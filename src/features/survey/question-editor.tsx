/** Writing one question of a survey. */
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { type Question, kindNames, kindOfQuestion, questionKinds } from '@/domain/survey/questions'
import { surveyRules } from '@/domain/survey/rules'
import { branchesFor, ofKind, optionsOf, textOf } from './desk-form'

interface QuestionEditorProps {
  questions: readonly Question[]
  at: number
  onChange: (question: Question) => void
  onRemove: () => void
}

const kinds = kindNames.map((value) => ({ value, text: questionKinds[value].label }))

export function QuestionEditor({ questions, at, onChange, onRemove }: QuestionEditorProps) {
  const question = questions[at]
  if (!question) return null
  const { kind, title, needed, onlyIf } = question
  const edit = (some: Partial<Question>) => onChange({ ...question, ...some })
  const branches = branchesFor(questions, at)
  return (
    <Card>
      <Stack>
        <Strong text={`第 ${at + 1} 题`} />
        <TextField
          label="问什么"
          value={title}
          maxLength={surveyRules.titleLetters}
          onChange={(value) => edit({ title: value })}
        />
        <PickField
          label="怎么答"
          options={kinds}
          value={kind}
          onChange={(value) => onChange(ofKind(question, value))}
        />
        {kindOfQuestion(question).offers && (
          <TextField
            label="选项"
            multiline
            hint="一行写一个，最多 10 个"
            value={textOf(question)}
            onChange={(value) => edit({ options: optionsOf(value).slice(0, surveyRules.options) })}
          />
        )}
        <SwitchRow label="一定要填" on={needed} onChange={(on) => edit({ needed: on })} />
        {branches.length > 1 && (
          <PickField
            label="什么时候问"
            options={branches}
            value={onlyIf ? `${onlyIf.question} ${onlyIf.option}` : ''}
            onChange={(value) => {
              const [from = '', option = ''] = value.split(' ')
              edit({ onlyIf: value === '' ? null : { question: from, option } })
            }}
          />
        )}
        {questions.length > 1 && <Button kind="quiet" text={`去掉第 ${at + 1} 题`} onTap={onRemove} />}
      </Stack>
    </Card>
  )
}
