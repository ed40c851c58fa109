/** Owns what the poster of a session needs beside what its page shows: the code that opens it, and the station's name. */
import { maySendPoster } from '@/domain/activity/session-flow'
import { furtherPages } from '@/domain/further-pages'
import { setting } from '@/domain/kernel/guarded-update'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Handler } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { keepMiniCode } from '../../platform/mini-code'
import { bareSessionJoin, changeSession, type SessionDoc } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'

export const poster: Handler<'activity.poster'> = {
  joins: ({ input }) => ({ session: bareSessionJoin(input.sessionId), ...withStation }),
  run: async ({ caller, joined, now }) => {
    const session = joinedOne<SessionDoc>(joined, 'session')
    if (!session) return refuse('NOT_FOUND')
    if (session.stationId !== caller.stationId) return refuse('OTHER_STATION')
    if (!maySendPoster(session, now)) return refuse('POSTER_OVER')
    const stationName = joinedOne<StationDocument & Doc>(joined, 'station')?.name ?? ''
    if (session.code !== undefined) return done({ code: session.code, stationName })
    const code = await keepMiniCode(furtherPages.sessionByCode, session._id)
    if (code === null) return refuse('CODE_NOT_MADE')
    // Whoever asked at the same time has written the same name.
    await changeSession(session._id, setting({ code }))
    return done({ code, stationName })
  },
}
