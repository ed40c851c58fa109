/** Owns whose a case is that somebody begins: the caller's, a card holder's, a resident's, or that of somebody of the family. */
import type { ParsedInput } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { participantOf } from '@/domain/activity/participant'
import { type Behalf, bearerOf, isMinor, strangerWord } from '@/domain/case/behalf'
import type { CaseKind } from '@/domain/case/define-case'
import type { PersonDocument } from '@/domain/person/documents'
import type { ActionTarget } from '@/domain/person/reach'
import { residentName } from '@/domain/person/name-of'
import { holds } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { type Context, done, joinedOne, refuse, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { cardHolderJoin, withKin } from '../../repositories/people'
import { bearerTouched, personTouched } from '../../touched'

type Asked = NonNullable<ParsedInput<CaseAction<'begin'>>['behalf']>

/** Whoever a card or an id names, along with the caller. */
export const behalfJoins = ({ via, cardToken, forPersonId }: Asked): Record<string, Join> => ({
  ...(via === 'family' ? withKin : {}),
  ...(cardToken === undefined ? {} : { cardHolder: cardHolderJoin(cardToken) }),
  ...(forPersonId === undefined ? {} : { person: { from: 'people', where: { _id: forPersonId }, limit: 1 } }),
})

/** A grid worker writes for those of the own grids. */
export function behalfTouched(given: {
  input: ParsedInput<CaseAction<'begin'>>
  joined: Record<string, Doc[]>
}): ActionTarget | null {
  const { behalf } = given.input
  if (!behalf || behalf.via === 'family') return null
  return behalf.cardToken === undefined ? personTouched(given) : bearerTouched(given)
}

interface Whose {
  /** The record of whoever it belongs to, who is told. */
  owner: PersonDocument
  behalf: Behalf
}

type Beginning = Pick<Context<CaseAction<'begin'>>, 'input' | 'caller' | 'joined' | 'now'>

const personIn = (joined: Record<string, Doc[]>, name: string): PersonDocument | null =>
  joinedOne<PersonDocument & Doc>(joined, name)

/** Somebody of the own family, or one with whom points are pooled; a card is for whoever stands there. */
function kinBy(
  { forPersonId = '', cardToken }: Asked,
  { caller, joined }: Beginning,
): Result<[PersonDocument, string]> {
  if (cardToken !== undefined) return refuse('CARD_UNKNOWN')
  const isFamily = caller.person.family.some((one) => one.personId === forPersonId && one.removedAt === null)
  if (isFamily) return done([caller.person, forPersonId])
  const other = personIn(joined, 'person')
  const isKin = other?.stationId === caller.stationId && caller.kin.includes(other._id)
  return other && isKin ? done([other, other._id]) : refuse('NOT_FOUND')
}

/** Whoever shows a card, or is chosen among the residents. */
function residentBy(
  { cardToken }: Asked,
  { caller, joined, now }: Beginning,
): Result<[PersonDocument, string]> {
  const person = personIn(joined, cardToken === undefined ? 'person' : 'cardHolder')
  if (person?.stationId !== caller.stationId)
    return refuse(cardToken === undefined ? 'NOT_FOUND' : 'CARD_UNKNOWN')
  if (cardToken === undefined)
    return isMinor(person, now) ? refuse('GUARDIAN_NEEDED') : done([person, person._id])
  const bearer = bearerOf(person, cardToken, now)
  return 'code' in bearer ? refuse(bearer.code) : done([person, bearer.personId])
}

/** Whose it is, and what is kept of whoever has written it. */
export function whoseIs({ begin: { onBehalf } }: CaseKind, context: Beginning): Result<Whose> {
  const { caller, input } = context
  const { behalf } = input
  if (!behalf || !onBehalf) return done({ owner: caller.person, behalf: {} })
  const isFamily = behalf.via === 'family'
  if (!isFamily && !holds(onBehalf.roles, caller)) return refuse('FORBIDDEN')
  const found = (isFamily ? kinBy : residentBy)(behalf, context)
  if (!found.ok) return found
  const [owner, personId] = found.value
  const who = participantOf(owner, personId, null)
  if (!who) return refuse('NOT_FOUND')
  return done({
    owner,
    behalf: {
      ...(personId === owner._id ? {} : { who: { personId, name: who.name } }),
      ...{ via: behalf.via, byPersonId: caller.personId, byName: residentName(caller.person) },
    },
  })
}

/** What its face says of whose it is: the grid, and what somebody of that age is called. */
export function whoseFace(
  owner: PersonDocument,
  { who }: Behalf,
  { joined, now }: Pick<Beginning, 'joined' | 'now'>,
): { grid: string; calling: string } {
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  const grid = station?.grids.find(({ gridId }) => gridId === owner.gridId)?.name ?? ''
  const member = owner.family.find(({ personId }) => personId === who?.personId)
  const known = member ? { sex: 'unknown' as const, birthDate: member.birthDate } : owner
  return { grid, calling: strangerWord(known, now) }
}
