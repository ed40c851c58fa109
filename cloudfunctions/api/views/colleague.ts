/** Owns how somebody who works at the station, or is to, is shown at the desk. */
import { errorText, type Output } from '@/contract'
import type { SessionDocument } from '@/domain/activity/documents'
import type { Decision } from '@/domain/kernel/errors'
import {
  type Appointer,
  mayEnd,
  mayGive,
  mayHold,
  mayTakeBack,
  namedUnits,
} from '@/domain/person/appointments'
import type { PersonDocument } from '@/domain/person/documents'
import { nameOf, residentName } from '@/domain/person/name-of'
import { officeOf, termOf } from '@/domain/person/office'
import { type AppointedRole, appointedRoles } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import type { ErrorCode } from '@/contract'
import type { Caller } from '../handler'
import type { PartnerDoc } from '../repositories/partners'
import type { UnitDoc } from '../repositories/units'
import { gridName } from './profile'
import { rowsOf } from './rows'

type One = Output<'colleagues.open'>

/** Who acts, as the table asks for it. */
export const appointerOf = ({ personId, person, roles }: Caller): Appointer => ({
  ...{ personId, roles },
  name: nameOf(person),
})

const heldRoles = (person: Pick<PersonDocument, 'roles' | 'office'>): One['roles'] =>
  appointedRoles
    .filter((role) => person.roles.includes(role))
    .map((role) => ({ role, since: termOf(officeOf(person), role)?.since ?? null }))

const namesOf = (gridIds: readonly string[], station: StationDocument | null): string[] =>
  (station?.grids ?? []).filter(({ gridId }) => gridIds.includes(gridId)).map(({ name }) => name)

/** What of a person a row of colleagues is made of. */
export type ColleagueFacts = Pick<
  PersonDocument,
  '_id' | 'realName' | 'nickname' | 'roles' | 'gridIds' | 'office'
>

export const colleagueView = (
  person: ColleagueFacts,
  station: StationDocument | null,
): Output<'colleagues.list'>['items'][number] => ({
  personId: person._id,
  name: residentName(person),
  roles: heldRoles(person),
  grids: namesOf(person.gridIds, station),
})

const permission = (role: AppointedRole, may: Decision<true, ErrorCode>): One['gives'][number] => ({
  role,
  allowed: may.ok,
  reason: may.ok ? null : errorText(may.error).text,
})

function givesOf(person: PersonDocument, by: Appointer, now: number): One['gives'] {
  return appointedRoles.map((role) => {
    const may = mayGive(role, by, person._id)
    return permission(role, may.ok ? mayHold(role, person, now) : may)
  })
}

/** What was read along with a colleague. */
interface Around {
  station: StationDocument | null
  partners: readonly PartnerDoc[]
  units: readonly UnitDoc[]
  leads: readonly Pick<SessionDocument, '_id' | 'title' | 'startAt'>[]
  plannedNotices: number
  casesInHand: number
}

const historyOf = (person: PersonDocument, station: StationDocument | null): One['history'] =>
  rowsOf([...officeOf(person).terms].reverse(), ({ role, since, until, byName, why, gridIds, ended }) => ({
    ...{ role, since, until, by: byName, why },
    grids: namesOf(gridIds, station),
    endedBy: ended?.byName ?? null,
    endedWhy: ended?.why ?? null,
  }))

/** Where somebody lives and the number: for those of the station; whoever looks from above needs neither. */
const homeFor = (
  { gridId, building, maskedPhone }: PersonDocument,
  caller: Caller,
  station: StationDocument | null,
): Pick<One, 'gridName' | 'building' | 'maskedPhone'> =>
  caller.person.stationId === caller.stationId
    ? { gridName: gridName(station, gridId), building, maskedPhone }
    : { gridName: '', building: '', maskedPhone: '' }

export function oneColleague(person: PersonDocument, caller: Caller, around: Around, now: number): One {
  const { station, partners, units, plannedNotices, casesInHand } = around
  const by = appointerOf(caller)
  const { gridIds, partnerId, unitId = null } = person
  const active = partners.filter((partner) => partner.active)
  return {
    ...colleagueView(person, station),
    ...homeFor(person, caller, station),
    ...{ gridIds, partnerId },
    isSelf: person._id === caller.personId,
    partnerName: partners.find(({ _id }) => _id === partnerId)?.name ?? null,
    unitId,
    unitName: units.find(({ _id }) => _id === unitId)?.name ?? null,
    version: officeOf(person).version,
    gives: givesOf(person, by, now),
    ends: person.roles.map((role) => permission(role, mayEnd(role, by, person._id))),
    mayTakeBack: mayTakeBack(person, by, now),
    history: historyOf(person, station),
    leads: rowsOf(around.leads, ({ _id, title, startAt }) => ({ sessionId: _id, title, startAt })),
    ...{ plannedNotices, casesInHand },
    choices: {
      grids: (station?.grids ?? []).map(({ gridId, name }) => ({ gridId, name })),
      partners: active.map(({ _id, name }) => ({ partnerId: _id, name })),
      units: units.flatMap(({ _id, name, type: of }) => {
        const type = namedUnits.find((named) => named === of)
        return type ? [{ unitId: _id, name, type }] : []
      }),
    },
  }
}
