/** Owns that a case may be for a team: the one that its form names, answered for by whoever leads that team. */
import type { Answer, FormTable } from '../kernel/form'
import type { TeamDocument } from '../team/documents'

export const asksForTeam = (table: FormTable): boolean => Object.values(table).some(({ is }) => is === 'team')

/** The team that the answers name; null of a form that asks for none. */
export function teamIn(table: FormTable, answers: Readonly<Record<string, Answer>>): string | null {
  const [name] = Object.entries(table).find(([, { is }]) => is === 'team') ?? []
  const answer = name === undefined ? null : answers[name]
  return typeof answer === 'string' && answer !== '' ? answer : null
}

/** Whether a team can be asked to perform: it is active, performs, and somebody leads it who answers. */
export const isInvitable = ({
  state,
  form,
  leaderId,
}: Pick<TeamDocument, 'state' | 'leaderId'> & { form: { performs?: boolean } }): boolean =>
  state === 'active' && form.performs === true && leaderId !== null
