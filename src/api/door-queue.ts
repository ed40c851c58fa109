/** Owns what was proved at the door: kept on the phone until the cloud has it. */
import type { Output } from '@/contract'
import { call } from './client'
import type { Queued, QueuedState } from './offline-queue'
import { phoneQueue } from './phone-queue'
import { newRequestKey } from './request-key'
import { serverNow } from './server-clock'

/** What happened at the door, exactly as it will be sent however late. */
export interface DoorVisit {
  as: 'in' | 'out' | 'standby'
  sessionId: string
  forPersonId?: string
  proof: { code: string; at: number; nonce: string; placeCode?: string }
}

export type VisitResult = Output<'attendance.checkIn'> | Output<'activity.signUp'>
export type VisitState = QueuedState<VisitResult>
export type QueuedVisit = Queued<DoorVisit, VisitResult>

const queue = phoneQueue<DoorVisit, VisitResult>('door-proofs', {
  idOf: ({ proof }) => proof.nonce,
  // Visits of one person to one session stand in one line: an out never overtakes its own in.
  lineOf: ({ sessionId, forPersonId = '' }) => `${sessionId} ${forPersonId}`,
  send: ({ as, ...input }) => {
    if (as === 'in') return call('attendance.checkIn', input)
    if (as === 'out') return call('attendance.checkOut', input)
    return call('attendance.standby', input)
  },
})

/** The visits on this phone, newest last, for parts that show them. */
export const useDoorVisits = queue.use

/** Sends what waits. */
export const uploadDoorVisits = (): void => void queue.upload()

/** A page waits no longer than this for what is being sent, and asks all the same. */
const mostBehindMs = 3_000

/**
 * A question that is asked behind what is being sent from the door, so that the answer says what came of that too. Whoever
 * asks meanwhile shares the one question.
 */
export function behindDoor<T>(ask: () => Promise<T>): () => Promise<T> {
  let waiting: Promise<T> | null = null
  const afterwards = () => {
    waiting = null
    return ask()
  }
  return () => {
    const longest = new Promise<void>((resolve) => setTimeout(resolve, mostBehindMs))
    return (waiting ??= Promise.race([queue.sent(), longest]).then(afterwards))
  }
}

interface VisitGiven {
  as: DoorVisit['as']
  sessionId: string
  title: string
  /** The six digits from the screen at the door. */
  code: string
  forPersonId?: string
  placeCode?: string
}

/**
 * Keeps what was just read at the door and sends it. The moment is taken here, in the cloud's time, because the
 * digits only hold for half a minute.
 */
export async function proveAtDoor(given: VisitGiven): Promise<{ nonce: string; state: VisitState }> {
  const { as, sessionId, title, code, forPersonId, placeCode } = given
  const nonce = newRequestKey()
  const proof = { code, at: serverNow(), nonce, ...(placeCode && { placeCode }) }
  const state = await queue.add({ as, sessionId, ...(forPersonId && { forPersonId }), proof }, title)
  return { nonce, state }
}

/** What has become of a visit by now; `before` when it has left the list. */
export function useVisitState(nonce: string | null, before: VisitState | null): VisitState | null {
  return useDoorVisits(({ items }) => items.find(({ proof }) => proof.nonce === nonce)?.state ?? before)
}

/** Takes a finished visit off the list. */
export const dismissVisit = (nonce: string): void => queue.dismiss(nonce)

/** Sends a visit no more that cannot go through; it stays to be shown to an organiser. */
export const setVisitAside = (nonce: string): void => queue.setAside(nonce)
