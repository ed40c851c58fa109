/** Owns the one swap of duty that waits for an answer in the demo: somebody cannot come and has asked a neighbour. */
import type { Cloud } from '../emulator/start-cloud'
import type { SessionDocument } from '../src/domain/activity/documents'
import { DAY } from '../src/domain/kernel/clock'
import type { DemoCaller } from './caller'

/** The first turn that is far enough ahead; whoever is on it asks the first of the rota who is not. */
export async function askToSwap(cloud: Cloud, demo: DemoCaller, now: number): Promise<void> {
  const query = { duty: true, listed: true, startAt: { $gt: now + 2 * DAY } }
  const found = await cloud.store.find('sessions', { query, limit: 50 })
  const turns = (found.docs as unknown as SessionDocument[]).sort((a, b) => a.startAt - b.startAt)
  const turn = turns.find(({ seats }) => seats.holders.length > 0)
  const holder = turn?.seats.holders[0]
  if (!turn || !holder) throw new Error('nobody of the demo has a turn of duty ahead')
  const people = await cloud.store.find('people', { query: { _id: holder.who }, limit: 1 })
  const { openid } = people.docs[0] as unknown as { openid: string }
  const { helpers } = await demo.call(openid, 'duty.helpers', { sessionId: turn._id })
  const [helper] = helpers
  if (!helper) throw new Error('nobody of the demo could take a turn of duty')
  await demo.call(openid, 'duty.ask', { sessionId: turn._id, who: helper.who, inReturn: null })
}
