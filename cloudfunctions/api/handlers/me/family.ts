/** Owns adding and removing the family members a person acts for. */
import type { ErrorCode } from '@/contract'
import { reject } from '@/domain/kernel/errors'
import { decideDependant } from '@/domain/person/decide-profile'
import { agreementsFor, fitsRelation } from '@/domain/person/family-ages'
import type { DependantEntry, PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { sameName, suspected } from '@/domain/person/twins'
import { done, joinedAll, joinedOne, refuse, type Handler } from '../../handler'
import { cardTokenOf, derivedId } from '../../platform/identity'
import { type CourseDoc, hasPart, openCoursesJoin } from '../../repositories/courses'
import { revisePerson } from '../../repositories/people'
import { titlesOf } from '../../repositories/sessions'
import { sameChildren } from '../../repositories/twins'
import { withStation } from '../../repositories/stations'
import { profileView } from '../../views/profile'

/** Where somebody stands who was removed and is added again: the same points, hours and card. Null for a new one. */
function removedBefore({ family }: PersonDocument, { name, birthDate }: { name: string; birthDate: string }) {
  const index = family.findIndex(
    (member) => member.removedAt !== null && member.name === name && member.birthDate === birthDate,
  )
  return index < 0 ? null : index
}

const isSameChild = (
  a: { name: string; birthDate: string },
  b: { name: string; birthDate: string },
): boolean => a.birthDate === b.birthDate && sameName(a.name, b.name)

const back = (
  index: number,
  { relation, agreedBy }: Pick<DependantEntry, 'relation' | 'agreedBy'>,
  restoredAs: string,
) => ({
  $set: {
    [`family.${index}.agreedBy`]: agreedBy,
    [`family.${index}.removedAt`]: null,
    [`family.${index}.relation`]: relation,
    [`family.${index}.restoredAs`]: restoredAs,
  },
})

export const addDependant: Handler<'me.addDependant'> = {
  joins: () => withStation,
  run: async ({ caller, input: { another, ...input }, joined, requestKey, now }) => {
    if (!fitsRelation(input.relation, input.birthDate, caller.person.birthDate, now))
      return refuse('RELATION_AGE')
    if (!agreementsFor(input.birthDate, now).includes(input.agreedBy)) return refuse('FAMILY_UNASKED')
    const personId = derivedId('d', caller.personId, requestKey)
    const cardToken = cardTokenOf(personId)
    const twins = await sameChildren({ stationId: caller.stationId, personId: caller.personId }, input)
    const written = await revisePerson<ErrorCode>(caller.person, now, (current) => {
      if (current.family.some((one) => [one.personId, one.restoredAs].includes(personId))) {
        return done(null)
      }
      const decision = decideDependant(current)
      if (!decision.ok) return decision
      if (current.family.some((one) => one.removedAt === null && isSameChild(one, input)))
        return reject('FAMILY_HAS', { name: input.name })
      const before = removedBefore(current, input)
      if (before !== null) return done({ patch: back(before, input, personId) })
      if (twins.length > 0 && another !== true) return reject('CHILD_TWIN', { name: input.name })
      const entry = { ...input, personId, cardToken, removedAt: null }
      const others = twins.map(({ _id }) => _id)
      const kept = suspected(current.twins ?? [], { at: now, why: 'child', child: input.name, others })
      const $push = { family: entry, cardTokens: cardToken }
      return done({ patch: kept === null ? { $push } : { $push, $set: { twins: kept } } })
    })
    if (!written.ok) return written
    return done({ profile: profileView(written.value, joinedOne<StationDocument>(joined, 'station'), now) })
  },
}

export const removeDependant: Handler<'me.removeDependant'> = {
  joins: ({ personId, now }) => ({ ...withStation, courses: openCoursesJoin([personId], now) }),
  run: async ({ caller, input, joined, now }) => {
    const index = caller.person.family.findIndex((member) => member.personId === input.personId)
    if (index < 0) return refuse('NOT_FOUND')
    // A place still held would be left without anybody to give it back.
    const awaited = caller.person.agenda.find((item) => item.personId === input.personId && item.endAt > now)
    if (awaited) {
      const titles = await titlesOf([awaited.sessionId])
      return refuse('DEPENDANT_AWAITED', { title: titles.get(awaited.sessionId) ?? '一场活动' })
    }
    const course = joinedAll<CourseDoc>(joined, 'courses').find((one) => hasPart(one, input.personId))
    if (course) return refuse('DEPENDANT_AWAITED', { title: course.title })
    const written = await revisePerson(caller.person, now, (current) =>
      done(
        current.family[index]?.removedAt === null
          ? { patch: { $set: { [`family.${index}.removedAt`]: now } } }
          : null,
      ),
    )
    if (!written.ok) return written
    return done({ profile: profileView(written.value, joinedOne<StationDocument>(joined, 'station'), now) })
  },
}
