/** Owns beginning a case of a kind: whom it may name, and handing it in. */
import type { ErrorCode } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { casePages } from '@/domain/case-pages'
import { channels } from '@/domain/case/behalf'
import { asksForDepartments, departmentsFor, namedIn } from '@/domain/case/departments'
import { newCase } from '@/domain/case/decide-case'
import { kindOf } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { subjectOf } from '@/domain/case/subjects'
import { colleaguesIn, spotIn, typedTable, uploadsIn } from '@/domain/case/form'
import { homeOf } from '@/domain/case/party'
import type { HouseholdDocument } from '@/domain/household/documents'
import type { FormTable } from '@/domain/kernel/form'
import { dayRefusal } from '@/domain/words/day-refusal'
import type { OutboxItem } from '@/domain/kernel/outbox'
import type { CheckDocument } from '@/domain/moderation/documents'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { maskName } from '@/domain/person/mask'
import { residentName } from '@/domain/person/name-of'
import { holds, isStaff } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { homeSpot, spotOf, spotsOf } from '@/domain/station/spots'
import { piecesOf } from '@/domain/team/programme'
import { asksForPartner, partnerIn, writesFor } from '@/domain/case/partner'
import { asksForTeam, isInvitable, teamIn } from '@/domain/case/team'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedAll,
  joinedOne,
  refuse,
  type Rejected,
  type Result,
} from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { addCase, type CaseDoc, caseJoin, findCase } from '../../repositories/cases'
import { checkOf, itemKinds, messageItem, photosItems } from '../../repositories/items'
import { linkedJoins, linkedPiece } from '../../repositories/linked'
import { messageOf } from '../../repositories/messages'
import { activePartners, findPartner, type PartnerDoc, partnerJoin } from '../../repositories/partners'
import { withKin } from '../../repositories/people'
import { invitableTeams, type TeamDoc, teamJoin } from '../../repositories/teams'
import { withStation } from '../../repositories/stations'
import { type UnitDoc, withDepartments } from '../../repositories/units'
import type { CaseDetail } from '../../views/case'
import { sightFor } from '../../access/cases'
import { type About, aboutJoins, aboutOf, idOf, makerOf, standingFor } from './about'
import { behalfJoins, behalfTouched, whoseFace, whoseIs } from './behalf'
import { checkOfForm } from './checked-files'
import { calledFor, type Colleague, colleaguesJoin, colleaguesWith, workingRoles } from './colleagues'
import { filled, knownJoins } from './known'
import { holidaysIn, shown } from './load-case'

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

const asksForSpot = (table: FormTable): boolean => Object.values(table).some(({ is }) => is === 'spot')

/** The spot that is meant, as the station knows it; null where none is asked for. */
function spotFor({ form: table }: CaseKind, form: CaseDocument['form'], joined: Record<string, Doc[]>) {
  const key = spotIn(table, form)
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  return key === null || !station ? null : (spotOf(station, key) ?? 'unknown')
}

/** The departments that the station may call upon, as they were joined. */
export const departmentsIn = (joined: Record<string, Doc[]>): { unitId: string; name: string }[] =>
  departmentsFor(joinedOne<UnitDoc>(joined, 'ownUnit'), joinedAll<UnitDoc>(joined, 'departments')).map(
    ({ _id, name }) => ({ unitId: _id, name }),
  )

/** Those that the answers name; null when the station may not call upon one of them. */
function departmentsNamed(kind: CaseKind, form: CaseDocument['form'], joined: Record<string, Doc[]>) {
  const named = namedIn(kind, form)
  const found = departmentsIn(joined).filter(({ unitId }) => named.includes(unitId))
  return found.length < named.length ? null : found
}

const teamShown = ({ _id, form }: TeamDoc) => ({
  ...{ teamId: _id, name: form.name },
  shows: piecesOf(form.programme)
    .map(({ name }) => name)
    .join('、'),
})

/** The team that the answers name and whoever leads it; null where none is asked for, `gone` where it cannot be asked. */
function teamFor(kind: CaseKind, ownerId: string, { caller, joined }: Beginning) {
  if (!asksForTeam(kind.form)) return null
  const team = joinedOne<TeamDoc>(joined, 'team')
  if (team?.stationId !== caller.stationId || !isInvitable(team) || team.leaderId === null) return 'gone'
  const { leaderId, leaderName, form } = team
  if (leaderId === ownerId) return 'gone'
  return { teamId: team._id, name: form.name, leader: { personId: leaderId, name: leaderName } }
}

/** Whoever it is that writes for partners. */
const writerIn = ({ caller }: Pick<Beginning, 'caller'>) => ({
  stationId: caller.stationId,
  isStaff: isStaff(caller),
  partnerId: caller.person.partnerId,
})

/** The partner that the answers name; null where none is asked for, `gone` where the caller does not write for it. */
function partnerFor(kind: CaseKind, { caller, joined }: Beginning) {
  if (!asksForPartner(kind.form)) return null
  const partner = joinedOne<PartnerDoc>(joined, 'partner')
  return partner && writesFor(partner, writerIn({ caller })) ? partner : 'gone'
}

/** Those that the caller writes for, by name: all of the station for its staff, the own one for whoever acts for it. */
async function partnersFor(caller: Caller): Promise<{ partnerId: string; name: string }[]> {
  const { partnerId } = caller.person
  const own = isStaff(caller) || partnerId === null ? null : await findPartner(partnerId)
  const all = isStaff(caller) ? await activePartners(caller.stationId) : own ? [own] : []
  return all
    .filter((one) => writesFor(one, writerIn({ caller })))
    .map(({ _id, name }) => ({ partnerId: _id, name }))
}

export const formOf = (kind: CaseKind): Handler<CaseAction<'form'>> => ({
  joins: (): Record<string, Join> => ({
    ...(kind.begin.onBehalf ? withKin : {}),
    ...(asksForSpot(kind.form) ? withStation : {}),
    ...(asksForDepartments(kind.form) ? withDepartments : {}),
  }),
  run: async ({ caller, joined }) => {
    const { onBehalf } = kind.begin
    const kin = onBehalf ? kinOf({ caller, joined }) : []
    const byCard = onBehalf !== undefined && holds(onBehalf.roles, caller)
    const colleagues = asksForColleagues(kind.form) ? await colleaguesWith(workingRoles, caller) : []
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const known = asksForSpot(kind.form) && station
    const spots = known ? { ...spotsOf(known), home: homeSpot(known, caller.person) } : null
    const departments = asksForDepartments(kind.form) ? departmentsIn(joined) : null
    const teams = asksForTeam(kind.form) ? (await invitableTeams(caller.stationId)).map(teamShown) : null
    const partners = asksForPartner(kind.form) ? await partnersFor(caller) : null
    return done({ colleagues, kin, byCard, spots, departments, teams, partners })
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
function sourcesOf(kind: CaseKind, { input: { on, of }, caller, joined, now }: Beginning) {
  const piece = on ? linkedPiece(on, joined, caller, now) : null
  const parent = of ? parentIn(kind, joinedOne(joined, 'parent'), caller) : null
  return (on && !piece) || (of && !parent) ? null : { piece, parent }
}

/** What those are called to whom it is sent, and the station that sends it. */
const calledIn = (
  kind: CaseKind,
  departments: readonly { unitId: string; name: string }[],
  joined: Record<string, Doc[]>,
): Record<string, string> => {
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  return {
    ...Object.fromEntries(departments.map(({ unitId, name }) => [unitId, name])),
    ...(kind.departments && station && { [station._id]: station.name }),
  }
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
  check: CheckDocument | null,
): OutboxItem[] {
  const kept = [
    ...(check ? [checkOf(check)] : []),
    ...photosItems('photos', now, uploadsIn(kind.form, form, 'form.')),
  ]
  const about = kind.begin.about ? subjectOf(one.link) : null
  if (about) kept.push(itemKinds.stopSubject.item('stop', now, { about }))
  const { _id, stationId, ownerId: personId, number, handlerId } = one
  if (kind.team && handlerId !== null && handlerId !== caller.personId) {
    const params = { ...kind.team.asks(one), page: casePages.case(kind.name, _id) }
    const to = { personId: handlerId, stationId, cause: [_id, 'asks'], at: now, params }
    kept.push(messageItem(messageOf('caseMoved', to)))
  }
  if (personId === caller.personId) return kept
  const params = {
    title: `有人替您写了${kind.title}`,
    text: `第 ${number} 号，${maskName(one.byName ?? '')}${channels[one.via ?? 'card']}。不是您的意思，请点开撤回，或告诉社区。`,
    page: casePages.case(kind.name, _id),
  }
  return [
    ...kept,
    messageItem(messageOf('caseMoved', { personId, stationId, cause: [_id], at: now, params })),
  ]
}

interface Written {
  form: CaseDocument['form']
  about: About | null
  /** Under which it is written, where its request does not say. */
  caseId?: string
}

/** Writes a case whose answers are whole and whose subject stands. */
export async function written(
  kind: CaseKind,
  context: Beginning,
  { form, about, caseId = idOf(kind, context) }: Written,
): Promise<Result<CaseDetail>> {
  const { input, caller, joined, requestKey, asked, now } = context
  const { stationId } = caller
  const { unnamed, on } = input
  const sources = sourcesOf(kind, context)
  const colleagues = colleaguesFor(kind, context)
  if (!sources || !colleagues) return refuse('NOT_FOUND')
  const spot = spotFor(kind, form, joined)
  if (spot === 'unknown') return refuse('CASE_SPOT_GONE')
  const departments = departmentsNamed(kind, form, joined)
  if (!departments) return refuse('CASE_UNIT_GONE')
  const { piece, parent } = sources
  const whose = whoseIs(kind, context)
  if (!whose.ok) return whose
  const { owner, behalf } = whose.value
  const team = teamFor(kind, owner._id, context)
  if (team === 'gone') return refuse('CASE_TEAM_GONE')
  const partner = partnerFor(kind, context)
  if (partner === 'gone') return refuse('CASE_PARTNER_GONE')
  const involved = [
    ...[...colleaguesIn(kind.form, form), ...(piece?.authorIds ?? [])],
    ...(about?.involvedIds ?? []),
  ]
  const check = await checkOfForm(kind, caseId, context)
  const make = (number: number) => ({
    ...{ _id: caseId, stationId, gridId: spot ? spot.gridId : owner.gridId, number, form, asked, now },
    ...{ by: { personId: owner._id, name: residentName(owner) }, behalf },
    home: homeOf(owner),
    handler: team?.leader ?? null,
    unnamed: unnamed && kind.begin.mayBeUnnamed === true,
    ...(parent && {
      links: [{ kind: parent.kind, id: parent._id, as: kind.begin.fromCase?.names ?? '' }],
    }),
    link: on && piece ? { ...on, title: piece.title } : (about?.link ?? null),
    ...(kind.begin.oneOpen && { madeBy: makerOf(requestKey) }),
    involvedIds: [...new Set(involved)].filter((id) => id !== owner._id),
    called: {
      ...Object.fromEntries(colleagues.map((one) => [one._id, calledFor(one)])),
      ...(spot && { [spot.key]: spot.called }),
      ...(team && { [team.teamId]: team.name }),
      ...(partner && { [partner._id]: partner.name }),
      ...calledIn(kind, departments, joined),
    },
    ...(kind.board?.whose && { whose: whoseFace(owner, behalf, { joined, now }) }),
    ...(check && { content: pieceOf(check) }),
    holidays: holidaysIn(joined),
  })
  const one = await addCase(kind, stationId, caseId, (number) =>
    newCase(kind, make(number), (begun) => itemsOf(kind, context, begun, check)),
  )
  // Another request of the same person was quicker.
  if (one.madeBy !== undefined && one.madeBy !== makerOf(requestKey)) return refuse('CASE_OPEN_ALREADY')
  if (one.asked !== undefined && one.asked !== asked) return refuse('REQUEST_KEY_REUSED')
  return shown(kind, one, context, parent)
}

/** What is wrong with answers that are each well formed, first by themselves and then together; null where nothing is. */
function wrongIn(kind: CaseKind, { input: { form }, now }: Beginning): Rejected | null {
  const wrong = dayRefusal(typedTable(kind), form, now) ?? kind.begin.unfit?.found(form)
  return wrong ? refuse(wrong.code as ErrorCode, wrong.details) : null
}

/**
 * What this very request has begun when its answers were still right: a phone that did not hear so asks again, however much
 * later. One request.
 */
async function stoodAlready(kind: CaseKind, context: Beginning): Promise<Result<CaseDetail> | null> {
  const one = await findCase(kind, idOf(kind, context))
  return one && one.asked === context.asked ? shown(kind, one, context) : null
}

export const begin = (kind: CaseKind): Handler<CaseAction<'begin'>> => ({
  joins: ({ input, personId, now }): Record<string, Join> => {
    const named = colleaguesIn(kind.form, input.form)
    return {
      ...withStation,
      ...(named.length > 0 ? { colleagues: colleaguesJoin(named) } : {}),
      ...(asksForDepartments(kind.form) ? withDepartments : {}),
      ...teamJoin(teamIn(kind.form, input.form)),
      ...partnerJoin(partnerIn(kind.form, input.form)),
      ...(input.on ? linkedJoins(input.on) : {}),
      ...(input.of ? { parent: caseJoin(parentKind(kind), input.of) } : {}),
      ...(input.behalf ? behalfJoins(input.behalf) : {}),
      ...aboutJoins(kind, input, personId),
      ...knownJoins(kind, personId, now),
    }
  },
  touches: behalfTouched,
  keepsKey: true,
  run: async (context) => {
    const { input } = context
    if (kind.begin.elsewhere?.(input.form)) return refuse('CASE_ELSEWHERE')
    const standing = standingFor(kind, context)
    if (!standing.ok) return standing
    if (standing.value) return shown(kind, standing.value, context)
    const wrong = wrongIn(kind, context)
    if (wrong) return (await stoodAlready(kind, context)) ?? wrong
    const known = await filled(kind, input.form, context)
    if (!known.ok) return known
    const about = await aboutOf(kind, context)
    return about.ok ? written(kind, context, { form: known.value, about: about.value }) : about
  },
})
