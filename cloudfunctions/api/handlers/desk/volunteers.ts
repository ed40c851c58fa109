/** Owns the desk's list of volunteers and the decisions on their applications. */
import { isNear } from '@/domain/household/near'
import { nameOf } from '@/domain/person/name-of'
import { alreadyDone, decide } from '@/domain/kernel/workflow'
import type { Output } from '@/contract'
import { isMinor } from '@/domain/case/behalf'
import { ageOf } from '@/domain/person/birth-date'
import type { PersonDocument } from '@/domain/person/documents'
import { skillNames, weekSlotNames, relationNames } from '@/domain/person/vocabulary'
import { suspensionOf } from '@/domain/person/standing'
import { factsOf, pastOf, standingDecision, wayBackOf } from '@/domain/person/volunteer-facts'
import { takingBack, takingsBack, volunteerFlow } from '@/domain/person/volunteer-flow'
import type { StationDocument } from '@/domain/station/documents'
import { heldOf, STAFF } from '@/domain/person/roles'
import { done, joinedOne, refuse, type Caller, type Handler } from '../../handler'
import { opened } from '../../access/station'
import { type Doc, findDocs } from '../../platform/cloud'
import { findPerson, withKin } from '../../repositories/people'
import { noteLooks } from '../../repositories/phone-access-log'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { inPages } from '../../kernel/paging'
import { hasBegunSince } from '../../repositories/volunteer-deeds'
import { moveVolunteer } from '../../repositories/volunteer-moves'
import { buttonsOf } from '../../views/buttons'
import { rowsOf } from '../../views/rows'

const longestWaitingFirst = inPages<PersonDocument & Doc>(20, ['volunteer.appliedAt', 'asc'])

type Attempter = Pick<Caller, 'personId' | 'roles' | 'kin'>

const attemptBy = (
  caller: Attempter,
  person: PersonDocument,
  now: number,
  { reason = '', hasBegun = false }: { reason?: string; hasBegun?: boolean } = {},
) => ({
  by: caller.personId,
  roles: heldOf(STAFF, caller),
  at: now,
  facts: factsOf(person.volunteer, {
    personId: caller.personId,
    own: isNear(caller, [person._id]),
    isAdmin: caller.roles.has('station_admin'),
    ...{ now, reason, hasBegun },
  }),
  ...(reason ? { note: reason } : {}),
})

/** What a person who decides would not see from the form alone. */
function remarksOn({ birthDate, volunteer }: PersonDocument): string[] {
  const youngest = volunteer.youngestBirthDate ?? null
  const other = youngest !== null && birthDate !== null && youngest > birthDate
  const { refused, left } = pastOf(volunteer)
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
  // They show what a press with a reason would do; the reason itself is asked for on pressing.
  const attempt = attemptBy(caller, person, now, { reason: '…' })
  const back = wayBackOf(volunteer)
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
    mayTakeBack: back !== null && decide(volunteerFlow, volunteer, back, attempt).ok,
    moves: buttonsOf(volunteerFlow, volunteer, attempt).filter(({ event }) => !takesBack.includes(event)),
  }
}

const takesBack: readonly string[] = takingsBack

/** A list needs the case of a person, not everything that a person has gathered. */
const caseFields = {
  agenda: 0,
  family: 0,
  cardTokens: 0,
  consents: 0,
  recentKeys: 0,
  outbox: 0,
  papers: 0,
} as const

/** Two requests; a third where minors are among those who are shown, as it is written down first who saw them. */
export const volunteers: Handler<'desk.volunteers'> = {
  joins: () => ({ ...withStation, ...withKin }),
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const { stationId } = caller
    const state = input.state ?? 'pendingReview'
    const { shown, next } = await longestWaitingFirst.read(
      (where, options) => findDocs('people', where, { ...options, fields: caseFields }),
      { stationId, 'volunteer.state': state, 'volunteer.appliedAt': { $gt: 0 } },
      input.cursor,
      {
        ...{ text: input.text, in: 'people', fields: ['realName', 'nickname', 'maskedPhone', 'building'] },
        says: ({ maskedPhone, building, ...person }: PersonDocument) => [
          nameOf(person),
          maskedPhone,
          building,
        ],
      },
    )
    const minors = shown.filter((person) => isMinor(person, now))
    await noteLooks({
      stationId,
      ...{ caseKind: 'minors', caseId: 'volunteers', viewerId: caller.personId, now },
      ...{ reason: '看了未成年志愿者的年龄和监护人', personIds: minors.map(({ _id }) => _id) },
    })
    return done({ items: rowsOf(shown, (person) => caseView(person, station, caller, now)), next })
  },
}

export const decideVolunteer: Handler<'desk.decideVolunteer'> = {
  joins: () => ({ ...withStation, ...withKin }),
  run: async ({ caller, input, joined, now }) => {
    const found = opened(await findPerson(input.personId), caller)
    if (!found.ok) return found
    const person = found.value
    const reason = input.reason ?? ''
    const written = await moveVolunteer(person, {
      event: input.event,
      now,
      attempt: (current) => attemptBy(caller, current, now, { reason }),
      stands: ({ volunteer }) => {
        if (alreadyDone(volunteer, input.event, { by: caller.personId })) return done(true)
        return volunteer.version === input.version ? done(false) : refuse('STALE')
      },
      also: (_, { to }) => ({ 'volunteer.reason': to === 'active' ? '' : reason }),
    })
    if (!written.ok) return written
    return done(caseView(written.value, joinedOne<StationDocument>(joined, 'station'), caller, now))
  },
}

/** Two requests more than deciding where an approval is taken back, three for somebody with places ahead. */
export const takeBackVolunteer: Handler<'desk.takeBackVolunteer'> = {
  joins: () => ({ ...withStation, ...withKin }),
  run: async ({ caller, input, joined, now }) => {
    const found = opened(await findPerson(input.personId), caller)
    if (!found.ok) return found
    const person = found.value
    const by = caller.personId
    const decision = standingDecision(person.volunteer)
    const hasBegun = decision?.on === 'approve' && (await hasBegunSince(person._id, decision.at))
    const written = await moveVolunteer(person, {
      // Without a decision that stands, the table refuses whichever way is asked for.
      event: takingBack(decision?.from ?? null) ?? 'backToReview',
      now,
      attempt: (current) => attemptBy(caller, current, now, { hasBegun }),
      stands: ({ volunteer }) => {
        if (takingsBack.some((event) => alreadyDone(volunteer, event, { by }))) return done(true)
        return volunteer.version === input.version ? done(false) : refuse('STALE')
      },
      also: () => ({ 'volunteer.reason': '' }),
    })
    if (!written.ok) return written
    return done(caseView(written.value, joinedOne<StationDocument>(joined, 'station'), caller, now))
  },
}
