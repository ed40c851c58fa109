/** Owns what becomes of the cases that one names when it moves: one that was begun for another has that one's clock as well. */
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'

interface Driven {
  caseId: string
  /** Its kind. */
  kind: string
  /** The timer's event for it. */
  event: string
}

type Driving = Pick<CaseDocument, 'state' | 'links'>

/** The events for those that a case names, as it stands. */
export const drivenBy = (
  { links: roles = {} }: Pick<CaseKind, 'links'>,
  { state, links = [] }: Driving,
): Driven[] =>
  links.flatMap(({ as, id: caseId }) => {
    const { to: kind = '', drives = {} } = roles[as] ?? {}
    const event = Object.keys(drives).find((one) => drives[one]?.includes(state))
    return event === undefined ? [] : [{ caseId, kind, event }]
  })

/** Whether a step has changed what those are to come to that it names. */
export const drivesAnew = (kind: Pick<CaseKind, 'links'>, before: Driving, after: Driving): boolean => {
  const stands = drivenBy(kind, before).map(({ caseId, event }) => `${caseId} ${event}`)
  return drivenBy(kind, after).some(({ caseId, event }) => !stands.includes(`${caseId} ${event}`))
}
