/**
 * Owns what a form asks for, as data: from one table follow what is accepted, what is kept while it is written, what is
 * still missing, how it is drawn and how it is read afterwards.
 */

interface Labelled {
  /** Chinese, as it stands above the field and before the answer. */
  label: string
  /** A sentence beneath the field. */
  hint?: string
}

/** One of a few answers. */
interface ChoiceField extends Labelled {
  is: 'choice'
  /** What is stored, and what it is called. */
  options: Readonly<Record<string, string>>
}

/** Words of one's own; empty when it is optional and nothing was written. */
interface TextField extends Labelled {
  is: 'text'
  /** The most letters. */
  most: number
  placeholder?: string
  optional?: true
}

interface PhotosField extends Labelled {
  is: 'photos'
  most: number
}

/** Somebody who works at the station, by their person's id; nobody when nobody was chosen. */
interface ColleagueField extends Labelled {
  is: 'colleague'
}

export type Field = ChoiceField | TextField | PhotosField | ColleagueField
export type FormTable = Readonly<Record<string, Field>>

/** What is stored of an answer. */
export type AnswerTo<X extends Field> = X extends ChoiceField
  ? Extract<keyof X['options'], string>
  : X extends TextField
    ? string
    : X extends PhotosField
      ? string[]
      : string | null

export type Answer = string | string[] | null
export type Answers<F extends FormTable = FormTable> = { [K in keyof F]: AnswerTo<F[K]> }

/** Returns the table unchanged, with its names and options kept as types. */
export const defineForm = <const F extends FormTable>(table: F): F => table

/** An answer that nobody has given yet. */
export const blank = (field: Field): Answer =>
  field.is === 'photos' ? [] : field.is === 'colleague' ? null : ''

/** What a form holds before anything was filled in. */
export const blankForm = (table: FormTable): Record<string, Answer> =>
  Object.fromEntries(Object.entries(table).map(([name, field]) => [name, blank(field)]))

/** Whether a field must be filled in before the form is handed in. */
export const isNeeded = (field: Field): boolean =>
  field.is === 'choice' || (field.is === 'text' && field.optional !== true)

/** The labels of what is still to be filled in, in the order of the form. */
export const missingIn = (table: FormTable, answers: Readonly<Record<string, Answer>>): string[] =>
  Object.entries(table).flatMap(([name, field]) => {
    const answer = answers[name]
    const given = typeof answer === 'string' && answer.trim() !== ''
    return isNeeded(field) && !given ? [field.label] : []
  })

/** What was written, as lines to read: without photos, and without what was left open. */
export function linesOf(
  table: FormTable,
  answers: Readonly<Record<string, Answer>>,
  called: (personId: string) => string,
): { label: string; text: string }[] {
  return Object.entries(table).flatMap(([name, field]) => {
    const answer = answers[name]
    if (typeof answer !== 'string' || answer === '') return []
    if (field.is === 'choice') return [{ label: field.label, text: field.options[answer] ?? '' }]
    return [{ label: field.label, text: field.is === 'colleague' ? called(answer) : answer }]
  })
}

/** The photos by the field they were given in; fields without any are left out. */
export const photosIn = (
  table: FormTable,
  answers: Readonly<Record<string, Answer>>,
): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, field]) => {
      const answer = answers[name]
      return field.is === 'photos' && Array.isArray(answer) && answer.length > 0 ? [[name, answer]] : []
    }),
  )

/** Those of the station whom the answers are about. */
export const colleaguesIn = (table: FormTable, answers: Readonly<Record<string, Answer>>): string[] =>
  Object.entries(table).flatMap(([name, field]) => {
    const answer = answers[name]
    return field.is === 'colleague' && typeof answer === 'string' ? [answer] : []
  })
