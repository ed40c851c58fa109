/** Owns what a declared form accepts: its table as a schema. */
import * as v from 'valibot'
import { type Answer, type Answers, blank, type Field, type FormTable, isNeeded } from '../domain/case/form'
import { Day, Id, LooseText, PhotoId, Text } from './shapes'

type AnswerSchema = v.GenericSchema<Answer | undefined, Answer>

function answerSchema(field: Field): AnswerSchema {
  switch (field.is) {
    case 'choice':
      return v.picklist(Object.keys(field.options))
    case 'text':
      return field.optional ? LooseText(field.most) : Text(field.most)
    case 'photos':
      return v.pipe(v.array(PhotoId), v.maxLength(field.most))
    case 'colleague':
      return v.nullable(Id)
    case 'day':
      return Day
    case 'whole':
      return v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(field.most))
    case 'count':
      return v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(field.most))
    case 'switch':
      return v.boolean()
  }
}

/** What may stay open may be left out: a phone with yesterday's version does not know a field that came today. */
const fieldSchema = (field: Field): AnswerSchema =>
  isNeeded(field) ? answerSchema(field) : v.optional(answerSchema(field), blank(field))

/** The answers of a form; every one of them is stored. */
export const formSchema = <F extends FormTable>(table: F) =>
  v.object(
    Object.fromEntries(Object.entries(table).map(([name, field]) => [name, fieldSchema(field)])),
  ) as unknown as v.GenericSchema<Answers<F>>
