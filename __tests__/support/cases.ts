/** Owns what tests of all kinds of cases start from, derived from the declarations: a form, somebody who may, a case in a state. */
import { contract, type Output } from '../../src/contract'
import type { CaseAction } from '../../src/contract/case'
import type { SessionDocument } from '../../src/domain/activity/documents'
import { caseKinds } from '../../src/domain/case-kinds'
import { typedTable } from '../../src/domain/case/form'
import type { SubjectKind } from '../../src/domain/case/subjects'
import type { CaseKind } from '../../src/domain/case/define-case'
import type { CaseDocument } from '../../src/domain/case/documents'
import { reachesUp } from '../../src/domain/case/sight'
import { DAY, HOUR, MINUTE } from '../../src/domain/kernel/clock'
import { rowsFrom } from '../../src/domain/kernel/workflow'
import type { PersonDocument } from '../../src/domain/person/documents'
import { ABOVE, type AppointedRole, appointedRoles } from '../../src/domain/person/roles'
import type { Ask } from './ask'
import { aStar, aSubject, FREE_SUBJECT, readyForStar } from './case-subjects'
import { isStation, waysOf, wayToPaper } from './case-ways'
import { personIdOf, putSession } from './builders'
import { aPhoto } from './pieces'
import { sample } from './schema-samples'
import { formSchema } from '../../src/contract/form-schema'
import { appoint, stationOf } from './station'
import { PARTNER, putPartner } from './partner'
import { aTeamForm } from './teams'
import type { TestCloud } from './test-cloud'

export const kinds: readonly CaseKind[] = Object.values(caseKinds)

/** Whoever begins the cases of a test. */
export const OWNER = 'o-wisher'

export const actionOf = <
  V extends
    | 'form'
    | 'begin'
    | 'open'
    | 'mine'
    | 'desk'
    | 'contact'
    | 'move'
    | 'board'
    | 'suggest'
    | 'join'
    | 'hands'
    | 'sent'
    | 'helped'
    | 'paper',
>(
  kind: Pick<CaseKind, 'name'>,
  verb: V,
): CaseAction<V> => `${kind.name}.${verb}` as CaseAction<V>

/** Where the cases of a test are that are anywhere, and another grid of the same station. */
const HERE = 'grid:g01'
const ELSEWHERE = 'g02'

/** Those who are asked to lead, and to lead in their place. */
const DEPARTMENT = 'dept-water'
const OTHER_DEPARTMENT = 'dept-works'
const ASSISTING = 'dept-city'

/** The team that is asked to perform. */
export const TROUPE = 'troupe'

/** Who leads it in the full station. */
const LEADS_TROUPE = 'h-0'

/** A team of the station that performs, led by somebody. */
export const putTroupe = (test: TestCloud, leader: string, stationId = 'st1') =>
  test.cloud.store.insert('teams', [
    {
      ...{ _id: TROUPE, stationId, recordingStationId: stationId, nameKey: '锣鼓队', parentId: null },
      form: aTeamForm({
        name: '锣鼓队',
        kind: 'troupe',
        type: 'art',
        performs: true,
        programme: '锣鼓 6 分钟',
      }),
      ...{ parentName: '', positionIds: [], leaderId: personIdOf(leader), leaderName: '钱队长' },
      ...{ memberCount: 0, counts: 0, order: 5, state: 'active', dueAt: null, version: 1, history: [] },
      ...{ createdAt: 0, changedBy: '周敏', outbox: [], unsettled: false, settleAt: 0 },
    },
  ])

type Begin = {
  form: Record<string, string | string[] | null>
  unnamed: boolean
  about?: { kind: SubjectKind; id: string }
}

/** Days far enough ahead, whenever a test runs. */
const WISHED_DAY = '2026-12-24'

/** Answers to what a schema alone does not say. */
const known: Record<string, string | string[]> = {
  ...{ spot: HERE, day: WISHED_DAY, time: '10:00' },
  departments: [DEPARTMENT],
  team: TROUPE,
  partner: PARTNER,
  voice: [],
}

/** Answers that are accepted, with this photo wherever there may be any. */
function formWith(kind: CaseKind, photo: string): Begin['form'] {
  const { form } = sample(contract[actionOf(kind, 'begin')].input, {}) as Begin
  const answers = Object.entries(typedTable(kind)).map(([name, field]) => {
    const { is } = field
    const isOpen = is === 'departments' && field.least === 0
    return [
      name,
      is === 'photos'
        ? [photo]
        : is === 'text'
          ? '邻里'
          : isOpen
            ? [ASSISTING]
            : (known[is] ?? form[name] ?? null),
    ]
  })
  return Object.fromEntries(answers) as Begin['form']
}

/** A form that is accepted, with photos where it takes any. */
export async function aCaseForm(test: TestCloud, kind: CaseKind, owner = OWNER): Promise<Begin> {
  if (kind.begin.known) await readyForStar(test, owner)
  return { form: formWith(kind, await aPhoto(test)), unnamed: false, ...(await aSubject(test, kind)) }
}

/** Whatever a person has open of a kind of which one is open at a time is over. */
async function endOpen(test: TestCloud, kind: CaseKind, openid: string): Promise<void> {
  if (!kind.begin.oneOpen || kind.begin.about) return
  await test.cloud.store.update(collectionOf(kind), {
    query: { kind: kind.name, ownerId: personIdOf(openid) },
    update: { $set: { state: 'withdrawn', openFor: [], waits: [], wakeAt: null } },
    ...{ replace: false, multi: true, upsert: false, nowMs: test.now() },
  })
}

/** Where cases of a test's kinds lie. */
const collections = ['cases', 'sealedCases'] as const

/** The collection of a kind, as tests look into it. */
export const collectionOf = ({ sealed }: Pick<CaseKind, 'sealed'>): (typeof collections)[number] =>
  sealed ? 'sealedCases' : 'cases'

/** Cases of every kind, as they are stored. */
export const caseRows = async (test: TestCloud, where: object = {}): Promise<CaseDocument[]> =>
  (await Promise.all(collections.map((from) => test.rows<CaseDocument>(from, where as never)))).flat()

/** A case as it is stored. */
export async function caseRow(test: TestCloud, caseId: string): Promise<CaseDocument> {
  const [one] = await caseRows(test, { _id: caseId })
  if (!one) throw new Error(`${caseId} is not there`)
  return one
}

/** A case that the owner has just begun. */
export async function begun(test: TestCloud, kind: CaseKind, owner = OWNER) {
  await endOpen(test, kind, owner)
  const form = await aCaseForm(test, kind, owner)
  return asBeginner(test, kind, owner, () => test.must(owner, actionOf(kind, 'begin'), form))
}

export const isForAll = ({ begin }: Pick<CaseKind, 'begin'>): boolean => begin.roles.includes('resident')

/**
 * Lets somebody begin a case of a kind that not everybody begins: with a role of those, which that person has not before
 * and not after, so that what follows is the owner's part alone.
 */
export async function asBeginner<T>(
  test: TestCloud,
  kind: CaseKind,
  openid: string,
  work: () => Promise<T>,
): Promise<T> {
  if (isForAll(kind)) return work()
  const [role] = kind.begin.roles
  await appoint(test, openid, [role as AppointedRole], { gridIds: ['g01'] })
  const done = await work()
  await appoint(test, openid, [])
  return done
}

/** The unit of those who look after it from above, or are of a department. */
const unitOf: Readonly<Record<string, string>> = {
  ...{ institute_admin: 'linzhou', center_admin: 'center' },
  dept_user: 'dept-rest',
}

/** Where somebody with a role acts, of a kind that is open to those from above. */
export const atFor = (kind: CaseKind, role: string): { at?: string } =>
  reachesUp(kind) && (ABOVE as readonly string[]).includes(role) ? { at: 'st1' } : {}

/** The first row by which somebody of the station moves a case out of a state without choosing to whom it goes. */
export const rowByStation = (kind: CaseKind, state: string) =>
  rowsFrom(kind.flow, state)
    .filter(({ on }) => !kind.moves[on]?.gives)
    .flatMap((row) => row.by.map((role) => ({ event: row.on, role, to: row.to })))
    .find(({ role }) => (appointedRoles as readonly string[]).includes(role))

export type CaseIds = Record<string, Output<CaseAction<'begin'>>>

const offeredOf = ({ name }: Pick<CaseKind, 'name'>): string => `${name}, to be offered`

const writtenOf = ({ name }: Pick<CaseKind, 'name'>): string => `${name}, to be written`

/** A case of which a file is made: one that the head has brought so far. */
async function written(test: TestCloud, kind: CaseKind, staff: string) {
  let one = isForAll(kind)
    ? await begun(test, kind)
    : await test.must(staff, actionOf(kind, 'begin'), await aCaseForm(test, kind))
  for (const event of wayToPaper(kind)) {
    const step = { ...seen(one), ...(await stepOf(test, kind, event, '写一句')) }
    one = await test.must('o-admin', actionOf(kind, 'move'), step)
  }
  return one
}

const heldOf = ({ name }: Pick<CaseKind, 'name'>): string => `${name}, in hand`

/** Who sits at the desk of a kind in the full station. */
const atDeskOf = ({ desk }: Pick<CaseKind, 'desk'>): string =>
  (desk.roles as readonly string[]).includes('staff') ? 'o-staff' : 'o-admin'

/** One case of each kind, and another one that somebody of the station has in hand. */
export async function oneOfEach(test: TestCloud): Promise<CaseIds> {
  await putTroupe(test, LEADS_TROUPE)
  await putPartner(test)
  const found: CaseIds = {}
  await readyForStar(test, LEADS_TROUPE)
  await test.cloud.store.insert('cases', [aStar(test, FREE_SUBJECT)])
  for (const kind of kinds) {
    const staff = atDeskOf(kind)
    found[kind.name] = isForAll(kind)
      ? await begun(test, kind)
      : await test.must(staff, actionOf(kind, 'begin'), await aCaseForm(test, kind))
    if (Object.values(kind.moves).some((move) => move?.takes)) {
      const { event } = stateFor(kind, 'takes')
      const said = await stepOf(test, kind, event, '我来办')
      const step = { ...seen(await beforeIt(test, kind, 'takes')), ...said }
      found[heldOf(kind)] = await test.must(staff, actionOf(kind, 'move'), step)
    }
    if (kind.paper) found[writtenOf(kind)] = await written(test, kind, staff)
    if (kind.offer) found[offeredOf(kind)] = await beforeIt(test, kind, 'offers')
  }
  return found
}

/** The first state, in the order of the ways there, in which somebody of the station does what is so marked. */
function stateFor(kind: CaseKind, mark: 'takes' | 'offers'): { state: string; event: string } {
  for (const state of waysOf(kind).keys()) {
    const row = rowsFrom(kind.flow, state).find(({ on, by }) => kind.moves[on]?.[mark] && by.some(isStation))
    if (row) return { state, event: row.on }
  }
  throw new Error(`nobody of the station ${mark} a ${kind.name}`)
}

const seen = ({ caseId, version }: { caseId: string; version: number }) => ({ caseId, version })

/** A new case that the head has brought to where somebody else of the station can do it. */
async function beforeIt(test: TestCloud, kind: CaseKind, mark: 'takes' | 'offers') {
  let one = await begun(test, kind)
  for (const { event } of waysOf(kind).get(stateFor(kind, mark).state) ?? [])
    one = await test.must('o-admin', actionOf(kind, 'move'), {
      ...seen(one),
      ...(await stepOf(test, kind, event, '看过了')),
    })
  return one
}

/** What the actions of every kind are asked in the full station. */
export function caseAsks({
  cases,
  photo,
  heldWishId,
}: {
  cases: CaseIds
  photo: string
  heldWishId: string
}): { [A in CaseAction]: Ask<A> } {
  const asks = kinds.flatMap((kind): [CaseAction, { by: string; input: object }][] => {
    const staff = atDeskOf(kind)
    const { caseId = '', version = 0 } = cases[kind.name] ?? {}
    const form = formWith(kind, photo)
    const on = kind.begin.fromPiece ? { on: { kind: 'wish', id: heldWishId, part: 'body' } } : {}
    const { event = '', role = '' } = rowByStation(kind, kind.flow.start) ?? {}
    const mover = role === 'station_admin' ? 'o-admin' : staff
    const owner = isForAll(kind) ? OWNER : staff
    const about = kind.begin.about ? { about: { kind: 'star', id: FREE_SUBJECT } } : {}
    // Of a kind of which one is open at a time the owner has one.
    const beginner = kind.begin.known ? LEADS_TROUPE : owner
    const asks: [CaseAction, { by: string; input: object }][] = [
      [actionOf(kind, 'form'), { by: owner, input: {} }],
      [actionOf(kind, 'begin'), { by: beginner, input: { form, unnamed: false, ...on, ...about } }],
      [actionOf(kind, 'open'), { by: owner, input: { caseId } }],
      [actionOf(kind, 'mine'), { by: owner, input: {} }],
      [actionOf(kind, 'desk'), { by: staff, input: { view: kind.desk.views[0] ?? '' } }],
      [
        actionOf(kind, 'contact'),
        kind.team
          ? { by: LEADS_TROUPE, input: { caseId } }
          : { by: staff, input: { caseId: cases[heldOf(kind)]?.caseId ?? '' } },
      ],
      [
        actionOf(kind, 'move'),
        { by: mover, input: { caseId, version, event, words: '查清楚了', ...answersOf(kind, event) } },
      ],
      [actionOf(kind, 'board'), { by: staff, input: {} }],
      [actionOf(kind, 'sent'), { by: 'o-dept', input: {} }],
      [actionOf(kind, 'helped'), { by: staff, input: {} }],
      [actionOf(kind, 'paper'), { by: staff, input: { caseId: cases[writtenOf(kind)]?.caseId ?? '' } }],
      [actionOf(kind, 'suggest'), { by: staff, input: { caseId: cases[offeredOf(kind)]?.caseId ?? '' } }],
      [actionOf(kind, 'join'), { by: staff, input: { caseId, joins: true } }],
      [actionOf(kind, 'hands'), { by: staff, input: {} }],
    ]
    return asks.filter(([action]) => action in contract)
  })
  return Object.fromEntries(asks) as { [A in CaseAction]: Ask<A> }
}

/** Those who look at cases: the owner, one of each role of the station, and a neighbour without any. */
export const openidOf = (role: string): string => (role === 'owner' ? OWNER : `o-${role}`)
export const NEIGHBOUR = 'o-neighbour'
export const FOREIGN = 'o-foreign'

/** Volunteers: one who is asked, one who is asked and takes it, and one who is not asked. */
const ASKED = openidOf('asked')
/** Somebody with a role to whom cases are handed, and a volunteer. */
export const HANDLER = openidOf('handler')
const VOLUNTEER = openidOf('volunteer')

/** Whether somebody is to a case what this role says; some are only while it is so. */
export function isThere({ offer, party: sides }: CaseKind, role: string, one: CaseDocument): boolean {
  const { handlerId, wave, sentTo, party } = one
  if (role === 'lead') return sentTo?.[0] === DEPARTMENT
  if (role === 'department') return sentTo?.includes(ASSISTING) ?? false
  if (role === 'party') return party?.personId === personIdOf(PARTY)
  if (!offer && !sides) return true
  if (role === 'handler') return handlerId === personIdOf(HANDLER)
  return role !== 'asked' || (wave?.asked.includes(personIdOf(ASKED)) ?? false)
}

/** The second person of a case. */
const PARTY = openidOf('party')
/** Whoever has joined a case of a kind that can be joined. */
const JOINED = openidOf('joined')

/** A station with somebody in every role, a resident who writes, and another station's people. */
export async function caseStation(test: TestCloud): Promise<void> {
  await stationOf(test)
  await appoint(test, OWNER, [], { realName: '王秀英' })
  await appoint(test, NEIGHBOUR, [], { realName: '李邻居' })
  await appoint(test, JOINED, [], { realName: '赵邻居' })
  await appoint(test, PARTY, [], { realName: '郑楼上', birthDate: '1970-01-01' })
  for (const one of [ASKED, VOLUNTEER])
    await appoint(test, one, [], { realName: '孙志愿', 'volunteer.state': 'active' })
  for (const role of appointedRoles)
    await appoint(test, openidOf(role), [role], {
      ...{ realName: `周${role}`, gridIds: ['g01'], unitId: unitOf[role] ?? null },
    })
  // Whoever is of a department is at home anywhere.
  const elsewhere = { realName: '郑部门', stationId: 'st2' }
  await appoint(test, openidOf('lead'), ['dept_user'], { ...elsewhere, unitId: DEPARTMENT })
  await appoint(test, openidOf('department'), ['dept_user'], { ...elsewhere, unitId: ASSISTING })
  await appoint(test, HANDLER, ['team_leader'], { realName: '钱队长', 'volunteer.state': 'active' })
  await putTroupe(test, HANDLER)
  await putPartner(test)
  await appoint(test, FOREIGN, appointedRoles, { stationId: 'st2' })
}

/** For how long a step lets a case wait, where it does. */
const daysOf = ({ moves }: Pick<CaseKind, 'moves'>, event: string): { days?: number } => {
  const days = moves[event]?.pauses?.days[0]
  return days === undefined ? {} : { days }
}

/** What a step asks for with a form of its own, where it does. */
function answersOf(kind: CaseKind, event: string): { answers?: Record<string, never> } {
  const asks = kind.moves[event]?.asks
  if (!asks) return {}
  const answers = Object.entries(sample(formSchema(asks)) as Record<string, unknown>)
  const filled = answers.map(([name, answer]) => [name, known[asks[name]?.is ?? ''] ?? answer])
  return { answers: { [event]: Object.fromEntries(filled) as never } }
}

/** Those who are asked by a step that asks people. */
const peopleOf = ({ moves }: Pick<CaseKind, 'moves'>, event: string): { people?: string[] } =>
  moves[event]?.offers ? { people: [personIdOf(ASKED), personIdOf(HANDLER)] } : {}

/** The case is in the hands of somebody to whom cases of its kind are handed. */
export async function handTo(test: TestCloud, caseId: string, openid: string): Promise<void> {
  for (const collection of collections)
    await test.cloud.store.update(collection, {
      ...{ query: { _id: caseId }, update: { $set: { handlerId: personIdOf(openid) } } },
      ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
    })
}

/** What goes with a step: words, days, another case, somebody, another grid, answers, those who are asked, as far as it asks for them. */
export async function stepOf(test: TestCloud, kind: CaseKind, event: string, words: string) {
  const { words: asked, gives, regrids, routes, brings, gathers } = kind.moves[event] ?? {}
  return {
    ...{ event, words: asked?.among?.[0] ?? words },
    ...daysOf(kind, event),
    ...answersOf(kind, event),
    ...peopleOf(kind, event),
    ...(await numberOf(test, kind, event)),
    ...(gives && { to: personIdOf(HANDLER) }),
    ...(brings && { cardToken: await cardOf(test, PARTY) }),
    ...(regrids && { gridId: ELSEWHERE }),
    ...(routes && { unitId: OTHER_DEPARTMENT }),
    ...(gathers && { sessionId: await sessionAhead(test) }),
  }
}

/** An activity of the station; one is written where there is none. */
async function sessionAhead(test: TestCloud): Promise<string> {
  const [one] = await test.rows<SessionDocument>('sessions', { stationId: 'st1', listed: true })
  return (one ?? (await putSession(test, { startAt: test.now() + 30 * DAY })))._id
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
  const form = formWith(caseKinds.objection, await aPhoto(test))
  if (event === null)
    await test.must(NEIGHBOUR, 'objection.begin', { form: form as never, unnamed: true, about })
  const [objection] = await caseRows(test, { kind: 'objection', 'link.id': id, state: 'frozen' })
  if (!objection) throw new Error(`nobody objects to ${id}`)
  const { _id: caseId, version } = objection
  if (event !== null)
    // Whoever has decided it before does not decide about the objection.
    await test.must(openidOf('station_admin'), 'objection.move', { caseId, version, event, words: '查过了' })
}

/** Brings a new case into a state by what people and time really do, some hours ago; somebody has joined it where that can be. */
export async function broughtTo(test: TestCloud, kind: CaseKind, state: string): Promise<CaseDocument> {
  const named = Object.values(kind.links ?? {}).flatMap(
    ({ to }) => kinds.find(({ name }) => name === to) ?? [],
  )
  for (const one of new Set(named)) await begun(test, one, NEIGHBOUR)
  const { caseId } = await begun(test, kind)
  if (kind.board?.joins) await test.must(JOINED, actionOf(kind, 'join'), { caseId, joins: true })
  for (const { event, role } of waysOf(kind).get(state) ?? []) {
    const { version, wakeAt, dueAt } = await caseRow(test, caseId)
    if (role === 'system' && event in objected(kind)) await objectTo(test, caseId, objected(kind)[event])
    else if (role === 'system') {
      // A reminder may come first.
      const due = Math.max(wakeAt ?? 0, dueAt ?? 0)
      test.at(due + MINUTE)
      await test.jobs()
    } else
      await test.must(
        kind.offer && kind.moves[event]?.takes ? HANDLER : openidOf(role),
        actionOf(kind, 'move'),
        { ...{ caseId, version, ...atFor(kind, role), ...(await stepOf(test, kind, event, '写一句')) } },
      )
    if (kind.offer) test.at(test.now() + 3 * HOUR)
  }
  const one = await caseRow(test, caseId)
  if (one.state !== state) throw new Error(`${caseId} is ${one.state} instead of ${state}`)
  return one
}
