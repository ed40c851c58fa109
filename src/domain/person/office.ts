/** Owns what is kept of somebody's work for the station: each time that a role was held, by whose word, and why it ended. */
import { type AppointedRole, holds, OF_GRIDS } from './roles'

/** Who did it, as that person was called then. */
export interface ByWhom {
  by: string
  byName: string
}

/** One time that a role was held; instants are epoch milliseconds. */
interface OfficeTerm extends ByWhom {
  role: AppointedRole
  since: number
  /** Null while it is held. */
  until: number | null
  why: string
  /** The grids that it was for; empty for every other role. */
  gridIds: string[]
  /** Who ended it and why; null while it is held. */
  ended: (ByWhom & { why: string }) | null
}

/** What somebody holds of the station. */
export interface Held {
  roles: AppointedRole[]
  gridIds: string[]
  partnerId: string | null
  /** Absent where it was kept before there were units. */
  unitId?: string | null
}

export interface Office {
  /** Counted up with every change; whoever changes it names the one that was seen. */
  version: number
  terms: OfficeTerm[]
  /** The newest change and what was held before it, for taking it back; null once it was. */
  last: (ByWhom & { at: number; before: Held }) | null
  /** The version that was taken back last, by which a repeat is known. */
  takenBack?: number
}

/** How many times of holding a role are kept; what is held now always is. */
export const TERMS_KEPT = 12

/** How many grids one grid worker looks after at most. */
export const MOST_OWN_GRIDS = 30

const begun: Office = { version: 0, terms: [], last: null }

/** The office of somebody who may never have been appointed here. */
export const officeOf = ({ office }: { office?: Office }): Office => office ?? begun

/** The oldest of those that have ended go first. */
function kept(terms: readonly OfficeTerm[]): OfficeTerm[] {
  const tooMany = Math.max(0, terms.length - TERMS_KEPT)
  const oldest = new Set(terms.filter(({ until }) => until !== null).slice(0, tooMany))
  return terms.filter((term) => !oldest.has(term))
}

const isHeld = ({ until }: OfficeTerm): boolean => until === null

/** The time during which somebody holds a role now; undefined for a role that was written down by hand. */
export const termOf = (office: Office, role: AppointedRole): OfficeTerm | undefined =>
  office.terms.find((term) => term.role === role && isHeld(term))

const sameGrids = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join()

const isOfGrids = (role: AppointedRole): boolean => holds(OF_GRIDS, { roles: new Set([role]) })
/** Roles that are held for one of several units; whoever is named to another begins anew. */
const isOfUnit = (role: AppointedRole): boolean => role === 'institute_admin' || role === 'dept_user'

/** What is held now as a time of it; one written down by hand began nobody knows when. */
const newTerm = (role: AppointedRole, held: Held, who: ByWhom, at: number, why: string): OfficeTerm => ({
  ...{ role, since: at, until: null, ...who, why, ended: null },
  gridIds: isOfGrids(role) ? held.gridIds : [],
})

/** The times of holding after a change: what is no longer held ends, what is held anew or for other grids begins. */
export function termsAfter(
  terms: readonly OfficeTerm[],
  before: Held,
  after: Held,
  { who, at, why }: { who: ByWhom; at: number; why: string },
): OfficeTerm[] {
  const moved = (role: AppointedRole): boolean =>
    (isOfGrids(role) && !sameGrids(before.gridIds, after.gridIds)) ||
    (isOfUnit(role) && before.unitId !== after.unitId)
  const stays = (role: AppointedRole): boolean => after.roles.includes(role) && !moved(role)
  const standing = terms.map((term) =>
    isHeld(term) && !stays(term.role) ? { ...term, until: at, ended: { ...who, why } } : term,
  )
  const begins = after.roles.filter((role) => !before.roles.includes(role) || moved(role))
  return kept([...standing, ...begins.map((role) => newTerm(role, after, who, at, why))])
}

/** The times of holding with one change taken back: what it ended goes on as before, what it began ends now. */
export const termsWithout = (
  terms: readonly OfficeTerm[],
  changedAt: number,
  ended: ByWhom & { why: string },
  now: number,
): OfficeTerm[] =>
  terms.map((term) => {
    if (term.until === changedAt) return { ...term, until: null, ended: null }
    return isHeld(term) && term.since === changedAt ? { ...term, until: now, ended } : term
  })
