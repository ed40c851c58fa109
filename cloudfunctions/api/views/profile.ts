/** Owns how a person's own things are shown to that person. */
import type { Output } from '@/contract'
import { consentScopes, consentTexts } from '@/domain/person/consents'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { rolesOf } from '../repositories/people'

type ProfileView = Output<'me.updateProfile'>['profile']

export function profileView(person: PersonDocument, station: StationDocument | null): ProfileView {
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
    grids: grids.map(({ gridId, name, buildings }) => ({ gridId, name, buildings })),
    version: person.version,
  }
}

export const gridName = (station: StationDocument | null, gridId: string | null): string =>
  station?.grids.find((grid) => grid.gridId === gridId)?.name ?? ''
