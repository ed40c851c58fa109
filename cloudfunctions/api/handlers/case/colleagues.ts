/** Owns the people of a station whom a case may be about or handed to: who they are, what they are called. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { handsOf } from '@/domain/case/sight'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import { appointedRoles, type Role, roleNames } from '@/domain/person/roles'
import { done, type Handler } from '../../handler'
import { type Doc, findDocs } from '../../platform/cloud'
import type { Join } from '../../platform/joins'

export type Colleague = Doc &
  Pick<PersonDocument, 'realName' | 'nickname' | 'roles' | 'stationId' | 'gridId' | 'building'>

const colleagueFields = { realName: 1, nickname: 1, roles: 1, stationId: 1, gridId: 1, building: 1 } as const

/** Somebody may be chosen who works at the station; a merchant's clerk and the contact of a department do not. */
export const workingRoles = appointedRoles.filter((role) => role !== 'partner_user' && role !== 'dept_user')

/** The people of a station that are offered at most. */
const MOST_OFFERED = 100

/** 周*（社区工作人员） */
export const calledFor = (person: Colleague, among: readonly Role[] = workingRoles): string => {
  const role = among.find((one) => person.roles.includes(one as never)) as Role
  return `${maskName(nameOf(person)) || '工作人员'}（${roleNames[role]}）`
}

export const colleaguesJoin = (ids: readonly string[]): Join => ({
  ...{ from: 'people', where: { _id: { $in: ids } }, limit: ids.length, fields: colleagueFields },
})

/** Everybody of a station with one of these roles but whoever asks. One request. */
export async function colleaguesWith(
  roles: readonly Role[],
  { stationId, personId }: { stationId: string; personId: string },
): Promise<{ personId: string; called: string }[]> {
  const where = { stationId, roles: { $in: roles } }
  const found = await findDocs<Colleague>('people', where, { limit: MOST_OFFERED, fields: colleagueFields })
  const others = found.filter(({ _id }) => _id !== personId)
  return others.map((one) => ({ personId: one._id, called: calledFor(one, roles) }))
}

/** Those to whom a case of a kind can be handed. */
export const hands = (kind: CaseKind): Handler<CaseAction<'hands'>> => ({
  run: async ({ caller }) => done({ colleagues: await colleaguesWith(handsOf(kind), caller) }),
})
