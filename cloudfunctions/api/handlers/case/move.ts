/** Owns moving a case of a kind by one of the events that people may send. */
import type { CaseAction } from '@/contract/case'
import type { SessionDocument } from '@/domain/activity/documents'
import { type CaseStep, decideCase, isRepeat } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { mayGather } from '@/domain/case/gathering'
import { actorsOf } from '@/domain/case/sight'
import { proverOf } from '@/domain/case/proof'
import { teamIn } from '@/domain/case/team'
import { ok, reject } from '@/domain/kernel/errors'
import { cardRefusal } from '@/domain/person/cards'
import { areOfOneHome } from '@/domain/sorting/household'
import type { PersonDocument } from '@/domain/person/documents'
import { nameOf } from '@/domain/person/name-of'
import type { StationDocument } from '@/domain/station/documents'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedOne,
  refuse,
  type Rejected,
  type Result,
} from '../../handler'
import type { Doc } from '../../platform/cloud'
import { kindOf } from '@/domain/case-kinds'
import { sightFor } from '../../access/cases'
import { shortBefore } from '../../repositories/asks-again'
import { countAsked, fits, isQualified, uncountAsked } from '../../repositories/asked'
import { cardHolderJoin, withKin } from '../../repositories/people'
import { withDepartments } from '../../repositories/units'
import { findTeam } from '../../repositories/teams'
import { stepCase } from '../../repositories/case-moves'
import { bareSessionJoin } from '../../repositories/sessions'
import { boardCases, type CaseDoc, numberedCase } from '../../repositories/cases'
import { cardHolderOf } from '../attendance/scan-card'
import { type Colleague, colleaguesJoin } from './colleagues'
import { departmentsIn } from './begin'
import { checkOfStep } from './checked-files'
import { agreementJoin, drawIn, drawing } from './gifts'
import { broughtBy, tooNear } from './sides'
import { caseJoins, caseTouches, caseVisits, holidaysIn, onCase, shown } from './load-case'

/** The case with this number that an event names, if the caller reads all of it. */
async function namedBy(
  { links, moves }: CaseKind,
  { event, number }: { event: string; number?: number | undefined },
  caller: Caller,
): Promise<CaseDoc | null> {
  const role = links?.[moves[event]?.names ?? '']
  if (!role || number === undefined) return null
  const kind = kindOf(role.to)
  const one = await numberedCase(kind, caller.stationId, number)
  return one && sightFor(kind, one, caller) === 'whole' ? one : null
}

/** To whom it shall be handed, if that is somebody of the station with one of the roles that the event asks for. */
function handedTo(
  { moves }: CaseKind,
  { event }: { event: string },
  { caller, joined }: Pick<Context<CaseAction<'move'>>, 'caller' | 'joined'>,
): CaseStep['to'] {
  const roles: readonly string[] | undefined = moves[event]?.gives
  const found = joinedOne<Colleague>(joined, 'to')
  if (!roles || !found || found.stationId !== caller.stationId) return null
  if (!found.roles.some((role) => roles.includes(role))) return null
  return { personId: found._id, name: nameOf(found) || '工作人员' }
}

/** Whoever leads the team now that a case is for, of an event that hands it there. No request, one for such an event. */
async function leaderFor({ moves, form }: CaseKind, one: CaseDoc, event: string): Promise<CaseStep['to']> {
  const teamId = moves[event]?.toLeader ? teamIn(form, one.form) : null
  const team = teamId === null ? null : await findTeam(teamId)
  return team?.leaderId ? { personId: team.leaderId, name: team.leaderName } : null
}

/** The grid in which it shall lie, if the station has it. */
function gridIn({ gridId }: { gridId?: string | undefined }, joined: Record<string, Doc[]>): string | null {
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  return station?.grids.find((grid) => grid.gridId === gridId)?.gridId ?? null
}

/** The department that shall lead, if the station may call upon it. */
const departmentIn = ({ unitId }: { unitId?: string | undefined }, joined: Record<string, Doc[]>) =>
  unitId === undefined ? null : (departmentsIn(joined).find((one) => one.unitId === unitId) ?? null)

/** The activity that it becomes part of, if it is one of the station that may be chosen now. */
function sessionIn({ moves }: CaseKind, { caller, input, joined, now }: Moving): CaseStep['session'] {
  const found = joinedOne<SessionDocument & Doc>(joined, 'session')
  const gathers = moves[input.event]?.gathers
  if (!found || !gathers || found.stationId !== caller.stationId || !mayGather(gathers, found, now))
    return null
  return { sessionId: found._id, title: found.title, startAt: found.startAt }
}

type Moving = Context<CaseAction<'move'>>

/** What somebody who came too late is told: how many others that person could take, of those that are open to all. */
async function taken(kind: CaseKind, { caller, now }: Moving): Promise<Rejected> {
  const { shown: open } = await boardCases(kind, caller, { at: null, cursor: undefined, now })
  const others = open.filter(
    (one) => one.ownerId !== caller.personId && fits(kind, one, caller.person),
  ).length
  return refuse('CASE_TAKEN', { more: others === 0 ? '' : `。还有 ${others} 件您会做的` })
}

/** A field that says what the event does not ask for, or too much of it; null where all is well. */
function notAsked({ moves }: CaseKind, input: Moving['input']): string | null {
  const { words, names, offers, gives, regrids, routes, proves, brings, gathers, draws } =
    moves[input.event] ?? {}
  if (input.people && !offers) return 'people'
  if (input.to !== undefined && !gives) return 'to'
  if (input.gridId !== undefined && !regrids) return 'gridId'
  if (input.unitId !== undefined && !routes) return 'unitId'
  if (input.sessionId !== undefined && !gathers) return 'sessionId'
  if (input.agreementId !== undefined && !draws) return 'agreementId'
  if (input.cardToken !== undefined && !proves && !brings) return 'cardToken'
  return !names && words && (input.words ?? '').length > words.most ? 'words' : null
}

/** Whose card proves this end of the time given; null where none was read, or by somebody whose time it is not. */
function proverIn(
  { moves }: CaseKind,
  one: CaseDoc,
  { caller, input, joined }: Moving,
): Result<string | null> {
  const { cardToken, event } = input
  if (!moves[event]?.proves || cardToken === undefined || one.handlerId !== caller.personId) return done(null)
  const person = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
  // The household may have moved since; whose card it is says whether it counts.
  const bearer = cardHolderOf(person, cardToken, null, true)
  if (!bearer) return refuse(cardRefusal(person, cardToken))
  const near = person !== null && areOfOneHome(caller.person, person)
  const prover = proverOf(one, bearer, { ...caller, near })
  return prover.ok ? done(prover.value) : refuse(prover.error.code)
}

function stepOf(kind: CaseKind, one: CaseDoc, context: Moving): CaseStep {
  const { caller, input, joined, now } = context
  const { words, names, asks, offers } = kind.moves[input.event] ?? {}
  const department = departmentIn(input, joined)
  const said = words ? (input.words ?? '') : ''
  const { personId, person } = caller
  return {
    event: input.event,
    by: { personId, name: nameOf(person) || '工作人员', actors: actorsOf(kind, one, caller) },
    words: names ? `第 ${input.number ?? 0} 号` : department && said ? `${department.name}：${said}` : said,
    department,
    days: input.days ?? null,
    answers: asks ? (input.answers?.[input.event] ?? null) : null,
    people: offers ? [...new Set(input.people ?? [])] : null,
    qualified: isQualified(kind, one, person),
    to: handedTo(kind, input, context),
    gridId: gridIn(input, joined),
    session: sessionIn(kind, context),
    holidays: holidaysIn(joined),
    now,
  }
}

/** What stands instead of a step: it was taken before, it was decided on an older reading, or another one was quicker. */
const standing = (kind: CaseKind, step: CaseStep, version: number) => (current: CaseDoc) => {
  if (current.version === version) return null
  if (isRepeat(current, step)) return ok('done' as const)
  const { atOnce, takes, declines } = kind.moves[step.event] ?? {}
  if (!atOnce) return reject('STALE')
  const { handlerId, wave } = current
  const { personId } = step.by
  if ((takes && handlerId === personId) || (declines && wave?.declined.includes(personId)))
    return ok('done' as const)
  return takes && handlerId !== null ? reject('CASE_TAKEN') : null
}

/** Why its owner falls short of what a step, which could be taken, gives; null where it goes on. */
const shortFor = async (kind: CaseKind, one: CaseDoc, step: CaseStep, version: number) =>
  kind.asksAgain && one.version === version && decideCase(kind, one, step).ok
    ? shortBefore(kind, one, step.event, step.now)
    : null

/** Takes the step, with whom it asks counted as asked before; not taken, they are not counted. */
async function taking(kind: CaseKind, one: CaseDoc, step: CaseStep, version: number) {
  const people = step.people ?? []
  const asks = people.length > 0 && one.version === version && decideCase(kind, one, step).ok
  if (asks && !(await countAsked(one, people, step.now))) return reject('CASE_NOT_ASKABLE')
  const moved = await stepCase(kind, one, step, standing(kind, step, version))
  if (asks && !moved.ok) await uncountAsked(one, people)
  return moved
}

export const move = (kind: CaseKind): Handler<CaseAction<'move'>> => ({
  joins: (given) => ({
    ...caseJoins(kind)(given),
    ...(given.input.unitId !== undefined && withDepartments),
    ...(given.input.agreementId !== undefined && agreementJoin(given.input.agreementId)),
    ...(given.input.sessionId !== undefined && { session: bareSessionJoin(given.input.sessionId) }),
    ...(given.input.to && { to: colleaguesJoin([given.input.to]) }),
    ...(given.input.cardToken !== undefined && {
      ...withKin,
      cardHolder: cardHolderJoin(given.input.cardToken),
    }),
  }),
  ...caseTouches(kind),
  visits: caseVisits,
  run: onCase(kind)(async (one, context: Moving) => {
    const { caller, input } = context
    const wrong = notAsked(kind, input)
    if (wrong) return refuse('INVALID_INPUT', { field: wrong })
    const other = await namedBy(kind, input, caller)
    const prover = proverIn(kind, one, context)
    if (!prover.ok) return prover
    const brought = broughtBy(kind, context)
    if (!brought.ok) return brought
    const leader = await leaderFor(kind, one, input.event)
    const near = await tooNear(kind, one, context, brought.value)
    const named = { other, card: prover.value, brought: brought.value }
    const asked = { ...stepOf(kind, one, context), ...(leader && { to: leader }), ...named, tooNear: near }
    const draw = await drawIn(kind, one, context)
    const step = { ...asked, ...(draw && { draw }), check: await checkOfStep(kind, one, asked, context) }
    const why = await shortFor(kind, one, step, input.version)
    if (why !== null) return refuse('CASE_FALLS_SHORT', { why })
    const moved = await drawing(kind, one, { step, version: input.version, joined: context.joined }, () =>
      taking(kind, one, step, input.version),
    )
    if (!moved.ok && moved.error.code === 'CASE_TAKEN') return taken(kind, context)
    if (!moved.ok) return moved as Rejected
    return shown(kind, moved.value.doc, context, other)
  }),
})
