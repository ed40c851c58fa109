/** Owns beginning a case of a kind: whom it may name, and handing it in. */
import type { CaseAction } from '@/contract/case'
import { newCase } from '@/domain/case/decide-case'
import { kindOf } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { colleaguesIn, photosIn } from '@/domain/case/form'
import type { FormTable } from '@/domain/kernel/form'
import { maskName } from '@/domain/person/mask'
import { nameOf, residentName } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import { appointedRoles, type Role, roleNames } from '@/domain/person/roles'
import { type Caller, done, type Handler, joinedAll, joinedOne, refuse } from '../../handler'
import { type Doc, findDocs } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { derivedId } from '../../platform/identity'
import { addCase, type CaseDoc, caseJoin } from '../../repositories/cases'
import { itemKinds } from '../../repositories/items'
import { linkedJoin, linkedPiece } from '../../repositories/linked'
import { withStation } from '../../repositories/stations'
import { sightFor } from '../../access/cases'
import { closedDaysIn, shown } from './load-case'

type Colleague = Doc & Pick<PersonDocument, 'realName' | 'nickname' | 'roles' | 'stationId'>

const colleagueFields = { realName: 1, nickname: 1, roles: 1, stationId: 1 } as const

/** Somebody may be chosen who works at the station; a merchant's clerk and the contact of a department do not. */
const workingRoles = appointedRoles.filter((role) => role !== 'partner_user' && role !== 'dept_user')

/** The people of a station that a form offers at most. */
const MOST_OFFERED = 100

/** 周*（社区工作人员） */
const calledFor = (person: Colleague): string => {
  const role = workingRoles.find((one) => person.roles.includes(one)) as Role
  return `${maskName(nameOf(person)) || '工作人员'}（${roleNames[role]}）`
}

const asksForColleagues = (table: FormTable): boolean =>
  Object.values(table).some(({ is }) => is === 'colleague')

export const formOf = (kind: CaseKind): Handler<CaseAction<'form'>> => ({
  run: async ({ caller }) => {
    if (!asksForColleagues(kind.form)) return done({ colleagues: [] })
    const where = { stationId: caller.stationId, roles: { $in: workingRoles } }
    const found = await findDocs<Colleague>('people', where, { limit: MOST_OFFERED, fields: colleagueFields })
    const others = found.filter(({ _id }) => _id !== caller.personId)
    return done({ colleagues: others.map((one) => ({ personId: one._id, called: calledFor(one) })) })
  },
})

/** The kind of case from which one of this kind may be begun. */
const parentKind = ({ links, begin }: CaseKind): CaseKind =>
  kindOf(links?.[begin.fromCase?.names ?? '']?.to ?? '')

/** The case that it is begun from, if the caller reads all of it. */
function parentIn(kind: CaseKind, found: CaseDoc | null, caller: Caller): CaseDoc | null {
  const of = parentKind(kind)
  return found?.kind === of.name && sightFor(of, found, caller) === 'whole' ? found : null
}

export const begin = (kind: CaseKind): Handler<CaseAction<'begin'>> => ({
  joins: ({ input }): Record<string, Join> => {
    const named = colleaguesIn(kind.form, input.form)
    const colleagues: Join = {
      ...{ from: 'people', where: { _id: { $in: named } }, limit: named.length, fields: colleagueFields },
    }
    return {
      ...withStation,
      ...(named.length > 0 ? { colleagues } : {}),
      ...(input.on ? { piece: linkedJoin(input.on) } : {}),
      ...(input.of ? { parent: caseJoin(parentKind(kind), input.of) } : {}),
    }
  },
  keepsKey: true,
  run: async (context) => {
    const { input, caller, joined, requestKey, asked, now } = context
    const { personId, stationId, person } = caller
    const { form, unnamed, on, of } = input
    const piece = on ? linkedPiece(on, joinedOne(joined, 'piece'), caller) : null
    const parent = of ? parentIn(kind, joinedOne(joined, 'parent'), caller) : null
    if ((on && !piece) || (of && !parent)) return refuse('NOT_FOUND')
    const named = colleaguesIn(kind.form, form)
    const colleagues = joinedAll<Colleague>(joined, 'colleagues').filter(
      (one) => one.stationId === stationId && workingRoles.some((role) => one.roles.includes(role)),
    )
    if (named.length > colleagues.length) return refuse('NOT_FOUND')
    const caseId = derivedId('k', kind.name, personId, requestKey)
    const photos = photosIn(kind.form, form)
    const one = await addCase(kind, stationId, caseId, (number) =>
      newCase(
        kind,
        {
          ...{ _id: caseId, stationId, gridId: person.gridId, number, form, asked, now },
          by: { personId, name: residentName(person) },
          unnamed: unnamed && kind.begin.mayBeUnnamed === true,
          ...(parent && {
            links: [{ kind: parent.kind, id: parent._id, as: kind.begin.fromCase?.names ?? '' }],
          }),
          link: on && piece ? { ...on, title: piece.title } : null,
          involvedIds: [...new Set([...named, ...(piece?.authorIds ?? [])])].filter((id) => id !== personId),
          called: Object.fromEntries(colleagues.map((one) => [one._id, calledFor(one)])),
          closedDays: closedDaysIn(joined),
        },
        Object.keys(photos).length > 0 ? [itemKinds.keepPhotos.item('photos', now, { photos })] : [],
      ),
    )
    if (one.asked !== undefined && one.asked !== asked) return refuse('REQUEST_KEY_REUSED')
    return shown(kind, one, context, parent)
  },
})
