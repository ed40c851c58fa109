/** Owns whether somebody may act as a helper now, and under which suspension somebody stands. */
import type { PersonDocument } from './documents'

/** What of a person decides it. */
type Standing = Pick<PersonDocument, 'roles'> & {
  volunteer: Pick<PersonDocument['volunteer'], 'state'>
}

/** Whether somebody is a volunteer in good standing. */
export const isActiveVolunteer = ({ volunteer }: Pick<Standing, 'volunteer'>): boolean =>
  volunteer.state === 'active'

/** Whether somebody may help with wishes: a volunteer in good standing, or somebody who acts for a partner. */
export const mayHelpNow = (person: Standing): boolean =>
  isActiveVolunteer(person) || person.roles.includes('partner_user')

/** The suspension under which somebody stands or has left; null when none is to be lifted. */
export function suspensionOf({
  suspension,
  history,
}: Pick<PersonDocument['volunteer'], 'suspension' | 'history'>): { at: number; reason: string } | null {
  if (suspension !== undefined) return suspension
  // Cases that were suspended before this was kept apart tell it by their history.
  const last = history.filter(({ on }) => ['suspend', 'restore', 'approve'].includes(on)).pop()
  return last?.on === 'suspend' ? { at: last.at, reason: last.note ?? '' } : null
}
