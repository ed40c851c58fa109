/** Owns how the answers of a case are read afterwards: as lines, as photos and voices, as those whom they are about. */
import type { Answer, Field, FormTable } from '../kernel/form'
import { writtenDayWord } from '../words/moments'
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'
import { partnerIn } from './partner'
import { teamIn } from './team'

/** What whoever begins a case is asked: all but what is known already. */
export const typedTable = ({ form, begin }: Pick<CaseKind, 'form' | 'begin'>): FormTable =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !begin.known?.fields.includes(name)))

/**
 * What was written, as lines to read: without photos and voices, and without what was left open. A choice that was asked
 * for by another answer, and of which none was made, is said by what that is called.
 */
export function linesOf(
  table: FormTable,
  answers: Readonly<Record<string, Answer>>,
  reading: Reading,
): { label: string; text: string }[] {
  return Object.entries(table).flatMap(([name, field]) => {
    const text = saidOf(field, answers[name] ?? null, reading) || unchosenWord(field, answers)
    return text === '' ? [] : [{ label: field.label, text }]
  })
}

interface Reading {
  /** What somebody or a spot was called, by the key that is stored. */
  called: (key: string) => string
  /** When it was written: a day of another year is said with its year. */
  at: number
}

/** What it is called that none was chosen, where another answer has made it a question; else empty. */
const unchosenWord = (field: Field, answers: Readonly<Record<string, Answer>>): string =>
  field.is === 'choice' && field.vary?.(answers).asked === true ? (field.none ?? '') : ''

/** An answer as it is read; empty where nothing was answered, and of photos and voices, which are seen and heard. */
function saidOf(field: Field, answer: Answer, { called, at }: Reading): string {
  switch (field.is) {
    case 'photos':
    case 'voice':
      return ''
    case 'choice':
      return field.options[String(answer)] ?? ''
    case 'several':
      return Array.isArray(answer) ? answer.map((one) => field.options[one] ?? '').join('、') : ''
    case 'departments':
      return Array.isArray(answer) ? answer.map(called).filter(Boolean).join('、') : ''
    case 'colleague':
    case 'spot':
    case 'team':
    case 'partner':
      return typeof answer === 'string' ? called(answer) : ''
    case 'switch':
      return answer === true ? '是' : '不'
    case 'day':
      return typeof answer === 'string' && answer !== '' ? writtenDayWord(answer, at) : ''
    case 'count':
      return typeof answer === 'number' ? field.text(answer) : ''
    default:
      return answer === null ? '' : String(answer)
  }
}

/**
 * What was handed in as files, by the field it was given in; fields without any are left out.
 * @param kinds of fields
 * @param at what stands before the name of each field, as they lie in a case
 */
const filesIn = (
  table: FormTable,
  answers: Readonly<Record<string, Answer>>,
  kinds: readonly Field['is'][],
  at = '',
): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, field]) => {
      const answer = answers[name]
      return kinds.includes(field.is) && Array.isArray(answer) && answer.length > 0
        ? [[`${at}${name}`, answer]]
        : []
    }),
  )

type Given = Readonly<Record<string, Answer>>

/** The photos of which the first is on the face of a case. */
export const facePhotosIn = ({ board }: Pick<CaseKind, 'board'>, form: Given): string[] => {
  const photos = form[board?.photo ?? '']
  return Array.isArray(photos) ? photos : []
}

/** The words that will be on the face of a case; empty where none will. */
export function faceWordsIn({ board }: Pick<CaseKind, 'board'>, form: Given): string {
  const words = form[board?.words ?? '']
  return typeof words === 'string' ? words : ''
}

/** The photos, to be looked at. */
export const photosIn = (table: FormTable, answers: Given): string[] =>
  Object.values(filesIn(table, answers, ['photos'])).flat()

/** What was said, to be heard. */
export const voicesIn = (table: FormTable, answers: Given): string[] =>
  Object.values(filesIn(table, answers, ['voice'])).flat()

/** All that was sent, by where it lies in a case. */
export const uploadsIn = (table: FormTable, answers: Given, at: string): Record<string, string[]> =>
  filesIn(table, answers, ['photos', 'voice'], at)

/** The spot that the answers are about; null of a form that asks for none. */
export function spotIn(table: FormTable, answers: Readonly<Record<string, Answer>>): string | null {
  const [name] = Object.entries(table).find(([, { is }]) => is === 'spot') ?? []
  const answer = name === undefined ? null : answers[name]
  return typeof answer === 'string' && answer !== '' ? answer : null
}

/** What a case is called in lists: where it is, which team it is for or which partner it is of, as far as it was asked, and what its kind makes of the answers. */
export function headlineOf(
  { form: table, headline }: Pick<CaseKind, 'form' | 'headline'>,
  { form, called = {} }: Pick<CaseDocument, 'form'> & Partial<Pick<CaseDocument, 'called'>>,
): string {
  const key = spotIn(table, form) ?? teamIn(table, form) ?? partnerIn(table, form)
  return [key === null ? '' : called[key], headline(form)].filter(Boolean).join(' · ')
}

/** Those of the station whom the answers are about. */
export const colleaguesIn = (table: FormTable, answers: Readonly<Record<string, Answer>>): string[] =>
  Object.entries(table).flatMap(([name, field]) => {
    const answer = answers[name]
    return field.is === 'colleague' && typeof answer === 'string' ? [answer] : []
  })
