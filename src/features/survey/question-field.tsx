/** One question of a survey, drawn by what it takes. */
import { Choice, Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { surveyRules } from '@/domain/survey/rules'
import type { SurveyPage } from './store'

interface QuestionFieldProps {
  question: SurveyPage['questions'][number]
  values: readonly string[]
  onChange: (values: string[]) => void
  error?: string
}

export function QuestionField({ question, values, onChange, ...wrong }: QuestionFieldProps) {
  const { title, kind, choices, most, needed } = question
  const [first = ''] = values
  const optional = !needed
  if (kind === 'text' || kind === 'number')
    return (
      <TextField
        label={title}
        value={first}
        onChange={(value) => onChange(value === '' ? [] : [value])}
        {...(kind === 'number'
          ? { type: 'digit' as const, maxLength: 2 }
          : {
              ...{ multiline: true, maxLength: surveyRules.textLetters },
              hint: '别写名字、电话和门牌，社区工作人员会看到',
            })}
        optional={optional}
        {...wrong}
      />
    )
  const options = choices.map(({ id, text }) => ({ value: id, text }))
  return (
    <Field label={title} optional={optional} {...wrong} {...(most > 1 && { hint: '可以选几个' })}>
      {most > 1 ? (
        <Choices label={title} options={options} values={values} onChange={onChange} />
      ) : (
        <Choice
          label={title}
          options={options}
          value={first === '' ? null : first}
          onChange={(value) => onChange(value === first && optional ? [] : [value])}
        />
      )}
    </Field>
  )
}
