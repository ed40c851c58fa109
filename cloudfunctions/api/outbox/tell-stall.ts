/** Owns telling those who act for whoever has a stall: the people of a partner, or who leads a team. */
import type { StallNews } from '@/domain/stalls/news'
import type { Work } from '../kernel/outbox'
import { messageOf, postMissing } from '../repositories/messages'
import { peopleActingFor } from '../repositories/partners'
import { findTeam } from '../repositories/teams'

async function peopleOf({ stationId, holder: { is, id } }: StallNews): Promise<string[]> {
  if (is === 'ally') return peopleActingFor(stationId, id)
  const leaderId = (await findTeam(id))?.leaderId
  return leaderId ? [leaderId] : []
}

/** Begun anew after a crash, it posts only what is missing. */
export const tellStall: Work<StallNews> = async (news, { now }) => {
  const { stationId, cause, said } = news
  const people = await peopleOf(news)
  await postMissing(
    people.map((personId) => messageOf('caseMoved', { personId, stationId, cause, at: now, params: said })),
  )
}
