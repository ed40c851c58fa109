/** Owns how a person's own things are shown to that person. */
import type { Output } from '@/contract'
import { consentScopes, consentTexts } from '@/domain/person/consents'
import type { PersonDocument } from '@/domain/person/documents'
import { isStaff } from '@/domain/person/roles'
import type { GridEntry, StationDocument } from '@/domain/station/documents'
import type { Caller } from '../handler'
import { rolesOf } from '../repositories/people'
import { ownPapers } from './papers'

type ProfileView = Output<'me.updateProfile'>['profile']

export function profileView(
  person: PersonDocument,
  station: StationDocument | null,
  now: number,
): ProfileView {
  const grids = station?.grids ?? []
  return {
    personId: person._id,
    nickname: person.nickname,
    realName: person.realName,
    sex: person.sex,
    birthDate: person.birthDate,
    maskedPhone: person.maskedPhone,
    gridId: person.gridId,
    gridName: gridName(station, person.gridId),
    building: person.building,
    unit: person.unit ?? '',
    room: person.room ?? '',
    stationName: station?.name ?? '',
    ...(station?.contact && { stationContact: station.contact }),
    roles: [...rolesOf(person)],
    volunteer: {
      state: person.volunteer.state,
      volunteerNo: person.volunteer.volunteerNo,
      skills: person.volunteer.skills,
      slots: person.volunteer.slots,
      reason: person.volunteer.reason,
      papers: ownPapers(person, now),
    },
    family: person.family
      .filter((member) => member.removedAt === null)
      .map(({ personId, name, birthDate, relation }) => ({ personId, name, birthDate, relation })),
    consents: consentScopes.map((scope) => {
      const entry = person.consents.find((candidate) => candidate.scope === scope)
      const currentVersion = consentTexts[scope].version
      return {
        scope,
        version: entry?.version ?? 0,
        given: entry !== undefined && entry.given && entry.version === currentVersion,
        at: entry?.at ?? null,
        currentVersion,
      }
    }),
    grids: toChoose(grids),
    version: person.version,
  }
}

/** Grids as one chooses from them. */
export const toChoose = (grids: readonly GridEntry[]) =>
  grids.map(({ gridId, name, buildings }) => ({ gridId, name, buildings }))

/** The grids that somebody at the desk answers for: all for staff. */
export const gridsOf = (station: StationDocument | null, caller: Caller): GridEntry[] =>
  (station?.grids ?? []).filter(({ gridId }) => isStaff(caller) || caller.person.gridIds.includes(gridId))

export const gridName = (station: StationDocument | null, gridId: string | null): string =>
  station?.grids.find((grid) => grid.gridId === gridId)?.name ?? ''
