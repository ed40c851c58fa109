/** The questions of a declared form, each drawn by what it asks for. */
import { type ReactNode, useRef } from 'react'
import type { FileFolder } from '@/api/file-path'
import { fileSrc } from '@/api/files'
import { sendPhotoTo } from '@/api/send-photo'
import { serverNow } from '@/api/server-clock'
import { Choice, Choices } from '@/components/choices'
import { ChoiceTiles } from '@/components/choices/tiles'
import { Field as Asked } from '@/components/field'
import { MomentField, PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { PhotoField } from '@/components/photo-field'
import { DAY, dayOf } from '@/domain/kernel/clock'
import {
  type Answer,
  askedIn,
  type DraftOf,
  type Field,
  type FormTable,
  isNeeded,
  problemOf,
} from '@/domain/kernel/form'
import { writtenDayWord } from '@/domain/words/moments'
import { SpotField, type Spots } from './spot-field'
import { VoiceField } from './voice-field'

export type Answers = Record<string, Answer>

/** What some kinds of questions need beside the table. */
interface Around {
  /** Where its photos go, and what those are called that have not gone yet. */
  photos?: { folder: FileFolder; keepAs: string }
  /** Those of the station who may be chosen. */
  colleagues?: readonly { personId: string; called: string }[]
  /** The spots of the station; null while they are on their way. */
  spots?: Spots | null
  /** The departments that the station may call upon. */
  departments?: readonly { unitId: string; name: string }[]
  /** Teams that may be asked to perform. */
  teams?: readonly { teamId: string; name: string; shows: string }[]
  /** Partners that whoever writes may write for. */
  partners?: readonly { partnerId: string; name: string }[]
  /** Told while photos are on their way. */
  onBusy?: (busy: boolean) => void
}

/** Some of the answers; of a table that is known as it runs, of any name. */
type Some<F extends FormTable> = string extends keyof F ? DraftOf<F> : Partial<DraftOf<F>>

interface FieldsProps<F extends FormTable> extends Around {
  table: F
  /** Some of the table, in this order; all of it when left out. */
  names?: readonly (keyof F & string)[]
  answers: DraftOf<F>
  edit: (some: Some<F>) => void
  /** Whether to say beneath each question that it is still open. */
  strict?: boolean
  /** What is said beneath each instead, where more than the table decides. */
  wrong?: (name: keyof F & string) => { error?: string }
  /** Words of help that depend on what was typed, in place of the table's. */
  hints?: Partial<Record<keyof F & string, string>>
}

/** So many letters fit on one line. */
const ONE_LINE = 40

/** What is chosen where nobody is. */
const NOBODY = ''

interface OneProps<F extends Field = Field> extends Around {
  field: F
  answer: Answer
  /** What is wrong with it, where it is to be said. */
  error: string | null
  onChange: (answer: Answer) => void
}

type Of<K extends Field['is']> = OneProps<Extract<Field, { is: K }>>

const words = (answer: Answer): string => (typeof answer === 'string' ? answer : '')
const lines = (answer: Answer): string[] => (Array.isArray(answer) ? answer : [])

const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options).map(([value, text]) => ({ value, text }))

function commonOf({ field: { label, hint }, error }: OneProps) {
  return { label, ...(hint !== undefined && { hint }), ...(error !== null && { error }) }
}

function DayFields(props: Of<'day'>) {
  const { field, answer, onChange } = props
  const { label, spans, other, from = 1, most } = field
  const now = serverNow()
  const dayAfter = (days: number) => dayOf(now + days * DAY)
  const day = words(answer)
  const calendar = {
    ...{ mode: 'date' as const, value: day === '' ? null : day, onChange },
    ...{ start: dayAfter(from), end: dayAfter(most) },
    ...(day !== '' && { shown: writtenDayWord(day, now) }),
  }
  if (!spans) return <MomentField {...commonOf(props)} {...calendar} />
  return (
    <>
      <Asked {...commonOf(props)}>
        <Choice
          options={spans.map(({ days, text }) => ({ value: dayAfter(days), text }))}
          value={day}
          onChange={onChange}
          label={label}
        />
      </Asked>
      <MomentField label={other ?? label} {...calendar} />
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
      multiline={field.wraps === true || (!field.line && field.most > ONE_LINE)}
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

/** One is chosen on a wheel, several side by side. */
function DepartmentsField(props: Of<'departments'>) {
  const { field, answer, onChange, departments = [] } = props
  const options = departments.map(({ unitId, name }) => ({ value: unitId, text: name }))
  if (field.most === 1)
    return (
      <PickField
        {...commonOf(props)}
        options={options}
        value={lines(answer)[0] ?? null}
        onChange={(chosen) => onChange([chosen])}
        placeholder="选一个部门"
      />
    )
  if (options.length === 0) return null
  return (
    <Asked {...commonOf(props)}>
      <Choices
        label={field.label}
        options={options}
        values={lines(answer)}
        onChange={(chosen) => onChange(chosen.slice(0, field.most))}
      />
    </Asked>
  )
}

/** What the chosen one performs stands beneath it. */
function TeamField(props: Of<'team'>) {
  const { answer, onChange, teams = [] } = props
  const shows = teams.find(({ teamId }) => teamId === answer)?.shows ?? ''
  return (
    <PickField
      {...commonOf(props)}
      {...(shows !== '' && { hint: `会演：${shows}` })}
      options={teams.map(({ teamId, name }) => ({ value: teamId, text: name }))}
      value={words(answer)}
      onChange={onChange}
      placeholder={teams.length === 0 ? '站里还没有能请的队伍' : '选一支队伍'}
    />
  )
}

function PartnerField(props: Of<'partner'>) {
  const { answer, onChange, partners = [] } = props
  return (
    <PickField
      {...commonOf(props)}
      options={partners.map(({ partnerId, name }) => ({ value: partnerId, text: name }))}
      value={words(answer)}
      onChange={onChange}
      placeholder={partners.length === 0 ? '先到「共建单位」登记一家' : '选一家'}
    />
  )
}

function ChoiceField(props: Of<'choice'>) {
  const { field, answer, onChange } = props
  const { label, wheel, none, tiles } = field
  const options = [
    ...(none === undefined ? [] : [{ value: NOBODY, text: none }]),
    ...optionsOf(field.options),
  ]
  const chosen = none !== undefined && words(answer) === '' ? NOBODY : words(answer)
  const choose = (value: string) => onChange(value === NOBODY ? null : value)
  if (tiles)
    return (
      <Asked {...commonOf(props)}>
        <ChoiceTiles
          label={label}
          options={Object.entries(field.options).map(([value, text]) => ({
            ...{ value, text, caption: tiles[value] ?? '' },
          }))}
          onChange={choose}
        />
      </Asked>
    )
  if (wheel) return <PickField {...commonOf(props)} options={options} value={chosen} onChange={choose} />
  return (
    <Asked {...commonOf(props)}>
      <Choice label={label} options={options} value={chosen} onChange={choose} />
    </Asked>
  )
}

/** Where no least is said, none is the same as 0, and nobody has to write one. */
function WholeField(props: Of<'whole'>) {
  const { field, answer, onChange } = props
  const { least, most, placeholder, optional = least === undefined } = field
  return (
    <TextField
      {...commonOf(props)}
      type="number"
      value={least === undefined && answer === 0 ? '' : String(answer ?? '')}
      onChange={onChange}
      maxLength={String(most).length}
      {...(placeholder !== undefined && { placeholder })}
      {...(optional && { optional })}
    />
  )
}

type Drawing = { [K in Field['is']]: (props: Of<K>) => ReactNode }

const drawings: Drawing = {
  day: DayFields,
  count: CountField,
  text: WordsField,
  colleague: ColleagueField,
  spot: (props) => (
    <SpotField
      {...commonOf(props)}
      spots={props.spots ?? null}
      value={words(props.answer)}
      onChange={props.onChange}
    />
  ),
  departments: DepartmentsField,
  team: TeamField,
  partner: PartnerField,
  choice: ChoiceField,
  several: (props) => (
    <Asked {...commonOf(props)}>
      <Choices
        label={props.field.label}
        options={optionsOf(props.field.options)}
        values={lines(props.answer)}
        onChange={(chosen) => props.onChange(chosen.slice(0, props.field.most))}
      />
    </Asked>
  ),
  time: (props) => (
    <MomentField
      {...commonOf(props)}
      mode="time"
      value={words(props.answer) || null}
      onChange={props.onChange}
    />
  ),
  whole: WholeField,
  photos: (props) =>
    props.photos && (
      <PhotoField
        {...commonOf(props)}
        value={lines(props.answer)}
        onChange={props.onChange}
        max={props.field.most}
        upload={sendPhotoTo(props.photos.folder)}
        keepAs={props.photos.keepAs}
        srcOf={fileSrc}
        {...(props.onBusy && { onBusy: props.onBusy })}
        optional={!isNeeded(props.field)}
      />
    ),
  voice: (props) => (
    <VoiceField
      {...commonOf(props)}
      value={lines(props.answer)}
      onChange={props.onChange}
      {...(props.onBusy && { onBusy: props.onBusy })}
      optional
    />
  ),
  switch: ({ field: { label, hint }, answer, onChange }) => (
    <SwitchRow label={label} {...(hint !== undefined && { hint })} on={answer === true} onChange={onChange} />
  ),
}

export function Fields<F extends FormTable>(props: FieldsProps<F>) {
  const { table, names, answers, edit, strict, wrong, hints = {}, onBusy, ...around } = props
  const busy = useRef(new Set<string>())
  const asked = askedIn(table, answers)
  const shown = names ? names.flatMap((name) => asked.filter(([one]) => one === name)) : asked
  const given: Record<string, Answer> = { ...answers }
  return (
    <>
      {shown.map(([name, field]) => {
        // A drawing is found by what its field is.
        const Drawn = drawings[field.is] as (props: OneProps) => ReactNode
        const answer = given[name] ?? null
        const hint = (hints as Record<string, string>)[name] ?? field.hint
        const known = { field: { ...field, ...(hint !== undefined && { hint }) }, answer }
        const error = wrong ? wrong(name).error : strict && problemOf(field, answer)
        const onChange = (next: Answer) => edit({ [name]: next } as Some<F>)
        const told = (is: boolean) => {
          if (is) busy.current.add(name)
          else busy.current.delete(name)
          onBusy?.(busy.current.size > 0)
        }
        const one = { ...around, ...known, onBusy: told, error: error || null, onChange }
        return <Drawn key={name} {...one} />
      })}
    </>
  )
}
