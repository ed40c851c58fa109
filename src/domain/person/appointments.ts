/**
 * Owns who may give which role of the station to whom, and end it: one table, and the decisions that follow from it. Who
 * stands above the station names its head and its auditor; the station itself does neither.
 */
import { MINUTE } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import { ageOf } from './birth-date'
import type { PersonDocument } from './documents'
import { type ByWhom, type Held, type Office, officeOf, termsAfter, termsWithout } from './office'
import { appointedRoles, type AppointedRole, holds, ORGANISERS, roleNames, HEAD } from './roles'
import { ADULT_AGE } from './rules'

/** The kinds of units that somebody can be named to. */
export const namedUnits = ['institute', 'center', 'department'] as const
type NamedUnit = (typeof namedUnits)[number]

interface Appointment {
  /** Those who give it to others and end it. */
  by: readonly AppointedRole[]
  /** Where somebody may lay it down oneself: of those who hold it there one always stays. */
  layDown?: 'station' | 'unit'
  /** What has to be said with it. */
  needs?: 'grids' | 'partner' | NamedUnit
  /** Roles that nobody holds at the same time. */
  apartFrom: readonly AppointedRole[]
  /** What it lets one see and do, told before it is given. */
  opens: string
}

const CENTER = ['center_admin'] as const
const HEAD_AND_STAFF = ['station_admin', 'staff'] as const
/** Whoever checks the hours from outside does not approve them as well. */
const APPROVERS = ['team_leader', 'staff', 'station_admin'] as const

export const appointments: Record<AppointedRole, Appointment> = {
  team_leader: {
    by: HEAD_AND_STAFF,
    apartFrom: ['auditor'],
    opens: '办活动，开签到码，看自己带的场次的名单',
  },
  grid_worker: {
    by: HEAD,
    needs: 'grids',
    apartFrom: [],
    opens: '看这些网格居民的姓名和电话（看过会记下来），发通知，核实心愿',
  },
  staff: {
    by: HEAD,
    apartFrom: ['auditor'],
    opens: '看全站居民的姓名和电话（看过会记下来），认时长，审内容，管积分超市',
  },
  grid_leader: {
    by: HEAD,
    needs: 'grids',
    apartFrom: [],
    opens: '和网格员一样办这些网格的事，居民有事先找他负责的网格员，再找他',
  },
  dept_user: {
    by: CENTER,
    needs: 'department',
    apartFrom: ['auditor'],
    opens: '做这个部门的联系人；站里的居民、活动和台账都看不到',
  },
  partner_user: { by: HEAD, needs: 'partner', apartFrom: [], opens: '在柜台扫领取码，看自家的对账单' },
  station_admin: { by: CENTER, layDown: 'station', apartFrom: ['auditor'], opens: '管全站的事' },
  auditor: { by: CENTER, apartFrom: APPROVERS, opens: '看时长台账，不办事' },
  institute_admin: {
    by: CENTER,
    needs: 'institute',
    apartFrom: ['auditor'],
    opens: '看这个所下面有哪些站、站里有哪些同事',
  },
  center_admin: {
    by: CENTER,
    needs: 'center',
    layDown: 'unit',
    apartFrom: ['auditor'],
    opens: '开站，定站长、审计和所管理员',
  },
}

/** Who acts, with the roles that hold for that person now. */
export interface Appointer {
  personId: string
  name: string
  roles: ReadonlySet<string>
}

type Person = Pick<
  PersonDocument,
  '_id' | 'openid' | 'birthDate' | 'roles' | 'gridIds' | 'partnerId' | 'unitId' | 'office'
>

/** For so long a change may be taken back by whoever made it. */
export const TAKE_BACK_MS = 5 * MINUTE

const whoOf = ({ personId, name }: Appointer): ByWhom => ({ by: personId, byName: name })

type GiveCode = 'APPOINT_SELF' | 'ROLE_FROM_ABOVE' | 'ROLE_BY_HEAD'
const given = (code: GiveCode, role: AppointedRole) => reject(code, { role: roleNames[role] })

/** Whether somebody may give a role to another person, whoever that is. */
export function mayGive(role: AppointedRole, by: Appointer, personId: string): Decision<true, GiveCode> {
  if (by.personId === personId) return given('APPOINT_SELF', role)
  const { by: givers } = appointments[role]
  if (holds(givers, by)) return ok(true)
  return given(givers === CENTER ? 'ROLE_FROM_ABOVE' : 'ROLE_BY_HEAD', role)
}

/** Whether somebody may end a role of a person: of others as it is given, one's own only where it may be laid down. */
export const mayEnd = (role: AppointedRole, by: Appointer, personId: string): Decision<true, GiveCode> =>
  by.personId === personId && appointments[role].layDown ? ok(true) : mayGive(role, by, personId)

/** The rules on the person alone: an account of their own, of full age, and nothing that must be apart. */
export function mayHold(
  role: AppointedRole,
  person: Person,
  now: number,
): Decision<true, 'APPOINT_NO_ACCOUNT' | 'APPOINT_TOO_YOUNG' | 'AUDITOR_APART'> {
  if (person.openid === '') return reject('APPOINT_NO_ACCOUNT')
  const age = ageOf(person.birthDate, now)
  if (age !== null && age < ADULT_AGE) return reject('APPOINT_TOO_YOUNG')
  return holds(appointments[role].apartFrom, { roles: new Set(person.roles) })
    ? reject('AUDITOR_APART')
    : ok(true)
}

/** What a change comes to: what is held, what is kept of it, and which roles it gave, ended or moved elsewhere. */
export interface OfficeChange extends Held {
  office: Office
  touched: AppointedRole[]
}

const heldBy = ({ roles, gridIds, partnerId, unitId = null }: Held): Held => ({
  ...{ roles, gridIds, partnerId, unitId },
})

/** What a role is held for, beside the station: of what it needs, what is named. */
const heldFor = (role: AppointedRole, { gridIds, partnerId, unitId = null }: Held): string => {
  const { needs } = appointments[role]
  if (needs === undefined) return ''
  return needs === 'grids' ? gridIds.join() : ((needs === 'partner' ? partnerId : unitId) ?? '')
}

/** The roles that a change gave, ended or moved to other grids or another partner. */
const touchedBy = (before: Held, after: Held): AppointedRole[] =>
  appointedRoles.filter(
    (role) =>
      before.roles.includes(role) !== after.roles.includes(role) ||
      (after.roles.includes(role) && heldFor(role, before) !== heldFor(role, after)),
  )

interface Changing {
  before: Held
  after: Held
  office: Office
  by: Appointer
  now: number
  why: string
}

function changeTo({ before, after, office, by, now, why }: Changing): OfficeChange {
  const who = whoOf(by)
  return {
    ...after,
    office: {
      ...office,
      version: office.version + 1,
      terms: termsAfter(office.terms, before, after, { who, at: now, why }),
      last: { ...who, at: now, before },
    },
    touched: touchedBy(before, after),
  }
}

/** Seen as it stands; the refusal says who was quicker. */
function isSeen(office: Office, version: number): Decision<true, 'OFFICE_CHANGED'> {
  return office.version === version
    ? ok(true)
    : reject('OFFICE_CHANGED', { name: office.last?.byName ?? '另一位同事' })
}

/** What is asked for; roles besides the ones that are held already. */
interface Wanted {
  version: number
  roles: readonly AppointedRole[]
  gridIds: readonly string[]
  partnerId: string | null
  /** The institute or centre. */
  unitId?: string | null
  why: string
}

/** What the station has to choose from. */
interface Choices {
  gridIds: readonly string[]
  partnerIds: readonly string[]
  /** The units that whoever acts may give, with what they are. */
  units: readonly { unitId: string; type: string }[]
}

type AppointCode =
  | GiveCode
  | 'APPOINT_NO_ACCOUNT'
  | 'APPOINT_TOO_YOUNG'
  | 'AUDITOR_APART'
  | 'GRIDS_NEEDED'
  | 'PARTNER_NEEDED'
  | 'UNIT_NEEDED'
  | 'OFFICE_CHANGED'

const inOrder = (roles: readonly AppointedRole[]): AppointedRole[] =>
  appointedRoles.filter((role) => roles.includes(role))

/** Whether any of these roles has to be given with this. */
const anyNeeds = (roles: readonly AppointedRole[], what: NonNullable<Appointment['needs']>): boolean =>
  roles.some((role) => appointments[role].needs === what)

/** What would be held: grids and the partner change only with the role that needs them. */
function wantedHeld(person: Person, { roles, gridIds, partnerId, unitId = null }: Wanted): Held {
  return {
    roles: inOrder([...person.roles, ...roles]),
    gridIds: anyNeeds(roles, 'grids') ? [...new Set(gridIds)].sort() : person.gridIds,
    partnerId: anyNeeds(roles, 'partner') ? partnerId : person.partnerId,
    unitId: namedUnits.some((type) => anyNeeds(roles, type)) ? unitId : (person.unitId ?? null),
  }
}

/** Whatever is named is the station's own, and what a role needs is named. */
function complete(
  { roles, unitId: asked = null, ...named }: Wanted,
  choices: Choices,
): Decision<true, AppointCode> {
  const { gridIds, partnerId } = named
  const foreign = gridIds.some((gridId) => !choices.gridIds.includes(gridId))
  if (foreign || (anyNeeds(roles, 'grids') && gridIds.length === 0)) return reject('GRIDS_NEEDED')
  const isOwn = partnerId !== null && choices.partnerIds.includes(partnerId)
  if (!isOwn && (partnerId !== null || anyNeeds(roles, 'partner'))) return reject('PARTNER_NEEDED')
  const unit = choices.units.find(({ unitId }) => unitId === asked)
  const unfit = namedUnits.some((type) => anyNeeds(roles, type) && unit?.type !== type)
  return unfit || (asked !== null && !unit) ? reject('UNIT_NEEDED') : ok(true)
}

const same = (a: Held, b: Held): boolean =>
  JSON.stringify([inOrder(a.roles), [...a.gridIds].sort(), a.partnerId, a.unitId ?? null]) ===
  JSON.stringify([inOrder(b.roles), [...b.gridIds].sort(), b.partnerId, b.unitId ?? null])

/** Roles given to somebody; null when all of it is held so already. */
export function decideAppoint(
  person: Person,
  wanted: Wanted,
  by: Appointer,
  { choices, now }: { choices: Choices; now: number },
): Decision<OfficeChange | null, AppointCode> {
  for (const role of wanted.roles) {
    const may = mayGive(role, by, person._id)
    if (!may.ok) return may
    const fit = mayHold(role, { ...person, roles: inOrder([...person.roles, ...wanted.roles]) }, now)
    if (!fit.ok) return fit
  }
  const before = heldBy(person)
  const after = wantedHeld(person, wanted)
  const whole = complete(wanted, choices)
  if (!whole.ok) return whole
  if (same(before, after)) return ok(null)
  const office = officeOf(person)
  const seen = isSeen(office, wanted.version)
  if (!seen.ok) return seen
  return ok(changeTo({ before, after, office, by, now, why: wanted.why }))
}

/**
 * What the one-time code gives whoever opens a district with it: its centre and its first station, since nobody is there
 * who could. It counts once: whoever held an office and does not hold it any more gets none back by it. Null when all of it
 * is held so already.
 */
export function decideBeginning(
  person: Person,
  unitId: string,
  by: Appointer,
  now: number,
): Decision<OfficeChange | null, 'DISTRICT_BEGUN'> {
  const before = heldBy(person)
  const roles = inOrder([...person.roles, 'station_admin', 'center_admin'])
  const after = { ...before, roles, unitId }
  if (same(before, after)) return ok(null)
  const office = officeOf(person)
  if (office.terms.length > 0) return reject('DISTRICT_BEGUN')
  return ok(changeTo({ before, after, office, by, now, why: '' }))
}

/** A role that is to end. */
interface Ending {
  version: number
  role: AppointedRole
  why: string
}

/** What stands in the way of an end or hangs on it. */
interface EndingFacts {
  /** How many hold the same role at the station, or of the unit, this person among them. */
  holders: number
  /** How many sessions this person leads that are not over. */
  leads: number
}

/** Whether somebody without this role would still run sessions. */
const stillOrganises = (person: Pick<Person, 'roles'>, role: AppointedRole): boolean =>
  holds(ORGANISERS, { roles: new Set(person.roles.filter((held) => held !== role)) })

/** One role ended; null when it is not held any more. */
export function decideEnd(
  person: Person,
  { role, version, why }: Ending,
  by: Appointer,
  { facts, now }: { facts: EndingFacts; now: number },
): Decision<OfficeChange | null, GiveCode | 'OFFICE_CHANGED' | 'LAST_HEAD' | 'LEADS_SESSIONS'> {
  const may = mayEnd(role, by, person._id)
  if (!may.ok) return may
  if (!person.roles.includes(role)) return ok(null)
  const office = officeOf(person)
  const seen = isSeen(office, version)
  if (!seen.ok) return seen
  if (appointments[role].layDown && facts.holders <= 1) return reject('LAST_HEAD')
  if (holds(ORGANISERS, { roles: new Set([role]) }) && facts.leads > 0 && !stillOrganises(person, role))
    return reject('LEADS_SESSIONS', { count: facts.leads })
  const roles = person.roles.filter((held) => held !== role)
  // What another role is held for as well stays with that one.
  const after: Held = {
    roles,
    gridIds: anyNeeds(roles, 'grids') ? person.gridIds : [],
    partnerId: anyNeeds(roles, 'partner') ? person.partnerId : null,
    unitId: namedUnits.some((type) => anyNeeds(roles, type)) ? (person.unitId ?? null) : null,
  }
  return ok(changeTo({ before: heldBy(person), after, office, by, now, why }))
}

const TAKEN_BACK = '点错了，撤回'

/** Whether somebody may take back the newest change now: the one who made it, for a few minutes, and of another person. */
export const mayTakeBack = (person: Pick<Person, '_id' | 'office'>, by: Appointer, now: number): boolean => {
  const { last } = officeOf(person)
  return (
    last !== null && last.by === by.personId && person._id !== by.personId && now - last.at <= TAKE_BACK_MS
  )
}

/**
 * The newest change taken back; null when that was done before. It asks for the same right as the change itself, because
 * whoever made it may have lost the role in between.
 */
export function decideTakeBack(
  person: Person,
  version: number,
  by: Appointer,
  now: number,
): Decision<OfficeChange | null, GiveCode | 'OFFICE_CHANGED' | 'OFFICE_UNDO_CLOSED'> {
  const office = officeOf(person)
  if (office.takenBack === version && office.version === version + 1) return ok(null)
  const seen = isSeen(office, version)
  if (!seen.ok) return seen
  const { last } = office
  if (last === null || !mayTakeBack(person, by, now)) return reject('OFFICE_UNDO_CLOSED')
  const before = heldBy(person)
  const change = changeTo({ before, after: last.before, office, by, now, why: TAKEN_BACK })
  for (const role of change.touched) {
    const may = mayGive(role, by, person._id)
    if (!may.ok) return may
  }
  const terms = termsWithout(office.terms, last.at, { ...whoOf(by), why: TAKEN_BACK }, now)
  return ok({ ...change, office: { ...change.office, terms, last: null, takenBack: version } })
}
