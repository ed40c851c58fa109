/**
 * Owns what a form asks for, as data: from one table follow what is accepted, what is kept while it is written, what is
 * still missing, how it is drawn and how it is read afterwards.
 */

interface Labelled {
  /** Chinese, as it stands above the field and before the answer. */
  label: string
  /** A sentence beneath the field. */
  hint?: string
  /** What is said while it is not answered, or not as it has to be. */
  missing?: string
  /** What depends on the other answers. */
  vary?: (answers: Answered) => Varied
}

/** Other words, or that it is not asked at all; what is not asked is handed in as if nothing had been answered. */
interface Varied {
  label?: string
  placeholder?: string
  asked?: boolean
}

/** One of a few answers. */
interface ChoiceField extends Labelled {
  is: 'choice'
  /** What is stored, and what it is called. */
  options: Readonly<Record<string, string>>
  /** What is chosen from the beginning. */
  start?: string
}

/** Words of one's own; empty when it is optional and nothing was written. */
interface TextField extends Labelled {
  is: 'text'
  /** The most letters. */
  most: number
  placeholder?: string
  optional?: true
  /** One line that wraps where it is long. */
  wraps?: true
}

/** A day from tomorrow on, as it is written; the next few weeks are one tap away. */
interface DayField extends Labelled {
  is: 'day'
  /** How many days ahead, and what that is called. */
  spans: readonly { days: number; text: string }[]
  /** What stands above the calendar. */
  other: string
  /** The farthest, in days from today. */
  most: number
}

/** A whole number that is typed; none counts as 0. */
interface WholeField extends Labelled {
  is: 'whole'
  most: number
  placeholder?: string
}

/** A small number from 1 on, chosen among all there are. */
interface CountField extends Labelled {
  is: 'count'
  most: number
  text: (count: number) => string
}

interface SwitchField extends Labelled {
  is: 'switch'
}

interface PhotosField extends Labelled {
  is: 'photos'
  most: number
}

/** Somebody who works at the station, by their person's id; nobody when nobody was chosen. */
interface ColleagueField extends Labelled {
  is: 'colleague'
}

export type Field =
  ChoiceField | TextField | PhotosField | ColleagueField | DayField | WholeField | CountField | SwitchField
export type FormTable = Readonly<Record<string, Field>>

/** What is stored of an answer. */
export type AnswerTo<X extends Field> = X extends ChoiceField
  ? Extract<keyof X['options'], string>
  : X extends TextField | DayField
    ? string
    : X extends PhotosField
      ? string[]
      : X extends WholeField | CountField
        ? number
        : X extends SwitchField
          ? boolean
          : string | null

export type Answer = string | string[] | number | boolean | null
/** Answers by the names of their fields; while it is written, a whole number is what was typed. */
export type Answered = Readonly<Record<string, Answer>>
export type Answers<F extends FormTable = FormTable> = { [K in keyof F]: AnswerTo<F[K]> }

/** Returns the table unchanged, with its names and options kept as types. */
export const defineForm = <const F extends FormTable>(table: F): F => table

/** An answer that nobody has given yet. */
export function blank(field: Field): Answer {
  switch (field.is) {
    case 'choice':
      return field.start ?? ''
    case 'photos':
      return []
    case 'colleague':
      return null
    case 'whole':
      return 0
    case 'count':
      return 1
    case 'switch':
      return false
    default:
      return ''
  }
}

/** What a form holds before anything was filled in. */
export const blankForm = (table: FormTable): Record<string, Answer> =>
  Object.fromEntries(Object.entries(table).map(([name, field]) => [name, blank(field)]))

/** The field as it is asked after what has been answered; null where it is not asked. */
export function askedOf(field: Field, answers: Answered): Field | null {
  const { asked = true, ...words } = field.vary?.(answers) ?? {}
  return asked ? { ...field, ...words } : null
}

const wholeOf = (answer: Answer | undefined, most: number): number | null => {
  const typed = String(answer ?? '').trim()
  if (typed === '') return 0
  return /^\d+$/.test(typed) && typed.length <= String(most).length ? Number(typed) : null
}

const ways: Partial<Record<Field['is'], string>> = {
  choice: '请选一个',
  text: '请写一句',
  day: '请选一天',
  whole: '写整数就好',
}

/** Whether a field must be filled in before the form is handed in. */
export const isNeeded = (field: Field): boolean =>
  field.is === 'choice' || field.is === 'day' || (field.is === 'text' && field.optional !== true)

/** What is still wrong with an answer, in a sentence; null when nothing is. */
export function problemOf(field: Field, answer: Answer | undefined): string | null {
  const { is, missing = ways[is] ?? '' } = field
  if (is === 'whole') return wholeOf(answer, field.most) === null ? missing : null
  return isNeeded(field) && (typeof answer !== 'string' || answer.trim() === '') ? missing : null
}

/** What is asked of a form, by name, in its order. */
export const askedIn = (table: FormTable, answers: Answered): [string, Field][] =>
  Object.entries(table).flatMap(([name, field]) => {
    const asked = askedOf(field, answers)
    return asked ? [[name, asked]] : []
  })

/** The labels of what is still to be filled in, in the order of the form. */
export const missingIn = (table: FormTable, answers: Answered): string[] =>
  askedIn(table, answers).flatMap(([name, field]) =>
    problemOf(field, answers[name]) === null ? [] : [field.label],
  )

function handedIn(field: Field, answer: Answer | undefined, answers: Answered): Answer {
  if (answer === undefined || askedOf(field, answers) === null) return blank(field)
  if (field.is === 'whole') return wholeOf(answer, field.most) ?? 0
  return typeof answer === 'string' ? answer.trim() : answer
}

/** The answers as they are handed in: words without the blanks around them, numbers as numbers. */
export const formOf = <F extends FormTable>(table: F, answers: Answered): Answers<F> =>
  Object.fromEntries(
    Object.entries(table).map(([name, field]) => [name, handedIn(field, answers[name], answers)]),
  ) as Answers<F>

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
