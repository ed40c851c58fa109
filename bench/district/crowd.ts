/** Owns the crowd that is at a session before anybody whose steps are measured comes to it. */
import type { Cloud } from '../../emulator/start-cloud'
import type { Row } from '../steps'
import { caster } from './cast'
import type { Moulds } from './moulds'

/** Seats `count` people in a session, each with an enrollment, and all of them checked in at the door. */
export async function crowdAt(cloud: Cloud, moulds: Moulds, sessionId: string, count: number): Promise<void> {
  const [session] = (await cloud.store.find('sessions', { query: { _id: sessionId }, limit: 1 })).docs
  const mould = moulds.docs.get('enrollments')?.[0]
  if (!session || !mould) throw new Error('no session, or no mould of an enrollment')
  const { activityId, startAt, endAt } = session
  const cast = caster(moulds)(mould)
  const place = { station: 0, session: 0, about: 0, daysAgo: 0 }
  const rows = Array.from({ length: count }, (_, n): Row => {
    const row = cast({ ...place, n, person: n })
    const _id = `${sessionId}:${String(row['personId'])}`
    return { ...row, _id, ...{ sessionId, activityId, startAt, endAt, state: 'checkedIn', checkOut: null } }
  })
  const holders = rows.map(({ personId, createdAt }) => ({ who: personId, by: personId, at: createdAt }))
  await cloud.store.insert('enrollments', rows)
  await cloud.store.update('sessions', {
    query: { _id: sessionId },
    update: {
      $set: { 'seats.holders': holders },
      $inc: { 'seats.capacity': count },
    },
    ...{ replace: false, multi: false, upsert: false, nowMs: cloud.clock.now() },
  })
}
