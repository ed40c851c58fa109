/** The questions of a declared form, each drawn by what it asks for. */
import type { ReactNode } from 'react'
import type { FileFolder } from '@/api/file-path'
import { fileSrc } from '@/api/files'
import { sendPhotoTo } from '@/api/send-photo'
import { serverNow } from '@/api/server-clock'
import { Choice } from '@/components/choices'
import { Field as Asked } from '@/components/field'
import { MomentField, PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { PhotoField } from '@/components/photo-field'
import { type Answer, askedIn, type Field, type FormTable, problemOf } from '@/domain/case/form'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { writtenDayWord } from '@/domain/words/moments'

export type Answers = Record<string, Answer>

interface FieldsProps {
  table: FormTable
  /** Some of the table, in this order; all of it when left out. */
  names?: readonly string[]
  answers: Answers
  edit: (some: Answers) => void
  /** Where its photos go, and what those are called that have not gone yet. */
  photos: { folder: FileFolder; keepAs: string }
  /** Those of the station who may be chosen. */
  colleagues?: readonly { personId: string; called: string }[]
  /** Whether to say beneath each question that it is still open. */
  strict?: boolean
  onBusy: (busy: boolean) => void
}

/** So many letters fit on one line. */
const ONE_LINE = 40

/** What is chosen where nobody is. */
const NOBODY = ''

interface OneProps<F extends Field = Field> extends Pick<
  FieldsProps,
  'photos' | 'colleagues' | 'strict' | 'onBusy'
> {
  field: F
  answer: Answer
  onChange: (answer: Answer) => void
}

type Of<K extends Field['is']> = OneProps<Extract<Field, { is: K }>>

const words = (answer: Answer): string => (typeof answer === 'string' ? answer : '')

function commonOf({ field, answer, strict }: OneProps) {
  const { label, hint } = field
  const error = strict ? problemOf(field, answer) : null
  return { label, ...(hint !== undefined && { hint }), ...(error !== null && { error }) }
}

function DayFields(props: Of<'day'>) {
  const { field, answer, onChange } = props
  const { label, spans, other, most } = field
  const now = serverNow()
  const dayAfter = (days: number) => dayOf(now + days * DAY)
  const day = words(answer)
  const options = spans.map(({ days, text }) => ({ value: dayAfter(days), text }))
  return (
    <>
      <Asked {...commonOf(props)}>
        <Choice options={options} value={day} onChange={onChange} label={label} />
      </Asked>
      <MomentField
        label={other}
        mode="date"
        value={day === '' ? null : day}
        onChange={onChange}
        start={dayAfter(1)}
        end={dayAfter(most)}
        {...(day !== '' && { shown: writtenDayWord(day, now) })}
      />
    </>
  )
}

function CountField(props: Of<'count'>) {
  const { field, answer, onChange } = props
  const options = Array.from({ length: field.most }, (_, i) => ({
    value: String(i + 1),
    text: field.text(i + 1),
  }))
  return (
    <PickField
      {...commonOf(props)}
      options={options}
      value={String(answer)}
      onChange={(count) => onChange(Number(count))}
    />
  )
}

function WordsField(props: Of<'text'>) {
  const { field, answer, onChange } = props
  return (
    <TextField
      {...commonOf(props)}
      value={words(answer)}
      onChange={(text) => onChange(field.wraps ? text.replace(/\n/g, '') : text)}
      multiline={field.wraps === true || field.most > ONE_LINE}
      maxLength={field.most}
      {...(field.placeholder !== undefined && { placeholder: field.placeholder })}
      {...(field.optional && { optional: true })}
    />
  )
}

function ColleagueField(props: Of<'colleague'>) {
  const { answer, onChange, colleagues = [] } = props
  return (
    <PickField
      {...commonOf(props)}
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

type Drawing = { [K in Field['is']]: (props: Of<K>) => ReactNode }

const drawings: Drawing = {
  day: DayFields,
  count: CountField,
  text: WordsField,
  colleague: ColleagueField,
  choice: (props) => (
    <Asked {...commonOf(props)}>
      <Choice
        label={props.field.label}
        options={Object.entries(props.field.options).map(([value, text]) => ({ value, text }))}
        value={words(props.answer)}
        onChange={props.onChange}
      />
    </Asked>
  ),
  whole: (props) => (
    <TextField
      {...commonOf(props)}
      type="number"
      value={props.answer === 0 ? '' : String(props.answer)}
      onChange={props.onChange}
      maxLength={String(props.field.most).length}
      {...(props.field.placeholder !== undefined && { placeholder: props.field.placeholder })}
      optional
    />
  ),
  photos: (props) => (
    <PhotoField
      {...commonOf(props)}
      value={Array.isArray(props.answer) ? props.answer : []}
      onChange={props.onChange}
      max={props.field.most}
      upload={sendPhotoTo(props.photos.folder)}
      keepAs={props.photos.keepAs}
      srcOf={fileSrc}
      onBusy={props.onBusy}
      optional
    />
  ),
  switch: ({ field: { label, hint }, answer, onChange }) => (
    <SwitchRow label={label} {...(hint !== undefined && { hint })} on={answer === true} onChange={onChange} />
  ),
}

export function Fields({ table, names, answers, edit, ...given }: FieldsProps) {
  const asked = askedIn(table, answers)
  const shown = names ? names.flatMap((name) => asked.filter(([one]) => one === name)) : asked
  return (
    <>
      {shown.map(([name, field]) => {
        // A drawing is found by what its field is.
        const Drawn = drawings[field.is] as (props: OneProps) => ReactNode
        const onChange = (answer: Answer) => edit({ [name]: answer })
        return (
          <Drawn key={name} {...given} field={field} answer={answers[name] ?? null} onChange={onChange} />
        )
      })}
    </>
  )
}
