/** Owns what a declared form accepts: its table as a schema. */
import * as v from 'valibot'
import { type Answer, blank, type Field, type FormTable, isNeeded } from '../domain/case/form'
import { Id, LooseText, PhotoId, Text } from './shapes'

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
  }
}

/** What may stay open may be left out: a phone with yesterday's version does not know a field that came today. */
const fieldSchema = (field: Field): AnswerSchema =>
  isNeeded(field) ? answerSchema(field) : v.optional(answerSchema(field), blank(field))

/** The answers of a form; every one of them is stored. */
export const formSchema = (table: FormTable) =>
  v.object(
    Object.fromEntries(Object.entries(table).map(([name, field]) => [name, fieldSchema(field)])),
  ) as v.GenericSchema<Record<string, Answer>>
