/** Owns beginning a case of a kind: whom it may name, and handing it in. */
import type { CaseAction } from '@/contract/case'
import { appPages } from '@/domain/app-pages'
import { channels } from '@/domain/case/behalf'
import { newCase } from '@/domain/case/decide-case'
import { kindOf } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { colleaguesIn, photosIn } from '@/domain/case/form'
import type { CaseDocument } from '@/domain/case/documents'
import type { HouseholdDocument } from '@/domain/household/documents'
import type { FormTable } from '@/domain/kernel/form'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { maskName } from '@/domain/person/mask'
import { nameOf, residentName } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import { appointedRoles, holds, type Role, roleNames } from '@/domain/person/roles'
import { type Caller, type Context, done, type Handler, joinedAll, joinedOne, refuse } from '../../handler'
import { type Doc, findDocs } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { derivedId } from '../../platform/identity'
import { addCase, type CaseDoc, caseJoin } from '../../repositories/cases'
import { itemKinds, messageItem } from '../../repositories/items'
import { linkedJoin, linkedPiece } from '../../repositories/linked'
import { messageOf } from '../../repositories/messages'
import { withKin } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { sightFor } from '../../access/cases'
import { behalfJoins, behalfTouched, whoseIs } from './behalf'
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

/** Those of the own family, and those with whom points are pooled, for whom one may be begun. */
function kinOf({ caller, joined }: Pick<Context<CaseAction<'form'>>, 'caller' | 'joined'>) {
  const own = caller.person.family.filter(({ removedAt }) => removedAt === null)
  const household = joinedOne<HouseholdDocument & Doc>(joined, 'kin')?.members ?? []
  return [...own, ...household]
    .filter(({ personId }) => personId !== caller.personId)
    .map(({ personId, name }) => ({ personId, called: name }))
}

export const formOf = (kind: CaseKind): Handler<CaseAction<'form'>> => ({
  joins: (): Record<string, Join> => (kind.begin.onBehalf ? withKin : {}),
  run: async ({ caller, joined }) => {
    const kin = kind.begin.onBehalf ? kinOf({ caller, joined }) : []
    const { onBehalf } = kind.begin
    const byCard = onBehalf !== undefined && holds(onBehalf.roles, caller)
    if (!asksForColleagues(kind.form)) return done({ colleagues: [], kin, byCard })
    const where = { stationId: caller.stationId, roles: { $in: workingRoles } }
    const found = await findDocs<Colleague>('people', where, { limit: MOST_OFFERED, fields: colleagueFields })
    const others = found.filter(({ _id }) => _id !== caller.personId)
    const colleagues = others.map((one) => ({ personId: one._id, called: calledFor(one) }))
    return done({ colleagues, kin, byCard })
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

/** The case that it is begun from and the piece, as far as the caller sees them; null where one is not there. */
function sourcesOf(kind: CaseKind, { input: { on, of }, caller, joined }: Beginning) {
  const piece = on ? linkedPiece(on, joinedOne(joined, 'piece'), caller) : null
  const parent = of ? parentIn(kind, joinedOne(joined, 'parent'), caller) : null
  return (on && !piece) || (of && !parent) ? null : { piece, parent }
}

type Beginning = Context<CaseAction<'begin'>>

/** Those of the station whom the answers name; null when one is not of the station. */
function colleaguesFor(kind: CaseKind, { input: { form }, caller, joined }: Beginning): Colleague[] | null {
  const found = joinedAll<Colleague>(joined, 'colleagues').filter(
    (one) => one.stationId === caller.stationId && workingRoles.some((role) => one.roles.includes(role)),
  )
  return colleaguesIn(kind.form, form).length > found.length ? null : found
}

/** What follows a beginning: its photos are kept, and whoever has not written it is told. */
function itemsOf(
  kind: CaseKind,
  { input: { form }, caller, now }: Beginning,
  one: CaseDocument,
): OutboxItem[] {
  const photos = photosIn(kind.form, form)
  const kept = Object.keys(photos).length > 0 ? [itemKinds.keepPhotos.item('photos', now, { photos })] : []
  const { _id, stationId, ownerId: personId, number } = one
  if (personId === caller.personId) return kept
  const params = {
    title: `有人替您写了${kind.title}`,
    text: `第 ${number} 号，${maskName(one.byName ?? '')}${channels[one.via ?? 'card']}。不是您的意思，请点开撤回，或告诉社区。`,
    page: appPages.case(kind.name, _id),
  }
  return [
    ...kept,
    messageItem(messageOf('caseMoved', { personId, stationId, cause: [_id], at: now, params })),
  ]
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
      ...(input.behalf ? behalfJoins(input.behalf) : {}),
    }
  },
  touches: behalfTouched,
  keepsKey: true,
  run: async (context) => {
    const { input, caller, joined, requestKey, asked, now } = context
    const { personId, stationId } = caller
    const { form, unnamed, on } = input
    const sources = sourcesOf(kind, context)
    const colleagues = colleaguesFor(kind, context)
    if (!sources || !colleagues) return refuse('NOT_FOUND')
    const { piece, parent } = sources
    const whose = whoseIs(kind, context)
    if (!whose.ok) return whose
    const { owner, behalf } = whose.value
    const involved = [...colleaguesIn(kind.form, form), ...(piece?.authorIds ?? [])]
    const caseId = derivedId('k', kind.name, personId, requestKey)
    const make = (number: number) => ({
      ...{ _id: caseId, stationId, gridId: owner.gridId, number, form, asked, now },
      ...{ by: { personId: owner._id, name: residentName(owner) }, behalf },
      unnamed: unnamed && kind.begin.mayBeUnnamed === true,
      ...(parent && {
        links: [{ kind: parent.kind, id: parent._id, as: kind.begin.fromCase?.names ?? '' }],
      }),
      link: on && piece ? { ...on, title: piece.title } : null,
      involvedIds: [...new Set(involved)].filter((id) => id !== owner._id),
      called: Object.fromEntries(colleagues.map((one) => [one._id, calledFor(one)])),
      closedDays: closedDaysIn(joined),
    })
    const one = await addCase(kind, stationId, caseId, (number) =>
      newCase(kind, make(number), (begun) => itemsOf(kind, context, begun)),
    )
    if (one.asked !== undefined && one.asked !== asked) return refuse('REQUEST_KEY_REUSED')
    return shown(kind, one, context, parent)
  },
})
