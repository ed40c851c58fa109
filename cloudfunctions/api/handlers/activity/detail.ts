/** Owns one session as a resident reads it, with where the caller and the family stand. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { clashOf, measureRefusal, roomRefusal, signUpRefusal } from '@/domain/activity/decide-sign-up'
import { placeFor } from '@/domain/activity/keep-in-step'
import type { StationDocument } from '@/domain/station/documents'
import { shortName } from '@/domain/station/units'
import { asGuest } from '../../access/station'
import { type Context, done, joinedAll, joinedOne, refuse, type Handler } from '../../handler'
import { readTurn, turnBeside, turnOf } from '../duty-turn'
import type { Doc } from '../../platform/cloud'
import { familyRowsJoin } from '../../repositories/enrollments'
import { type RecapDoc, shownRecapJoin } from '../../repositories/recaps'
import { sessionForJoin } from '../../repositories/session-places'
import { titlesOf, type SessionDoc } from '../../repositories/sessions'
import { recapView } from '../../views/recap'
import { stationWithThatOf } from '../../repositories/stations'
import { type StallsDoc, stallsJoin } from '../../repositories/stalls'
import { ownThanksJoin, type ThanksDoc } from '../../repositories/thanks'
import { thanksOnPage } from '../../views/thanks'
import { stallPlan } from '../../views/stalls'
import { detailOf } from '../../views/session'
import { standingOf } from '../../views/standing'
import { everybodyOf } from './participant'
import { rowsOf } from '../../views/rows'

/** Whoever is of another station reads it as a neighbour does, whatever the roles at home. */
const turnIn = async (
  session: SessionDoc,
  { caller, joined, now }: Pick<Context<'activity.detail'>, 'caller' | 'joined' | 'now'>,
) => {
  if (session.duty !== true) return null
  const reader = session.stationId === caller.stationId ? caller : asGuest(caller, session.stationId)
  return readTurn(turnOf(session, { caller: reader, joined, now }))
}

export const detail: Handler<'activity.detail'> = {
  joins: ({ input, personId }) => ({
    session: sessionForJoin(input.sessionId, personId),
    stations: stationWithThatOf('session'),
    rows: familyRowsJoin(input.sessionId, personId),
    recap: shownRecapJoin(input.sessionId),
    thanks: ownThanksJoin(input.sessionId, personId),
    stalls: stallsJoin(input.sessionId),
    ...turnBeside(input.sessionId, personId),
  }),
  run: async ({ caller, joined, now }) => {
    const session = joinedOne<SessionDoc>(joined, 'session')
    if (!session) return refuse('NOT_FOUND')
    const its = joinedAll<StationDocument & Doc>(joined, 'stations').find(
      ({ _id }) => _id === session.stationId,
    )
    const isHome = session.stationId === caller.stationId
    const closed = !isHome && session.district !== true ? { code: 'OTHER_STATION', details: {} } : null
    const rows = joinedAll<Doc & EnrollmentDocument>(joined, 'rows')
    const { agenda } = caller.person
    const everybody = rowsOf(everybodyOf(caller), (acting) => {
      const who = acting.candidate.personId
      const place = placeFor(session, who)
      const history = rows.find(({ personId }) => personId === who)?.history ?? []
      const refusal =
        place.is === 'none'
          ? (signUpRefusal(session, acting.candidate, agenda, now) ??
            measureRefusal(session, { by: caller.personId, who, history, now }))
          : null
      const clash =
        refusal?.code === 'TIME_CLASH' ? clashOf(session, acting.candidate.personId, agenda) : null
      return { acting, place, refusal, clash }
    })
    const titles = await titlesOf(everybody.flatMap(({ clash }) => clash?.sessionId ?? []))
    const full = roomRefusal(session)
    const standings = rowsOf(everybody, ({ acting, place, refusal, clash }) => {
      const row = rows.find((one) => one.personId === acting.candidate.personId) ?? null
      const named = clash
        ? { code: 'TIME_CLASH', details: { title: titles.get(clash.sessionId) ?? '另一场活动' } }
        : refusal
      const obstacle = place.is === 'none' ? (closed ?? named ?? full) : null
      return standingOf(acting.whom, place, row, { now, session }, obstacle)
    })
    const recap = joinedOne<RecapDoc>(joined, 'recap')
    const said = joinedOne<ThanksDoc>(joined, 'thanks')
    return done({
      ...detailOf(session, caller, standings, { now, station: isHome ? '' : shortName(its?.name ?? '') }),
      turn: await turnIn(session, { caller, joined, now }),
      stalls: stallPlan(session, joinedOne<StallsDoc>(joined, 'stalls'), caller),
      recap: recap && recapView(recap),
      thanks: thanksOnPage(session, said, rows, { personId: caller.personId, now }),
    })
  },
}
