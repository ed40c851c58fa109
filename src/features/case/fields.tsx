/** The questions of a declared form, each drawn by what it asks for. */
import { fileSrc } from '@/api/files'
import { sendPhotoTo } from '@/api/send-photo'
import { Choice } from '@/components/choices'
import { Field as Asked } from '@/components/field'
import { PickField } from '@/components/field/pick-field'
import { TextField } from '@/components/field/text-field'
import { PhotoField } from '@/components/photo-field'
import { type Answer, type Field, type FormTable, isNeeded } from '@/domain/case/form'
import type { CaseForm } from './store'

export type Answers = Record<string, Answer>

interface FieldsProps {
  table: FormTable
  answers: Answers
  edit: (some: Answers) => void
  /** Names what has not been sent yet. */
  keepAs: string
  colleagues: CaseForm['colleagues']
  /** Whether to say beneath each question that it is still open. */
  strict: boolean
  onBusy: (busy: boolean) => void
}

const send = sendPhotoTo('case')

/** So many letters fit on one line. */
const ONE_LINE = 40

/** What is chosen where nobody is. */
const NOBODY = ''

interface OneProps extends Omit<FieldsProps, 'table' | 'answers' | 'edit'> {
  field: Field
  answer: Answer
  onChange: (answer: Answer) => void
}

const missing = ({ field, answer, strict }: OneProps): string | undefined =>
  strict && isNeeded(field) && (typeof answer !== 'string' || answer.trim() === '')
    ? field.is === 'choice'
      ? '请选一个'
      : '请写一句'
    : undefined

function One(props: OneProps) {
  const { field, answer, onChange, keepAs, colleagues, onBusy } = props
  const { label, hint } = field
  const error = missing(props)
  const common = { label, ...(hint !== undefined && { hint }), ...(error !== undefined && { error }) }
  switch (field.is) {
    case 'choice':
      return (
        <Asked {...common}>
          <Choice
            label={label}
            options={Object.entries(field.options).map(([value, text]) => ({ value, text }))}
            value={typeof answer === 'string' ? answer : null}
            onChange={onChange}
          />
        </Asked>
      )
    case 'text':
      return (
        <TextField
          {...common}
          value={typeof answer === 'string' ? answer : ''}
          onChange={onChange}
          multiline={field.most > ONE_LINE}
          maxLength={field.most}
          {...(field.placeholder !== undefined && { placeholder: field.placeholder })}
          {...(field.optional && { optional: true })}
        />
      )
    case 'photos':
      return (
        <PhotoField
          {...common}
          value={Array.isArray(answer) ? answer : []}
          onChange={onChange}
          max={field.most}
          upload={send}
          keepAs={keepAs}
          srcOf={fileSrc}
          onBusy={onBusy}
          optional
        />
      )
    case 'colleague':
      return (
        <PickField
          {...common}
          options={[
            { value: NOBODY, text: '不说是谁' },
            ...colleagues.map(({ personId, called }) => ({ value: personId, text: called })),
          ]}
          value={typeof answer === 'string' ? answer : null}
          onChange={(chosen) => onChange(chosen === NOBODY ? null : chosen)}
          placeholder="不说是谁"
          optional
        />
      )
  }
}

export function Fields({ table, answers, edit, ...given }: FieldsProps) {
  return (
    <>
      {Object.entries(table).map(([name, field]) => (
        <One
          key={name}
          {...given}
          field={field}
          answer={answers[name] ?? null}
          onChange={(answer) => edit({ [name]: answer })}
        />
      ))}
    </>
  )
}
