/** Owns how the answers of a case are read afterwards: as lines, as photos, as those whom they are about. */
import type { Answer, FormTable } from '../kernel/form'

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
