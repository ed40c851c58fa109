/** Owns how a case of any kind gets on in a test: what goes with each step, and the way into any state. */
import type { SessionDocument } from '../../src/domain/activity/documents'
import { caseKinds } from '../../src/domain/case-kinds'
import type { CaseKind } from '../../src/domain/case/define-case'
import type { Gathers } from '../../src/domain/case/gathering'
import type { CaseDocument } from '../../src/domain/case/documents'
import { DAY, HOUR, MINUTE } from '../../src/domain/kernel/clock'
import { rowsFrom } from '../../src/domain/kernel/workflow'
import type { PersonDocument } from '../../src/domain/person/documents'
import { appointedRoles } from '../../src/domain/person/roles'
import { type Step, waysOf } from './case-ways'
import { personIdOf, putSession } from './builders'
import { AGREEMENT, putAgreement } from './partner'
import { aPhoto } from './pieces'
import { sample } from './schema-samples'
import { formSchema } from '../../src/contract/form-schema'
import type { TestCloud } from './test-cloud'
import { actionOf, begun, caseRow, caseRows, collections, answerTo, formWith, kinds } from './cases'
import {
  ASKED,
  HANDLER,
  JOINED,
  NEIGHBOUR,
  OTHER_DEPARTMENT,
  OWNER,
  PARTY,
  atFor,
  openidOf,
} from './case-people'

const ELSEWHERE = 'g02'

/** The first row by which somebody of the station moves a case out of a state without choosing to whom it goes. */
export const rowByStation = (kind: CaseKind, state: string) =>
  rowsFrom(kind.flow, state)
    .filter(({ on }) => !kind.moves[on]?.gives)
    .flatMap((row) => row.by.map((role) => ({ event: row.on, role, to: row.to })))
    .find(({ role }) => (appointedRoles as readonly string[]).includes(role))

/** For how long a step lets a case wait, where it does. */
const daysOf = ({ moves }: Pick<CaseKind, 'moves'>, event: string): { days?: number } => {
  const days = moves[event]?.pauses?.days[0]
  return days === undefined ? {} : { days }
}

/** What a step asks for with a form of its own, where it does. */
export function answersOf(kind: CaseKind, event: string, now: number): { answers?: Record<string, never> } {
  const asks = kind.moves[event]?.asks
  if (!asks) return {}
  const answers = Object.entries(sample(formSchema(asks)) as Record<string, unknown>)
  const filled = answers.map(([name, answer]) => {
    const field = asks[name]
    return [name, (field && answerTo(field, now)) ?? answer]
  })
  return { answers: { [event]: Object.fromEntries(filled) as never } }
}

/** Those who are asked by a step that asks people. */
const peopleOf = ({ moves }: Pick<CaseKind, 'moves'>, event: string): { people?: string[] } =>
  moves[event]?.offers ? { people: [personIdOf(ASKED), personIdOf(HANDLER)] } : {}

/** What goes with a step: words, days, another case, somebody, another grid, answers, those who are asked, as far as it asks for them. */
export async function stepOf(test: TestCloud, kind: CaseKind, event: string, words: string) {
  const { words: asked, gives, regrids, routes, brings, gathers, draws } = kind.moves[event] ?? {}
  return {
    ...{ event, words: asked?.among?.[0] ?? words },
    ...daysOf(kind, event),
    ...answersOf(kind, event, test.now()),
    ...peopleOf(kind, event),
    ...(await numberOf(test, kind, event)),
    ...(gives && { to: personIdOf(HANDLER) }),
    ...(brings && { cardToken: await cardOf(test, PARTY) }),
    ...(regrids && { gridId: ELSEWHERE }),
    ...(routes && { unitId: OTHER_DEPARTMENT }),
    ...(gathers && { sessionId: await sessionFor(test, gathers) }),
    ...(draws && { agreementId: await agreementFor(test) }),
  }
}

/** An agreement by which a partner of the station gives something each month; one is written where there is none. */
async function agreementFor(test: TestCloud): Promise<string> {
  const [known] = await caseRows(test, { _id: AGREEMENT })
  return known ? AGREEMENT : putAgreement(test, { monthly: 500 })
}

/** An activity of the station that may be chosen; one is written where there is none. */
async function sessionFor(test: TestCloud, { begun: past }: Gathers): Promise<string> {
  const known = await test.rows<SessionDocument>('sessions', { stationId: 'st1', listed: true })
  const one = known.find(({ type }) => !past || type === past.type)
  if (one) return one._id
  const startAt = past ? test.now() - DAY : test.now() + 30 * DAY
  return (await putSession(test, { ...(past && { type: past.type }), startAt }))._id
}

/** What somebody's card says. */
async function cardOf(test: TestCloud, openid: string): Promise<string> {
  const [person] = await test.rows<PersonDocument>('people', { _id: personIdOf(openid) })
  return person?.cardToken ?? ''
}

/**
 * The number of an earlier case that a step names, where it does; a neighbour has begun one for each kind that is named, and
 * one that has to be in a state is brought there.
 */
async function numberOf(
  test: TestCloud,
  { moves, links = {} }: Pick<CaseKind, 'moves' | 'links'>,
  event: string,
): Promise<{ number?: number }> {
  const role = links[moves[event]?.names ?? '']
  if (!role) return {}
  const [state] = role.states ?? []
  const named = kinds.find(({ name }) => name === role.to)
  // Nothing names the same one twice.
  if (state !== undefined && named) return { number: (await broughtTo(test, named, state)).number }
  const [other] = await caseRows(test, { kind: role.to, ownerId: personIdOf(NEIGHBOUR) })
  return { number: other?.number ?? 0 }
}

/** By which step of an objection each event comes that an objection sends; none of a kind to which nobody can object. */
const objected = ({ objects }: CaseKind): Record<string, string | null> =>
  objects ? { [objects.stops]: null, [objects.goesOn]: 'dismiss', [objects.falls]: 'uphold' } : {}

/** A neighbour objects to a case, or the objection that stands against it is decided. */
async function objectTo(test: TestCloud, id: string, event: string | null = null): Promise<void> {
  const about = { kind: 'star' as const, id }
  const form = formWith(caseKinds.objection, await aPhoto(test), test.now())
  if (event === null)
    await test.must(NEIGHBOUR, 'objection.begin', { form: form as never, unnamed: true, about })
  const [objection] = await caseRows(test, { kind: 'objection', 'link.id': id, state: 'frozen' })
  if (!objection) throw new Error(`nobody objects to ${id}`)
  const { _id: caseId, version } = objection
  if (event !== null)
    // Whoever has decided it before does not decide about the objection.
    await test.must(openidOf('station_admin'), 'objection.move', { caseId, version, event, words: '查过了' })
}

/** Whoever has begun a case is no volunteer any more, by whatever that was asked for. */
async function fallsShort(test: TestCloud): Promise<void> {
  await test.cloud.store.update('people', {
    ...{ query: { _id: personIdOf(OWNER) }, update: { $set: { 'volunteer.state': 'suspended' } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
}

/** The kind of case that sends another one an event by its states, and the first of those; none of an event of time. */
function drivingOf({ name }: CaseKind, event: string): { kind: CaseKind; state: string } | null {
  for (const kind of kinds)
    for (const { to, drives = {} } of Object.values(kind.links ?? {})) {
      const [state] = drives[event] ?? []
      if (to === name && state !== undefined) return { kind, state }
    }
  return null
}

/** A neighbour begins another case for it, which comes so far that this one is moved. */
async function driven(test: TestCloud, caseId: string, { kind, state }: { kind: CaseKind; state: string }) {
  const other = await begun(test, kind, NEIGHBOUR, { of: caseId })
  await walk(test, kind, other.caseId, waysOf(kind).get(state) ?? [])
  await test.jobs()
}

/** How often a state may ring before it is left. */
const MOST_RINGS = 3

/** Time goes on until a case has left its state. */
async function timePasses(test: TestCloud, caseId: string): Promise<void> {
  const { state } = await caseRow(test, caseId)
  for (let ring = 0; ring < MOST_RINGS; ring++) {
    const one = await caseRow(test, caseId)
    if (one.state !== state) return
    // A reminder may come first.
    test.at(Math.max(one.wakeAt ?? 0, one.dueAt ?? 0) + MINUTE)
    await test.jobs()
  }
}

/** Brings a new case into a state by what people and time really do, some hours ago; somebody has joined it where that can be. */
export async function broughtTo(test: TestCloud, kind: CaseKind, state: string): Promise<CaseDocument> {
  const named = Object.values(kind.links ?? {}).flatMap(
    ({ to }) => kinds.find(({ name }) => name === to) ?? [],
  )
  for (const one of new Set(named)) await begun(test, one, NEIGHBOUR)
  const { caseId } = await begun(test, kind)
  const way = waysOf(kind).get(state)
  // Where it cannot come with somebody who has joined it, it comes there alone.
  if (way && kind.board?.joins) await test.must(JOINED, actionOf(kind, 'join'), { caseId, joins: true })
  await walk(test, kind, caseId, way ?? waysOf(kind, 0).get(state) ?? [])
  const one = await caseRow(test, caseId)
  if (one.state !== state) throw new Error(`${caseId} is ${one.state} instead of ${state}`)
  return one
}

/** Takes a case through some steps. */
async function walk(test: TestCloud, kind: CaseKind, caseId: string, way: readonly Step[]): Promise<void> {
  for (const { event, role } of way) {
    const driving = drivingOf(kind, event)
    const { version } = await caseRow(test, caseId)
    if (role === 'system' && event in objected(kind)) await objectTo(test, caseId, objected(kind)[event])
    else if (role === 'system' && driving) await driven(test, caseId, driving)
    else if (role === 'system') {
      if (event === kind.asksAgain?.short) await fallsShort(test)
      await timePasses(test, caseId)
    } else
      await test.must(
        kind.offer && kind.moves[event]?.takes ? HANDLER : openidOf(role),
        actionOf(kind, 'move'),
        { ...{ caseId, version, ...atFor(kind, role), ...(await stepOf(test, kind, event, '写一句')) } },
      )
    if (kind.offer) test.at(test.now() + 3 * HOUR)
  }
}

/** The case is in the hands of somebody to whom cases of its kind are handed. */
export async function handTo(test: TestCloud, caseId: string, openid: string): Promise<void> {
  for (const collection of collections)
    await test.cloud.store.update(collection, {
      ...{ query: { _id: caseId }, update: { $set: { handlerId: personIdOf(openid) } } },
      ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
    })
}
