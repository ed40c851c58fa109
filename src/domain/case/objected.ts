/**
 * Owns which objections stand against something: kept in its own document, so that whoever decides about it and whoever
 * objects meet in one place, whatever the order in which they come. Whoever decides is guarded by `open` being empty.
 */
import { MOST_OBJECTIONS, type Objections } from './documents'

const none: Objections = { open: [], ended: [] }

/** Whether it is not to be stopped by yet another one: so many stand that no more are kept. */
export const isObjectedEnough = ({ objections = none }: { objections?: Objections }): boolean =>
  objections.open.length >= MOST_OBJECTIONS

/** With an objection that stands against it; null when it is known already, be it as one that has ended. */
export function objectedBy({ open, ended }: Objections = none, caseId: string): Objections | null {
  return open.includes(caseId) || ended.includes(caseId) ? null : { open: [...open, caseId], ended }
}

/** Without one that has ended; null when that is known. One that never reached it is remembered too, so that it never will. */
export function relievedOf({ open, ended }: Objections = none, caseId: string): Objections | null {
  if (ended.includes(caseId)) return null
  return { open: open.filter((id) => id !== caseId), ended: [...ended, caseId].slice(-MOST_OBJECTIONS) }
}
