/** Owns what every handler of one case begins with: the case and the station, and whether it is the caller's business. */
import type { Holidays } from '@/domain/kernel/clock'
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { isOfDepartment } from '@/domain/case/departments'
import { isParty } from '@/domain/case/party'
import { hasJoined } from '@/domain/case/sight'
import type { StationDocument } from '@/domain/station/documents'
import { touchedByCase } from '../../touched'
import { sightFor } from '../../access/cases'
import { isGuest, opened, opening } from '../../access/station'
import { type Context, done, type Handler, joinedOne, type Result, visiting } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { caseJoin, type CaseDoc } from '../../repositories/cases'
import { namingJoins, tiedCases } from '../../repositories/linked'
import { caseDetailOf, type CaseDetail } from '../../views/case'
import { withKin } from '../../repositories/people'
import { publicNames } from '../../repositories/public-names'
import { holidaysOf, withStation } from '../../repositories/stations'

export const caseJoins =
  (kind: CaseKind) =>
  ({ input }: { input: { caseId: string } }): Record<string, Join> => ({
    case: caseJoin(kind, input.caseId),
    ...namingJoins(kind, input.caseId),
    ...withStation,
    ...(kind.neverKin ? withKin : {}),
  })

/** Where the case lies, of a kind whose desk reaches by grid. */
export const caseTouches = ({ scope }: CaseKind): Pick<Handler<CaseAction<'open'>>, 'touches'> =>
  scope === 'grid'
    ? {
        touches: ({ joined }) => {
          const one = joinedOne<CaseDoc>(joined, 'case')
          return one && touchedByCase(one)
        },
      }
    : {}

/**
 * Whoever began or joined a case, has it in hand or is its second person, and has moved since keeps it, at the station where it lies; and so has it the contact of a
 * department that it was sent to, who is at home anywhere.
 */
export const caseVisits = visiting<CaseDoc>(
  'case',
  (one, { personId, person }) =>
    one.ownerId === personId ||
    one.handlerId === personId ||
    isParty(one, personId) ||
    hasJoined(one, personId) ||
    isOfDepartment(one, person),
)

/** The case, if the caller sees any of it. Those whom it is about do not learn that it is there. */
export const onCase = (kind: CaseKind) =>
  opening<CaseDoc>(({ joined, caller }) => {
    const found = joinedOne<CaseDoc>(joined, 'case')
    const one = found?.kind === kind.name ? found : null
    return opened(one, caller, (it) => sightFor(kind, it, caller) !== 'none')
  })

/** Answers with the case as the caller sees it now. @param known a case that it names, where that was read already */
export async function shown(
  kind: CaseKind,
  one: CaseDoc,
  { caller, joined, now }: Pick<Context<CaseAction<'open'>>, 'caller' | 'joined' | 'now'>,
  known: CaseDoc | null = null,
): Promise<Result<CaseDetail>> {
  // A guest reads what was sent, and nothing else of the station.
  const isSent = isGuest(caller) && isOfDepartment(one, caller.person)
  const tied = isSent ? [] : await tiedCases(kind, one, { joined, caller, known })
  const isFace = kind.board?.named && sightFor(kind, one, caller) === 'face'
  const names = isFace ? await publicNames([one.ownerId], now) : new Map<string, string>()
  return done(caseDetailOf(kind, one, { caller, tied, names, now }))
}

/** The days on which the station's office is closed, and those on which it works all the same. */
export const holidaysIn = (joined: Record<string, Doc[]>): Holidays =>
  holidaysOf(joinedOne<StationDocument & Doc>(joined, 'station'))
