/** Owns the directory of residents: finding them by what they are filed under, and filing older records. */
import type { Sought } from '@/domain/directory/sought'
import type { Guard } from '@/domain/kernel/guarded-update'
import type { PersonDocument } from '@/domain/person/documents'
import { filing } from '@/domain/person/finding'
import { spellingsOf } from '@/domain/station/building'
import { type Doc, findDocs } from '../platform/cloud'
import { changePerson } from './people'
import { phoneKeyOf } from './twins'

/** What of a resident the directory shows. */
const listedFields = {
  realName: 1,
  nickname: 1,
  maskedPhone: 1,
  openid: 1,
  gridId: 1,
  building: 1,
  'volunteer.state': 1,
} as const

export type ListedDoc = Doc &
  Pick<
    PersonDocument,
    'realName' | 'nickname' | 'maskedPhone' | 'openid' | 'gridId' | 'building' | 'volunteer'
  >

/** One mark is looked for by itself, which a list can be read in order by. */
const marked = (marks: readonly string[]): Guard =>
  marks.length === 0 ? {} : { marks: marks.length === 1 ? marks[0] : { $all: [...marks] } }

function conditionOf(sought: Sought): Guard {
  switch (sought.by) {
    case 'card':
      return { cardTokens: sought.token }
    case 'phone':
      return { phoneKey: phoneKeyOf(sought.phone) }
    case 'marks':
      return marked(sought.marks)
    case 'home':
      return {
        ...marked(sought.marks),
        $or: sought.homes.map(({ gridId, building }) => ({
          gridId,
          building: { $in: spellingsOf(building) },
        })),
      }
  }
}

/** Who is looked for in a station: in all of it, or in some grids only. Each way begins at an index. */
export const soughtGuard = (stationId: string, within: readonly string[] | null, sought: Sought): Guard => ({
  $and: [
    {
      stationId,
      // Buildings are looked for by the grid they stand in, which is one of these already.
      ...(within !== null && sought.by !== 'home' && { gridId: { $in: [...within] } }),
    },
    conditionOf(sought),
  ],
})

/** A page of residents. One request. */
export const findListed = (
  where: Guard,
  options: { order: [field: string, direction: 'asc' | 'desc'][]; limit: number },
): Promise<ListedDoc[]> => findDocs<ListedDoc>('people', where, { ...options, fields: listedFields })

const filedFields = {
  realName: 1,
  nickname: 1,
  maskedPhone: 1,
  absences: 1,
  version: 1,
  'volunteer.volunteerNo': 1,
} as const

type UnfiledDoc = Doc &
  Pick<PersonDocument, 'realName' | 'nickname' | 'maskedPhone' | 'absences' | 'version' | 'volunteer'>

export const findUnfiled = (where: Guard, limit: number): Promise<UnfiledDoc[]> =>
  findDocs<UnfiledDoc>('people', where, { limit, fields: filedFields })

/** Files a record as it was read; whoever changed it in between has filed it. One request. */
export async function fileResident({ _id, version, ...person }: UnfiledDoc): Promise<void> {
  const fields = filing(person)
  if (fields) await changePerson(_id, { version }, { $set: fields })
}
