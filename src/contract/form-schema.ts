/** Owns what a declared form accepts: its table as a schema. */
import * as v from 'valibot'
import type { Answer, Field, FormTable } from '../domain/case/form'
import { Id, LooseText, PhotoId, Text } from './shapes'

type AnswerSchema = v.GenericSchema<Answer>

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

/** The answers of a form, every one of them, as they are stored. */
export const formSchema = (table: FormTable) =>
  v.object(
    Object.fromEntries(Object.entries(table).map(([name, field]) => [name, answerSchema(field)])),
  ) as v.GenericSchema<Record<string, Answer>>
