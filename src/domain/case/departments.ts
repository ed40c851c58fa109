/** Owns to which departments a case is sent: those that were named, whoever leads after a step, and who of them sees it. */
import { type Decision, ok, reject } from '../kernel/errors'
import type { Answer, FormTable } from '../kernel/form'
import type { PersonDocument } from '../person/documents'
import type { UnitDocument } from '../station/units'
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'

type Unit = Pick<UnitDocument, '_id' | 'type' | 'name' | 'parentId' | 'active' | 'order'>

/** The departments that a station may call upon: those of the units above it, in administrative order. */
export function departmentsFor(station: Pick<UnitDocument, 'path'> | null, units: readonly Unit[]): Unit[] {
  const above = station?.path ?? []
  return units
    .filter(
      ({ type, active, parentId }) =>
        type === 'department' && active && parentId !== null && above.includes(parentId),
    )
    .sort(
      (a, b) =>
        above.indexOf(b.parentId ?? '') - above.indexOf(a.parentId ?? '') ||
        a.order - b.order ||
        (a._id < b._id ? -1 : 1),
    )
}

export const asksForDepartments = (table: FormTable): boolean =>
  Object.values(table).some(({ is }) => is === 'departments')

type Sent = Pick<CaseDocument, 'departments' | 'sentTo' | 'sentAt' | 'sentBy'>
interface Sending {
  /** Which answers name them; absent of a kind that is sent to none. */
  departments?: Pick<NonNullable<CaseKind['departments']>, 'lead' | 'assist'> | undefined
}

/** The departments that the answers name, the one that leads first; each once. */
export function namedIn({ departments }: Sending, form: Readonly<Record<string, Answer>>): string[] {
  const lists = departments ? [form[departments.lead], form[departments.assist]] : []
  return [...new Set(lists.flatMap((list) => (Array.isArray(list) ? list : [])))]
}

/** The answers with the departments that it is for now in the place of those that were named. */
export function answersNow(kind: Sending, { form, departments: now }: CaseDocument): CaseDocument['form'] {
  const named = kind.departments
  if (!named || !now) return form
  return { ...form, [named.lead]: now.slice(0, 1), [named.assist]: now.slice(1) }
}

/** What a new case of a kind knows of departments; it is open to none. */
export const unsent = (kind: Sending, form: Readonly<Record<string, Answer>>): Sent =>
  kind.departments ? { departments: namedIn(kind, form), sentTo: [], sentAt: null } : {}

/** A department that is chosen to lead. */
export interface Chosen {
  unitId: string
  name: string
}

interface Step {
  event: string
  by: { name: string }
  department?: Chosen | null
  now: number
}

type Routed = Sent & Partial<Pick<CaseDocument, 'called'>>

/** For whom a case is after a step that leads to a state; nothing of a kind that is sent to none. */
export function sentAfter(
  kind: Pick<CaseKind, 'departments' | 'moves'>,
  one: CaseDocument,
  { event, by, department = null, now }: Step,
  state: string,
): Decision<Routed, 'CASE_NOT_THIS_UNIT'> {
  const { departments: sending, moves } = kind
  if (!sending) return ok({})
  const before = one.departments ?? []
  const routed = leadAfter(sending, one, { routes: moves[event]?.routes === true, event, department })
  if (!routed) return reject('CASE_NOT_THIS_UNIT')
  const { lead, called } = routed
  const departments = [lead, ...before.slice(1).filter((id) => id !== lead)]
  const isOpen = sending.states.includes(state)
  return ok({
    ...{ departments, sentTo: isOpen ? departments : [], sentAt: one.sentAt ?? (isOpen ? now : null) },
    ...(isOpen && one.sentAt === null && { sentBy: by.name }),
    ...(called && { called }),
  })
}

/** Who leads after a step, and what it is called; null where none was chosen, or the one that leads already. */
function leadAfter(
  { lead, firstAgain }: NonNullable<CaseKind['departments']>,
  one: CaseDocument,
  { routes, event, department }: { routes: boolean; event: string; department: Chosen | null },
): { lead: string; called?: Record<string, string> } | null {
  const [leads = ''] = one.departments ?? []
  const named = one.form[lead]
  const first = (Array.isArray(named) ? named[0] : undefined) ?? leads
  if (event === firstAgain) return { lead: first }
  if (!routes) return { lead: leads }
  if (!department || department.unitId === leads) return null
  const { [leads]: left = '', ...others } = one.called
  // The names of those that it was written for stay, for its beginning to be read.
  const kept = leads === first ? { ...others, [leads]: left } : others
  return { lead: department.unitId, called: { ...kept, [department.unitId]: department.name } }
}

/** What the contact of a department is to a case that is open to it: of the one that leads, or of another. */
export function departmentActors(
  one: Pick<CaseDocument, 'sentTo'>,
  person: Pick<PersonDocument, 'roles' | 'unitId'>,
): ('department' | 'lead')[] {
  if (!isOfDepartment(one, person)) return []
  return [one.sentTo?.[0] === person.unitId ? 'lead' : 'department']
}

/** Whether somebody is the contact of a department to which a case is open; wherever that person is at home. */
export const isOfDepartment = (
  { sentTo = [] }: Pick<CaseDocument, 'sentTo'>,
  { roles, unitId }: Pick<PersonDocument, 'roles' | 'unitId'>,
): boolean => roles.includes('dept_user') && typeof unitId === 'string' && sentTo.includes(unitId)
