/** Owns what a declared form accepts: its table as a schema. */
import * as v from 'valibot'
import {
  type Answer,
  type Answers,
  type AnswerTo,
  type Field,
  type FormTable,
  askedIn,
  isNeeded,
  leftOpen,
} from '../domain/kernel/form'
import { Day, Id, LooseText, PhotoId, SpotKey, Text, TimeOfDay, VoiceId } from './shapes'

type AnswerSchema = v.GenericSchema<Answer | undefined, Answer>

const optionOf = ({ options }: { options: Readonly<Record<string, string>> }) =>
  v.picklist(Object.keys(options))

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

const isEachOnce = (answers: string[]): boolean => new Set(answers).size === answers.length

function answerSchema(field: Field): AnswerSchema {
  switch (field.is) {
    case 'choice':
      return field.none === undefined ? optionOf(field) : v.nullable(optionOf(field))
    case 'several':
      return v.pipe(
        v.array(optionOf(field)),
        v.minLength(field.least),
        v.maxLength(field.most),
        v.check(isEachOnce),
      )
    case 'text':
      if (field.orNull) return v.nullable(Text(field.most))
      return isNeeded(field) ? Text(field.most) : LooseText(field.most)
    case 'photos':
      return v.pipe(v.array(PhotoId), v.minLength(field.least ?? 0), v.maxLength(field.most))
    case 'voice':
      return v.pipe(v.array(VoiceId), v.maxLength(1))
    case 'colleague':
      return v.nullable(Id)
    case 'departments':
      return v.pipe(v.array(Id), v.minLength(field.least), v.maxLength(field.most), v.check(isEachOnce))
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

type Given = Record<string, Answer>

/** What is not asked after the other answers is as if nothing had been answered, whatever a phone has kept of it. */
function asAsked(table: FormTable, answers: Given): Given {
  const asked = new Set(askedIn(table, answers).map(([name]) => name))
  const left = Object.entries(table).filter(([name]) => !asked.has(name))
  return { ...answers, ...Object.fromEntries(left.map(([name, field]) => [name, leftOpen(field)])) }
}

const varies = (table: FormTable): boolean => Object.values(table).some(({ vary }) => vary !== undefined)

/** The answers of a form; every one of them is stored. */
export function formSchema<F extends FormTable>(table: F): v.GenericSchema<Answers<F>> {
  const entries = Object.entries(table).map(([name, field]) => [name, fieldSchema(field)] as const)
  const answers = v.object(Object.fromEntries(entries))
  const schema = varies(table)
    ? v.pipe(
        answers,
        v.transform((given: Given) => asAsked(table, given)),
      )
    : answers
  return schema as unknown as v.GenericSchema<Answers<F>>
}

/** The schema of each answer, to stand beside others. */
export const formEntries = <F extends FormTable>(table: F) =>
  Object.fromEntries(Object.entries(table).map(([name, field]) => [name, answerSchema(field)])) as {
    -readonly [K in keyof F]: v.GenericSchema<AnswerTo<F[K]>>
  }
