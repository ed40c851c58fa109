/** Owns the queues of this phone: kept in its memory, sent when the app is shown or signal comes back. */
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { onNetworkBack } from '@/platform/network'
import { readItem, writeItem } from '@/platform/storage'
import { forgetAllKept } from './kept-answers'
import { createOfflineQueue, type OfflineQueue, type Queued, type QueueKind } from './offline-queue'
import { serverNow } from './server-clock'

const uploads: (() => Promise<void>)[] = []

/**
 * A queue that lies under a name in the memory of the phone, and what parts need to show it.
 * @returns with `use` its items, newest last
 */
export function phoneQueue<T, R>(
  place: string,
  kind: QueueKind<T, R>,
): OfflineQueue<T, R> & { use: UseBoundStore<StoreApi<{ items: readonly Queued<T, R>[] }>> } {
  const use = create<{ items: readonly Queued<T, R>[] }>(() => ({ items: [] }))
  const queue = createOfflineQueue<T, R>({
    ...kind,
    load: () => readItem(place),
    // What pages keep can be asked for again, what was written down cannot: that goes first when the phone is full.
    save: (items) => writeItem(place, items) || (forgetAllKept(), writeItem(place, items)),
    now: serverNow,
    changed: (items) => use.setState({ items }),
  })
  use.setState({ items: queue.items() })
  uploads.push(queue.upload)
  return { ...queue, use }
}

let listening = false

/** Sends what waits in every queue. Call whenever the app is shown; it listens for signal from then on. */
export function uploadQueued(): void {
  const all = () => uploads.forEach((upload) => void upload())
  if (!listening) {
    listening = true
    onNetworkBack(all)
  }
  all()
}
