/** Owns what a declared form accepts: its table as a schema. */
import * as v from 'valibot'
import {
  type Answer,
  type Answers,
  type AnswerTo,
  type Field,
  type FormTable,
  isNeeded,
  leftOpen,
} from '../domain/kernel/form'
import { Day, Id, LooseText, PhotoId, SpotKey, Text, TimeOfDay, VoiceId } from './shapes'

type AnswerSchema = v.GenericSchema<Answer | undefined, Answer>

const optionOf = ({ options }: { options: Readonly<Record<string, string>> }) =>
  v.picklist(Object.keys(options))

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

function answerSchema(field: Field): AnswerSchema {
  switch (field.is) {
    case 'choice':
      return field.none === undefined ? optionOf(field) : v.nullable(optionOf(field))
    case 'several':
      return v.pipe(v.array(optionOf(field)), v.minLength(field.least), v.maxLength(field.most))
    case 'text':
      if (field.orNull) return v.nullable(Text(field.most))
      return isNeeded(field) ? Text(field.most) : LooseText(field.most)
    case 'photos':
      return v.pipe(v.array(PhotoId), v.maxLength(field.most))
    case 'voice':
      return v.pipe(v.array(VoiceId), v.maxLength(1))
    case 'colleague':
      return v.nullable(Id)
    case 'departments':
      return v.pipe(
        v.array(Id),
        v.minLength(field.least),
        v.maxLength(field.most),
        v.check((ids) => new Set(ids).size === ids.length),
      )
    case 'spot':
      return SpotKey
    case 'team':
    case 'partner':
      return Id
    case 'day':
      return Day
    case 'time':
      return TimeOfDay
    case 'whole':
      return field.optional
        ? v.nullable(whole(field.least ?? 0, field.most))
        : whole(field.least ?? 0, field.most)
    case 'count':
      return whole(1, field.most)
    case 'switch':
      return v.boolean()
  }
}

/** What may stay open may be left out: a phone with yesterday's version does not know a field that came today. */
const fieldSchema = (field: Field): AnswerSchema =>
  isNeeded(field) ? answerSchema(field) : v.optional(answerSchema(field), leftOpen(field))

/** The answers of a form; every one of them is stored. */
export const formSchema = <F extends FormTable>(table: F) =>
  v.object(
    Object.fromEntries(Object.entries(table).map(([name, field]) => [name, fieldSchema(field)])),
  ) as unknown as v.GenericSchema<Answers<F>>

/** The schema of each answer, to stand beside others. */
export const formEntries = <F extends FormTable>(table: F) =>
  Object.fromEntries(Object.entries(table).map(([name, field]) => [name, answerSchema(field)])) as {
    -readonly [K in keyof F]: v.GenericSchema<AnswerTo<F[K]>>
  }
