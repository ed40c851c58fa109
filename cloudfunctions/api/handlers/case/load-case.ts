/** Owns what every handler of one case begins with: the case and the station, and whether it is the caller's business. */
import type { CaseAction } from '@/contract/case'
import { mayOpenCase } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import type { StationDocument } from '@/domain/station/documents'
import { homeOf } from '../../touched'
import { opened, opening } from '../../access/station'
import { type Handler, joinedOne } from '../../handler'
import type { Doc, Join } from '../../platform/cloud'
import { caseJoin, type CaseDoc } from '../../repositories/cases'
import { holidaysOf, withStation } from '../../repositories/stations'

export const caseJoins =
  (kind: CaseKind) =>
  ({ input }: { input: { caseId: string } }): Record<string, Join> => ({
    case: caseJoin(kind, input.caseId),
    ...withStation,
  })

/** Where the case lies, of a kind whose desk reaches by grid. */
export const caseTouches = ({ scope }: CaseKind): Pick<Handler<CaseAction<'open'>>, 'touches'> =>
  scope === 'grid'
    ? {
        touches: ({ joined }) => {
          const one = joinedOne<CaseDoc>(joined, 'case')
          return one && { gridIds: homeOf(one) }
        },
      }
    : {}

/** The case, if the caller may open it. Those whom it is about do not learn that it is there. */
export const onCase = (kind: CaseKind) =>
  opening<CaseDoc>(({ joined, caller }) => {
    const found = joinedOne<CaseDoc>(joined, 'case')
    const one = found?.kind === kind.name ? found : null
    return opened(one, caller, (it) => mayOpenCase(kind, it, caller))
  })

/** The days on which the station's office is closed. */
export const closedDaysIn = (joined: Record<string, Doc[]>): readonly string[] =>
  holidaysOf(joinedOne<StationDocument & Doc>(joined, 'station')).off
