/** Owns cards that were scanned where waste is put out: kept on the phone until the cloud has them. */
import type { Input, Output } from '@/contract'
import { call } from './client'
import type { Queued } from './offline-queue'
import { phoneQueue } from './phone-queue'

type Scan = Input<'sort.scan'>

export type QueuedScan = Queued<Scan, Output<'sort.scan'>>

export const cardScans = phoneQueue<Scan, Output<'sort.scan'>>('card-scans', {
  // A card is scanned once in a moment, and the same scan is the same however often it is sent.
  idOf: ({ pointId, cardToken, at }) => `${pointId} ${cardToken} ${at}`,
  // What was to be sorted again comes before what is right.
  lineOf: ({ cardToken }) => cardToken,
  send: (scan) => call('sort.scan', scan),
  stays: () => false,
})
