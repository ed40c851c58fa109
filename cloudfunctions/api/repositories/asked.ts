/** Owns whom the station may ask for a case, and counting who was asked: no more than twice a week, whatever happens at once. */
import type { CaseKind } from '@/domain/case/define-case'
import type { Plan } from '@/domain/case/plan'
import {
  type Candidate,
  credentialOf,
  nearGrids,
  slotOf,
  type Suggestion,
  suggestions,
  type Wanted,
  weights,
  type Where,
} from '@/domain/case/suggest'
import { mayBeAsked, waveKey } from '@/domain/case/wave'
import { timesLate } from '@/domain/person/absences'
import { ASKS_A_WEEK, weekBefore } from '@/domain/person/asks'
import type { PersonDocument } from '@/domain/person/documents'
import { nameOf } from '@/domain/person/name-of'
import { standingPapers } from '@/domain/papers/rules'
import type { StationDocument } from '@/domain/station/documents'
import { changeDocs, type Doc, findBest, findDocs } from '../platform/cloud'
import type { Fields } from '../platform/joins'
import { type CaseDoc, casesOf } from './cases'

type Volunteer = PersonDocument & Doc

/** So many volunteers of a station are looked at, those who fit best. */
const MOST_LOOKED_AT = 300
/** So many cases in hand are counted. */
const MOST_IN_HAND = 200

const fields: Fields = {
  ...{ realName: 1, nickname: 1, 'volunteer.state': 1, 'volunteer.skills': 1, 'volunteer.slots': 1 },
  ...{ gridId: 1, papers: 1, agenda: 1, asks: 1, absences: 1 },
}

/** @param tasks for when each case is planned that the volunteer has in hand, as far as that is known */
const candidateOf = (
  one: CaseDoc,
  person: Volunteer,
  tasks: readonly (Plan | null)[],
  now: number,
): Candidate => ({
  ...{ personId: person._id, name: nameOf(person), isActive: person.volunteer.state === 'active' },
  ...{ skills: person.volunteer.skills, slots: person.volunteer.slots, gridId: person.gridId },
  ...{
    papers: standingPapers(person),
    agenda: [
      ...person.agenda.filter(({ personId }) => personId === person._id),
      ...tasks.flatMap((plan) => (plan ? [{ startAt: plan.from, endAt: plan.to }] : [])),
    ],
    asks: person.asks ?? [],
    openTasks: tasks.length,
    late: timesLate(person, now),
  },
  keptOut: !mayBeAsked(one, person._id) || (one.wave?.asked.includes(person._id) ?? false),
})

/** The cases of a kind that each has in hand and has not done yet, by when they are planned. */
async function tasksOf(kind: CaseKind, stationId: string): Promise<Map<string, (Plan | null)[]>> {
  const done: readonly string[] = kind.rating?.states ?? []
  const states = Object.entries(kind.flow.states).flatMap(([state, { final }]) =>
    final || done.includes(state) ? [] : [state],
  )
  const where = { stationId, kind: kind.name, state: { $in: states }, handlerId: { $gt: '' } }
  const held = await findDocs<CaseDoc>(casesOf(kind), where, {
    limit: MOST_IN_HAND,
    fields: { handlerId: 1, form: 1 },
  })
  const tasks = new Map<string, (Plan | null)[]>()
  for (const { handlerId, form } of held)
    if (handlerId !== null)
      tasks.set(handlerId, [...(tasks.get(handlerId) ?? []), kind.plan?.of(form as never) ?? null])
  return tasks
}

/** Whether a volunteer has one of these. */
const hasOneOf = (field: string, values: readonly string[]) => ({
  $gt: [{ $size: { $setIntersection: [{ $ifNull: [field, []] }, values] } }, 0],
})

/**
 * The volunteers of the station who fit best by what the database knows, whenever they joined. What it cannot weigh, days
 * promised elsewhere and cases in hand, is weighed of those it gives.
 */
function bestOf(stationId: string, wanted: Wanted, { where, now }: { where: Where; now: number }) {
  const { credentials, skills } = wanted
  const held = { papers: { $elemMatch: { sort: 'credential', kind: { $in: [...credentials] } } } }
  const counted = [
    // A credential that is demanded counts the same for everybody.
    ...[{ holds: credentials.length === 0 && hasOneOf('$volunteer.skills', skills), for: weights.able }],
    { holds: hasOneOf('$volunteer.slots', [slotOf(wanted)]), for: weights.free },
    { holds: { $in: ['$gridId', nearGrids(where)] }, for: weights.near },
  ].map((one) => ({ $cond: [one.holds, one.for, 0] }))
  const isRecent = { $gt: ['$$ask.at', weekBefore(now)] }
  const recent = { $size: { $filter: { input: { $ifNull: ['$asks', []] }, as: 'ask', cond: isRecent } } }
  const open = { stationId, 'volunteer.state': 'active', ...hasRoom(now) }
  return findBest<Volunteer>(
    'people',
    credentials.length === 0 ? open : { ...open, ...held },
    {
      score: { by: { $add: [...counted, { $multiply: [recent, weights.ask] }] }, first: 'greatest' },
      lastAsked: { by: { $max: '$asks.at' }, first: 'smallest' },
    },
    { limit: MOST_LOOKED_AT, fields },
  )
}

/** Everybody of the station who may be asked for a case now, the best first. Two requests at once. */
export async function suggestedFor(
  kind: CaseKind,
  one: CaseDoc,
  station: Pick<StationDocument, 'grids'> | null,
  now: number,
): Promise<Suggestion[]> {
  if (!kind.offer) return []
  const wanted = kind.offer.wants(one.form as never)
  const grids = (station?.grids ?? []).map(({ gridId }) => gridId)
  const given = { where: { gridId: one.gridId ?? null, grids }, now }
  const [people, tasks] = await Promise.all([
    bestOf(one.stationId, wanted, given),
    tasksOf(kind, one.stationId),
  ])
  const candidates = people.map((person) => candidateOf(one, person, tasks.get(person._id) ?? [], now))
  return suggestions(candidates, wanted, given)
}

/** Whether somebody holds what a kind demands of whoever sees to a case. */
export const isQualified = ({ offer }: CaseKind, one: CaseDoc, person: PersonDocument): boolean =>
  !offer || credentialOf(offer.wants(one.form as never), standingPapers(person)) !== undefined

/** Whether somebody has a skill that it wants, or it wants none, and what is demanded. */
export const fits = (kind: CaseKind, one: CaseDoc, person: PersonDocument): boolean => {
  const skills = kind.offer?.wants(one.form as never).skills ?? []
  const isAble = skills.length === 0 || skills.some((skill) => person.volunteer.skills.includes(skill))
  return isAble && isQualified(kind, one, person)
}

/** Somebody's newest asks leave room for another one. */
const hasRoom = (now: number) => ({
  $or: [{ [`asks.${ASKS_A_WEEK - 1}`]: { $exists: false } }, { 'asks.0.at': { $lte: weekBefore(now) } }],
})

/**
 * Counts some active volunteers of the station as asked by the next step of a case; all of them or none. A repeat counts
 * nobody twice. One request, two where not all could be.
 * @returns whether all are counted
 */
export async function countAsked(one: CaseDoc, people: readonly string[], now: number): Promise<boolean> {
  const key = waveKey(one)
  const some = { _id: { $in: [...people] }, stationId: one.stationId, 'volunteer.state': 'active' }
  const asks = { $each: [{ at: now, key }], $slice: -ASKS_A_WEEK }
  const counted = await changeDocs(
    'people',
    { ...some, 'asks.key': { $ne: key }, ...hasRoom(now) },
    { $push: { asks } },
  )
  if (counted === people.length) return true
  const known = await findDocs(
    'people',
    { ...some, 'asks.key': key },
    { limit: people.length, fields: { _id: 1 } },
  )
  if (known.length === people.length) return true
  await uncountAsked(one, people)
  return false
}

/** Takes back what was counted for a step that was not taken. One request. */
export async function uncountAsked(one: CaseDoc, people: readonly string[]): Promise<void> {
  const key = waveKey(one)
  await changeDocs('people', { _id: { $in: [...people] }, 'asks.key': key }, { $pull: { asks: { key } } })
}
