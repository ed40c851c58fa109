/** Owns the phone's own queue of door proofs: kept in its memory, sent when the app is shown or signal comes back. */
import { create } from 'zustand'
import { onNetworkBack } from '@/platform/network'
import { readItem, writeItem } from '@/platform/storage'
import { call } from './client'
import type { Answer } from './failure'
import { forgetAllKept } from './kept-answers'
import {
  createOfflineQueue,
  type DoorVisit,
  type QueuedVisit,
  type VisitResult,
  type VisitState,
} from './offline-queue'
import { newRequestKey } from './request-key'
import { serverNow } from './server-clock'

const key = 'door-proofs'

function send({ as, ...input }: DoorVisit): Promise<Answer<VisitResult>> {
  if (as === 'in') return call('attendance.checkIn', input)
  if (as === 'out') return call('attendance.checkOut', input)
  return call('attendance.standby', input)
}

/** The visits on this phone, newest last, for parts that show them. */
export const useDoorVisits = create<{ visits: readonly QueuedVisit[] }>(() => ({ visits: [] }))

const queue = createOfflineQueue({
  load: () => readItem(key),
  // What pages keep can be asked for again, a proof cannot: it goes first when the phone is full.
  save: (visits) => writeItem(key, visits) || (forgetAllKept(), writeItem(key, visits)),
  send,
  now: serverNow,
  changed: (visits) => useDoorVisits.setState({ visits }),
})

useDoorVisits.setState({ visits: queue.visits() })

let listening = false

/** Sends what waits. Call whenever the app is shown; it listens for signal from then on. */
export function uploadDoorVisits(): void {
  if (!listening) {
    listening = true
    onNetworkBack(() => void queue.upload())
  }
  void queue.upload()
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
  return useDoorVisits(({ visits }) => visits.find(({ proof }) => proof.nonce === nonce)?.state ?? before)
}

/** Takes a finished visit off the list. */
export const dismissVisit = (nonce: string): void => queue.dismiss(nonce)

/** Sends a visit no more that cannot go through; it stays to be shown to an organiser. */
export const setVisitAside = (nonce: string): void => queue.setAside(nonce)
