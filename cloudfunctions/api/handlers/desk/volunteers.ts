/** Owns the desk's list of volunteers and the decisions on their applications. */
import { nameOf } from '@/domain/person/name-of'
import { eventsFor } from '@/domain/kernel/workflow-reading'
import { alreadyDone, decide, type Move } from '@/domain/kernel/workflow'
import type { Patch } from '@/domain/kernel/conditions'
import { type FollowUp, withFollowUps } from '@/domain/kernel/follow-ups'
import { errorText, type Output } from '@/contract'
import { ageOf } from '@/domain/person/birth-date'
import type { PersonDocument } from '@/domain/person/documents'
import { skillNames, weekSlotNames, relationNames } from '@/domain/person/vocabulary'
import { suspensionOf } from '@/domain/person/standing'
import { volunteerFlow } from '@/domain/person/volunteer-flow'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Caller, type Handler } from '../../handler'
import { findDocs } from '../../platform/cloud'
import { volunteerNoOf } from '../../platform/identity'
import { findPerson, revisePerson, withKin } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { letterOf } from '../../repositories/items'
import { completeFollowUps } from '../../kernel/outbox'
import { messageOf } from '../../repositories/messages'
import { gridName } from '../../views/profile'
import { beyond, orderedBy, pageMark, readMark } from '../../kernel/paging'
import { standingItems, volunteerPatch } from '../../repositories/volunteer-moves'
import { rowsOf } from '../../views/rows'

const PAGE = 20

type Attempter = Pick<Caller, 'personId' | 'roles' | 'kin'>

const attemptBy = (caller: Attempter, person: PersonDocument, now: number, reason = '') => ({
  by: caller.personId,
  roles: (['staff', 'station_admin'] as const).filter((role) => caller.roles.has(role)),
  at: now,
  facts: {
    own: caller.personId === person._id || caller.kin.includes(person._id),
    reason,
    suspended: suspensionOf(person.volunteer) !== null,
    isAdmin: caller.roles.has('station_admin'),
  },
  ...(reason ? { note: reason } : {}),
})

/** What a person who decides would not see from the form alone. */
function remarksOn({ birthDate, volunteer }: PersonDocument): string[] {
  const youngest = volunteer.youngestBirthDate ?? null
  const other = youngest !== null && birthDate !== null && youngest > birthDate
  const refused = volunteer.history.filter(({ on }) => on === 'reject').length
  const left = volunteer.history.filter(({ on }) => on === 'withdraw').length
  return [
    ...(other ? [`出生日期和以前写的不一样（以前写 ${youngest}），请看证件`] : []),
    ...(refused > 0 ? [`以前有 ${refused} 次没有通过`] : []),
    ...(left > 0 ? [`以前退出过 ${left} 次`] : []),
  ]
}

function caseView(
  person: PersonDocument,
  station: StationDocument | null,
  caller: Attempter,
  now: number,
): Output<'desk.decideVolunteer'> {
  const { volunteer } = person
  // The buttons show what a press with a reason would do; the reason itself is asked for on pressing.
  const buttons = eventsFor(volunteerFlow, volunteer, attemptBy(caller, person, now, '…'))
  return {
    personId: person._id,
    version: volunteer.version,
    name: nameOf(person),
    maskedPhone: person.maskedPhone,
    age: ageOf(person.birthDate, now),
    gridName: gridName(station, person.gridId),
    skills: rowsOf(volunteer.skills, (skill) => skillNames[skill]),
    slots: rowsOf(volunteer.slots, (slot) => weekSlotNames[slot]),
    state: volunteer.state,
    appliedAt: volunteer.appliedAt ?? 0,
    dueAt: volunteer.dueAt,
    guardian: volunteer.guardian
      ? {
          name: volunteer.guardian.name,
          relation: relationNames[volunteer.guardian.relation],
          maskedPhone: volunteer.guardian.maskedPhone,
        }
      : null,
    suspension: suspensionOf(volunteer),
    remarks: remarksOn(person),
    moves: buttons.map(({ event, label, allowed, reason }) => ({
      event,
      label,
      allowed,
      reason: reason ? errorText({ code: reason }).text : null,
    })),
  }
}

/** A list needs the case of a person, not everything that a person has gathered. */
const caseFields = {
  agenda: 0,
  family: 0,
  cardTokens: 0,
  consents: 0,
  recentKeys: 0,
  followUps: 0,
} as const

export const volunteers: Handler<'desk.volunteers'> = {
  joins: () => ({ ...withStation, ...withKin }),
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const after = readMark(input.cursor)
    if (after === 'broken') return done({ items: [], next: null })
    const appliedAt = 'volunteer.appliedAt'
    const found = await findDocs<PersonDocument>(
      'people',
      {
        stationId: caller.stationId,
        'volunteer.state': input.state ?? 'pendingReview',
        [appliedAt]: { $gt: 0 },
        ...beyond(appliedAt, after, 'asc'),
      },
      {
        order: orderedBy(appliedAt, 'asc'),
        limit: PAGE + 1,
        fields: caseFields,
      },
    )
    const items = found.slice(0, PAGE)
    const last = items[items.length - 1]
    return done({
      items: rowsOf(items, (person) => caseView(person, station, caller, now)),
      next: found.length > PAGE && last ? pageMark(last.volunteer.appliedAt ?? 0, last._id) : null,
    })
  },
}

export const decideVolunteer: Handler<'desk.decideVolunteer'> = {
  joins: () => ({ ...withStation, ...withKin }),
  run: async ({ caller, input, joined, now }) => {
    const person = await findPerson(input.personId)
    if (!person) return refuse('NOT_FOUND')
    if (person.stationId !== caller.stationId) return refuse('OTHER_STATION')
    const reason = input.reason ?? ''
    const written = await revisePerson(person, (current) => {
      if (alreadyDone(current.volunteer, input.event, { by: caller.personId }))
        return { ok: true, value: null }
      if (current.volunteer.version !== input.version) return refuse('STALE')
      const move = decide(
        volunteerFlow,
        current.volunteer,
        input.event,
        attemptBy(caller, current, now, reason),
      )
      return move.ok ? { ok: true, value: decisionPatch(current, move.value, { reason, now }) } : move
    })
    if (!written.ok) return written
    await completeFollowUps('people', written.value._id, written.value.followUps ?? [], now)
    return done(caseView(written.value, joinedOne<StationDocument>(joined, 'station'), caller, now))
  },
}

function decisionPatch(
  person: PersonDocument,
  move: Move,
  { reason, now }: { reason: string; now: number },
): Patch {
  const number = move.effects.includes('giveNumber')
    ? { 'volunteer.volunteerNo': volunteerNoOf(person._id) }
    : {}
  const kept = move.to === 'active' ? '' : reason
  const { on } = move.historyEntry
  const suspension =
    on === 'suspend'
      ? { 'volunteer.suspension': { at: now, reason } }
      : move.to === 'active'
        ? { 'volunteer.suspension': null }
        : {}
  const patch = volunteerPatch(person, move, { 'volunteer.reason': kept, ...number, ...suspension })
  const items = [...lettersOf(person, move, { reason: kept, now }), ...standingItems(person, move, now)]
  return withFollowUps({ guard: {}, patch }, items, now).patch
}

const outcomes = {
  approve: 'approved',
  reject: 'rejected',
  suspend: 'suspended',
  restore: 'restored',
} as const

/** The message's id follows from the version of the case: a repeated decision tells nobody twice. */
function lettersOf(
  person: PersonDocument,
  move: Move,
  { reason, now }: { reason: string; now: number },
): FollowUp[] {
  const { on } = move.historyEntry
  if (!move.effects.includes('tell') || !(on in outcomes)) return []
  const message = messageOf('volunteerDecided', {
    personId: person._id,
    stationId: person.stationId,
    cause: [move.version],
    at: now,
    params: { outcome: outcomes[on as keyof typeof outcomes], reason },
  })
  return [letterOf(message)]
}
