/** Owns reading the cases of a kind: one of them, one's own, the desk's, what everybody may see. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { ratingOf, saidOf } from '@/domain/case/rating'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { homeSpot } from '@/domain/station/spots'
import { type Context, done, type Handler, joinedAll, joinedOne } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import {
  boardCases,
  type CaseDoc,
  deskCases,
  helpedCases,
  helpedJoin,
  ownCases,
  ownCasesJoin,
  scoresOf,
  sentCases,
} from '../../repositories/cases'
import { caseCardOf, faceCardOf, ownCardOf, sentCardOf } from '../../views/case'
import { withKin } from '../../repositories/people'
import { publicNames } from '../../repositories/public-names'
import { withStation } from '../../repositories/stations'
import { rowsOf } from '../../views/rows'
import { caseJoins, caseTouches, caseVisits, onCase, shown } from './load-case'

export const open = (kind: CaseKind): Handler<CaseAction<'open'>> => ({
  joins: caseJoins(kind),
  ...caseTouches(kind),
  visits: caseVisits,
  run: onCase(kind)((one, context: Context<CaseAction<'open'>>) => shown(kind, one, context)),
})

export const mine = (kind: CaseKind): Handler<CaseAction<'mine'>> => ({
  joins: ({ input, personId }) => ({ cases: ownCasesJoin(kind, personId, input.cursor) }),
  run: ({ caller, joined, now }) => {
    const { shown: rows, next } = ownCases.of(joinedAll<CaseDoc>(joined, 'cases'))
    const items = rowsOf(rows, (one) => ownCardOf(kind, one, caller, now)).filter((card) => card !== null)
    return Promise.resolve(done({ items, next, serverNow: now }))
  },
})

export const desk = (kind: CaseKind): Handler<CaseAction<'desk'>> => ({
  joins: () => (kind.neverKin ? withKin : {}),
  run: async ({ input, caller, now }) => {
    const { shown: rows, next } = await deskCases(kind, caller, input)
    return done({ items: rowsOf(rows, (one) => caseCardOf(kind, one, caller, now)), next, serverNow: now })
  },
})

/** What was sent to the department whose contact the caller is, of whatever station. Two requests. */
export const sent = (kind: CaseKind): Handler<CaseAction<'sent'>> => ({
  run: async ({ input, caller, now }) => {
    const { unitId } = caller.person
    const { shown: rows, next } = unitId
      ? await sentCases(kind, unitId, input.cursor)
      : { shown: [], next: null }
    return done({ items: rowsOf(rows, (one) => sentCardOf(kind, one, caller, now)), next, serverNow: now })
  },
})

/** What the caller has helped with, and how those who asked for it have rated it. Two requests. */
export const helped = (kind: CaseKind): Handler<CaseAction<'helped'>> => ({
  joins: ({ input, personId }) => ({ cases: helpedJoin(kind, personId, input.cursor) }),
  run: async ({ caller, joined, now }) => {
    const { shown: rows, next } = helpedCases.of(joinedAll<CaseDoc>(joined, 'cases'))
    const rated = ratingOf(await scoresOf(kind, caller.personId))
    const items = rowsOf(rows, (one) => ({ ...caseCardOf(kind, one, caller, now), said: saidOf(kind, one) }))
    return done({ items, next, rated, serverNow: now })
  },
})

export const board = (kind: CaseKind): Handler<CaseAction<'board'>> => ({
  joins: ({ input }): Record<string, Join> => (input.spot === 'home' ? withStation : {}),
  run: async ({ input, caller, joined, now }) => {
    const { spot, same, cursor } = input
    const at = spot === 'home' ? homeIn(joined, caller.person) : spot
    if (at === null) return done({ items: [], next: null, serverNow: now })
    const lookedFor = at === undefined ? null : { spot: at, same }
    const { shown: rows, next } = await boardCases(kind, caller, { at: lookedFor, cursor, now })
    const names = kind.board?.named
      ? await publicNames(
          rows.map(({ ownerId }) => ownerId),
          now,
        )
      : undefined
    return done({ items: rowsOf(rows, (one) => faceCardOf(kind, one, now, names)), next, serverNow: now })
  },
})

/** The spot at which somebody lives; null where the station knows none. */
const homeIn = (joined: Record<string, Doc[]>, person: PersonDocument): string | null => {
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  return station && homeSpot(station, person)
}
