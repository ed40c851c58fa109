/** Owns where the household of a visit lies: where it lives now, or where the caller was shown it. */
import type { ParsedInput } from '@/contract'
import type { PersonDocument } from '@/domain/person/documents'
import type { ActionTarget } from '@/domain/person/reach'
import { spellingsOf } from '@/domain/station/building'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { shownAt } from '../../repositories/visits'
import { withStation } from '../../repositories/stations'

type Where = ParsedInput<'visit.household'>

interface Given {
  input: Where
  joined: Record<string, Doc[]>
}

export const placeJoins = ({ personId }: Where): Record<string, Join> => ({
  ...withStation,
  person: { from: 'people', where: { _id: personId }, limit: 1 },
})

interface Visited {
  person: PersonDocument | null
  /** They live there no longer. */
  moved: boolean
}

/**
 * Whoever lives there, or lived there when the caller was shown it, which the phone has a proof of. Of anybody else it is
 * refused, wherever the phone says that they live.
 */
export function visitedIn({ input, joined }: Given): Result<Visited> {
  const { personId, gridId, building, shown } = input
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  const person = joinedOne<PersonDocument & Doc>(joined, 'person')
  const stationId = station?._id ?? ''
  const isHome = person?.stationId === stationId && person.gridId === gridId
  if (isHome && spellingsOf(building).includes(person.building)) return done({ person, moved: false })
  if (shown === shownAt({ stationId, gridId, building }, personId)) return done({ person: null, moved: true })
  return refuse(person && person.stationId !== stationId ? 'OTHER_STATION' : 'VISIT_NOT_THERE')
}

/** A grid worker's role holds where the household lies; of one that lies nowhere nothing is told. */
export const householdTouched = (given: Given): ActionTarget | null => {
  const person = joinedOne<PersonDocument & Doc>(given.joined, 'person')
  if (visitedIn(given).ok) return { gridIds: [given.input.gridId] }
  return person?.gridId ? { gridIds: [person.gridId] } : null
}
