/** Owns what every measurement is made of: who does things, one measured call, and a session that is open to them. */
import type { DemoCaller } from '../demo/caller'
import { station } from '../demo/station-facts'
import type { Cloud } from '../emulator/start-cloud'
import type { ActionName, Input } from '../src/contract'
import { HOUR, MINUTE } from '../src/domain/kernel/clock'

export type Row = Record<string, unknown>

export const STAFF = 'bench-staff'
export const ADMIN = 'bench-admin'
export const ME = 'bench-me'

/** What one step costs: requests, the longest chain of them, documents examined, bytes that they answered, bytes that the phone is answered. */
export interface Cost {
  step: string
  ops: number
  depth: number
  docs: number
  read: number
  answer: number
}

/** Calls one action and keeps what the local cloud counted for it. */
export async function measured<A extends ActionName>(
  cloud: Cloud,
  costs: Cost[],
  step: string,
  who: string,
  action: A,
  input: Input<A>,
) {
  const answer = await cloud.call(
    'api',
    { action, input, requestKey: `bench-${costs.length}-key` },
    { openid: who },
  )
  const reply = answer.result as { ok: boolean; error?: unknown } | undefined
  if (!reply?.ok) throw new Error(`${action}: ${JSON.stringify(answer.error ?? reply?.error)}`)
  const { ops, depth, docs, bytes } = answer
  costs.push({ step, ops, depth, docs, read: bytes, answer: Buffer.byteLength(JSON.stringify(reply)) })
}

export async function appoint(
  cloud: Cloud,
  demo: DemoCaller,
  openid: string,
  roles: string[],
  set: Row = {},
): Promise<void> {
  await demo.call(openid, 'units.join', { stationId: station._id })
  const { profile } = await demo.call(openid, 'me.open', {})
  const change = { replace: false, multi: false, upsert: false, nowMs: cloud.clock.now() }
  await cloud.store.update('people', {
    query: { _id: profile.personId },
    update: { $set: { roles, ...set } },
    ...change,
  })
}

/** Publishes a session that starts `inMinutes`; answers its id. */
export async function publish(
  cloud: Cloud,
  demo: DemoCaller,
  inMinutes: number,
  capacity: number,
): Promise<string> {
  const startAt = cloud.clock.now() + inMinutes * MINUTE
  const created = await demo.call(STAFF, 'desk.createActivity', {
    form: {
      ...{
        title: '楼道清爽行动',
        type: 'cleanup',
        audience: 'all',
        intro: '一起扫',
        placeName: '广场',
        placeDetail: '',
      },
      ...{
        organiserName: '社区',
        safetyContact: '值班室',
        bring: '手套',
        riskNotice: '注意脚下',
        riskAckNeeded: false,
      },
      ...{
        opensDays: null,
        minAge: null,
        maxAge: null,
        volunteersOnly: false,
        credential: null,
        countsHours: true,
        gridIds: [],
      },
      ...{ projectId: null, capacity, queueCapacity: 20, sessions: [{ startAt, endAt: startAt + 2 * HOUR }] },
    },
  })
  const { activityId } = created
  const sent = await demo.call(STAFF, 'desk.moveActivity', {
    activityId,
    version: created.version,
    event: 'submit',
  })
  const out = await demo.call(ADMIN, 'desk.moveActivity', {
    activityId,
    version: sent.version,
    event: 'approve',
  })
  const session = out.sessions[0]
  if (!session) throw new Error('nothing was published')
  return session.sessionId
}
