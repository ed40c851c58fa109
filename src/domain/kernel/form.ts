/**
 * Owns what a form asks for, as data: from one table follow what is accepted, what is kept while it is written, what is
 * still missing, how it is drawn and how it is read afterwards.
 */

interface FieldLabel {
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
  hint?: string
  placeholder?: string
  asked?: boolean
}

/** One of a few answers. */
interface ChoiceField extends FieldLabel {
  is: 'choice'
  /** What is stored, and what it is called. */
  options: Readonly<Record<string, string>>
  /** What is chosen from the beginning. */
  start?: string
  /** On a wheel instead of side by side. */
  wheel?: true
  /** As large tiles, one step of its own: what belongs to each answer, in a few words. */
  tiles?: Readonly<Record<string, string>>
  /** What it is called when none is chosen, where that will do; null is stored then. */
  none?: string
}

/** Any of a few answers. */
interface SeveralField extends FieldLabel {
  is: 'several'
  options: Readonly<Record<string, string>>
  least: number
  most: number
}

/** Words of one's own; empty when it is optional and nothing was written. */
interface TextField extends FieldLabel {
  is: 'text'
  /** The most letters. */
  most: number
  placeholder?: string
  optional?: true
  /** May be empty for now, without being said to be optional. */
  mayWait?: true
  /** Stored as null when nothing was written. */
  orNull?: true
  /** One line that wraps where it is long. */
  wraps?: true
  /** One line, however long. */
  line?: true
}

/** A day, as it is written; the next few weeks may be one tap away. */
interface DayField extends FieldLabel {
  is: 'day'
  /** How many days ahead, and what that is called; what stands above the calendar then. */
  spans?: readonly { days: number; text: string }[]
  other?: string
  /** The first that may be chosen, in days from today: tomorrow when left out. */
  from?: number
  /** The farthest, in days from today. */
  most: number
}

/** An hour of the day, HH:mm. */
interface TimeField extends FieldLabel {
  is: 'time'
  /** What stands there from the beginning. */
  start?: string
}

/** A whole number that is typed. None counts as 0, where no least is said; null where it may be left open. */
interface WholeField extends FieldLabel {
  is: 'whole'
  least?: number
  most: number
  /** What stands there from the beginning, where a least is said. */
  start?: string
  placeholder?: string
  optional?: true
}

/** A small number from 1 on, chosen among all there are. */
interface CountField extends FieldLabel {
  is: 'count'
  most: number
  text: (count: number) => string
}

interface SwitchField extends FieldLabel {
  is: 'switch'
  start?: boolean
}

interface PhotosField extends FieldLabel {
  is: 'photos'
  /** Without so many it is not handed in; none is needed when left out. */
  least?: number
  most: number
}

/** Something that is said instead of typed: one recording, or none. */
interface VoiceField extends FieldLabel {
  is: 'voice'
}

/** Somebody who works at the station, by their person's id; nobody when nobody was chosen. */
interface ColleagueField extends FieldLabel {
  is: 'colleague'
}

/** Where something is, of what the station knows: a place, a building or a whole grid, by its key. */
interface SpotField extends FieldLabel {
  is: 'spot'
}

/** A team of the station that performs, by its id. */
interface TeamField extends FieldLabel {
  is: 'team'
}

/** A partner of the station, by its id. */
interface PartnerField extends FieldLabel {
  is: 'partner'
}

/** Departments of the district that the station may call upon, by the ids of their units. */
interface DepartmentsField extends FieldLabel {
  is: 'departments'
  least: number
  most: number
}

export type Field =
  | ChoiceField
  | SeveralField
  | TextField
  | PhotosField
  | VoiceField
  | ColleagueField
  | SpotField
  | TeamField
  | PartnerField
  | DepartmentsField
  | DayField
  | TimeField
  | WholeField
  | CountField
  | SwitchField
export type FormTable = Readonly<Record<string, Field>>

type OptionOf<X> = X extends { options: infer O } ? Extract<keyof O, string> : never

/** What is stored of an answer. */
export type AnswerTo<X extends Field> = X extends ChoiceField
  ? X extends { none: string }
    ? OptionOf<X> | null
    : OptionOf<X>
  : X extends SeveralField
    ? OptionOf<X>[]
    : X extends DepartmentsField
      ? string[]
      : X extends TextField
        ? X extends { orNull: true }
          ? string | null
          : string
        : X extends DayField | TimeField | SpotField | TeamField | PartnerField
          ? string
          : X extends PhotosField | VoiceField
            ? string[]
            : X extends WholeField
              ? X extends { optional: true }
                ? number | null
                : number
              : X extends CountField
                ? number
                : X extends SwitchField
                  ? boolean
                  : string | null

/** What is kept of an answer while it is written. */
type DraftTo<X extends Field> = X extends ChoiceField
  ? X extends { start: string }
    ? OptionOf<X>
    : OptionOf<X> | '' | null
  : X extends TextField
    ? string
    : X extends WholeField
      ? X extends { least: number }
        ? string
        : string | number
      : AnswerTo<X>

export type Answer = string | string[] | number | boolean | null
/** Answers by the names of their fields; while it is written, a whole number is what was typed. */
export type Answered = Readonly<Record<string, Answer>>
export type Answers<F extends FormTable = FormTable> = { -readonly [K in keyof F]: AnswerTo<F[K]> }
export type DraftOf<F extends FormTable = FormTable> = { -readonly [K in keyof F]: DraftTo<F[K]> }
/** What is wrong with some answers, beneath each. */
export type Problems<D> = Partial<Record<keyof D & string, string>>

/** Returns the table unchanged, with its names and options kept as types. */
export const defineForm = <const F extends FormTable>(table: F): F => table

/** An answer that nobody has given yet, as it is kept. */
function blank(field: Field): Answer {
  switch (field.is) {
    case 'choice':
    case 'time':
      return field.start ?? ''
    case 'photos':
    case 'voice':
    case 'several':
    case 'departments':
      return []
    case 'colleague':
      return null
    case 'whole':
      return field.least === undefined ? 0 : (field.start ?? '')
    case 'count':
      return 1
    case 'switch':
      return field.start ?? false
    default:
      return ''
  }
}

/** What is stored where nothing was answered. */
export const leftOpen = (field: Field): Answer =>
  (field.is === 'whole' && field.optional) || (field.is === 'text' && field.orNull) || hasNone(field)
    ? null
    : blank(field)

/** Whether choosing none of a few will do. */
const hasNone = (field: Field): boolean => field.is === 'choice' && field.none !== undefined

/** What a form holds before anything was filled in. */
export const blankForm = <F extends FormTable>(table: F): DraftOf<F> =>
  Object.fromEntries(Object.entries(table).map(([name, field]) => [name, blank(field)])) as DraftOf<F>

/** The field as it is asked after what has been answered; null where it is not asked. */
function askedOf(field: Field, answers: Answered): Field | null {
  const { asked = true, ...words } = field.vary?.(answers) ?? {}
  return asked ? { ...field, ...words } : null
}

const isOpen = (answer: unknown): boolean => String(answer ?? '').trim() === ''

/** The number that was typed; null when it is none, or not one that will do. */
export function wholeOf(
  answer: unknown,
  { least, most }: Readonly<{ least?: number; most: number }>,
): number | null {
  if (isOpen(answer)) return least === undefined ? 0 : null
  const typed = String(answer).trim()
  const number = /^\d{1,9}$/.test(typed) ? Number(typed) : null
  return number !== null && number >= (least ?? 0) && number <= most ? number : null
}

/** Whether a field must be filled in before the form is handed in. */
export const isNeeded = (field: Field): boolean =>
  (field.is === 'choice' && field.none === undefined) ||
  field.is === 'day' ||
  field.is === 'time' ||
  field.is === 'spot' ||
  field.is === 'team' ||
  field.is === 'partner' ||
  ((field.is === 'several' || field.is === 'departments' || field.is === 'photos') &&
    (field.least ?? 0) > 0) ||
  (field.is === 'whole' && field.least !== undefined && !field.optional) ||
  (field.is === 'text' && !field.optional && !field.mayWait)

const isGiven = (field: Field, answer: unknown): boolean => {
  if (field.is === 'several' || field.is === 'departments' || field.is === 'photos')
    return Array.isArray(answer) && answer.length >= (field.least ?? 0)
  if (field.is !== 'whole') return !isNeeded(field) || (typeof answer === 'string' && !isOpen(answer))
  return (field.optional && isOpen(answer)) || wholeOf(answer, field) !== null
}

/** What is said of an answer that will not do, where the field has no words of its own. */
function wayOf(field: Field): string {
  switch (field.is) {
    case 'choice':
      return '请选一个'
    case 'several':
      return '请至少选一样'
    case 'text':
      return '请写一句'
    case 'day':
      return '请选一天'
    case 'time':
      return '请选几点'
    case 'spot':
      return '请选在哪里'
    case 'team':
      return '请选一支队伍'
    case 'partner':
      return '请选一家'
    case 'departments':
      return '请选一个部门'
    case 'photos':
      return '请拍一张照片'
    case 'whole':
      return field.least === undefined ? '写整数就好' : `请写 ${field.least} 到 ${field.most}`
    default:
      return ''
  }
}

/** What is still wrong with an answer, in a sentence; null when nothing is. */
export const problemOf = (field: Field, answer: unknown): string | null =>
  isGiven(field, answer) ? null : (field.missing ?? wayOf(field))

/** What is asked of a form, by name, in its order. */
export const askedIn = (table: FormTable, answers: object): [string, Field][] =>
  Object.entries(table).flatMap(([name, field]) => {
    const asked = askedOf(field, answers as Answered)
    return asked ? [[name, asked]] : []
  })

/** What is wrong, by field; empty when the form can be handed in. */
export const problemsIn = <F extends FormTable>(table: F, answers: object): Problems<F> =>
  Object.fromEntries(
    askedIn(table, answers).flatMap(([name, field]) => {
      const problem = problemOf(field, (answers as Answered)[name])
      return problem === null ? [] : [[name, problem]]
    }),
  ) as Problems<F>

/** The labels of what is still to be filled in, in the order of the form. */
export const missingIn = (table: FormTable, answers: object): string[] =>
  askedIn(table, answers).flatMap(([name, field]) =>
    name in problemsIn(table, answers) ? [field.label] : [],
  )

function handedIn(field: Field, answers: Answered, name: string): Answer {
  const answer = answers[name]
  if (answer === undefined || askedOf(field, answers) === null) return leftOpen(field)
  if (field.is === 'whole') return wholeOf(answer, field) ?? leftOpen(field)
  if ((field.is === 'text' || hasNone(field)) && isOpen(answer)) return leftOpen(field)
  return typeof answer === 'string' ? answer.trim() : answer
}

/** The answers as they are handed in: words without the blanks around them, numbers as numbers. */
export const formOf = <F extends FormTable>(table: F, answers: object): Answers<F> =>
  Object.fromEntries(
    Object.entries(table).map(([name, field]) => [name, handedIn(field, answers as Answered, name)]),
  ) as Answers<F>

/** What was handed in before, to be written on. */
export const draftOf = <F extends FormTable>(table: F, answers: Answers<F>): DraftOf<F> =>
  Object.fromEntries(
    Object.entries(table).map(([name, field]) => {
      const answer: Answer | undefined = answers[name]
      return [name, field.is === 'whole' || field.is === 'text' ? String(answer ?? '') : answer]
    }),
  ) as DraftOf<F>
