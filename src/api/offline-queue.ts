/** Owns what was written down while the cloud could not be reached: kept first, sent once, never forgotten. */
import type { Answer } from './failure'

/** Why the cloud answered but did not take something in, and how often that has happened. */
interface Trouble {
  text: string
  tries: number
}

/** 待上传, 已上传, 被拒绝, 放到一边. */
export type QueuedState<R> =
  /** `unkept`: the phone was full, so it is lost when the app is closed. */
  | { status: 'waiting'; trouble?: Trouble; unkept?: true }
  /** Its owner has taken it out of the way: it is sent no more, and stays to be shown to somebody. */
  | { status: 'aside'; text: string }
  | { status: 'uploaded'; result: R }
  | { status: 'refused'; text: string; next: string }

export type Queued<T, R> = T & {
  /** For the list on the phone; the cloud knows it by itself. */
  title: string
  /** When the phone kept it. */
  keptAt: number
  state: QueuedState<R>
}

/** What is kept in one queue: how it is told apart, sent, and in which order. */
export interface QueueKind<T, R> {
  /** What the cloud knows it by, however often it comes. */
  idOf(item: T): string
  /** Those of one line go one after the other; one that is stuck holds those behind it. */
  lineOf(item: T): string
  /** Sends it exactly as it was kept. `note` keeps what has been reached on the way, so that it is not done again. */
  send(item: T, note: (reached: Partial<T>) => void): Promise<Answer<R>>
  /** Whether one that was taken in stays in the list until it is dismissed; all do when left out. */
  stays?(result: R): boolean
}

interface QueuePorts<T, R> extends QueueKind<T, R> {
  /** What was kept before; null at first. */
  load(): unknown
  /** @returns false when the phone could not keep it. */
  save(items: Queued<T, R>[]): boolean
  now(): number
  /** Called after every change with the whole list, newest last. */
  changed(items: Queued<T, R>[]): void
}

export interface OfflineQueue<T, R> {
  /**
   * Keeps something, then tries to send it. The answer says what has become of it so far. A refusal at once leaves the
   * list, because whoever called is there to be told; a later one stays until it is dismissed.
   */
  add(item: T, title: string): Promise<QueuedState<R>>
  /** Keeps something and sends nothing yet. @returns false when the phone is full: it is lost when the app is closed */
  keep(item: T, title: string): boolean
  /** Sends everything that waits, oldest first, each once; runs alone however often it is called. */
  upload(): Promise<void>
  /** Resolves when what is being sent has come to its end; at once when nothing is. Sends nothing by itself. */
  sent(): Promise<void>
  /** Takes what waits no longer off the list. */
  dismiss(id: string): void
  /** Takes something off the list, whatever its state; only where it was never sent, or has been refused. */
  takeOff(id: string): void
  /** Sends no more what the cloud has failed to take in; it stays in the list until it is dismissed. */
  setAside(id: string): void
  /** Lets what was refused wait again: a day's measure may be full today and not tomorrow. */
  again(id: string): void
  /** Changes something that still waits. */
  change(id: string, change: (item: Queued<T, R>) => Queued<T, R>): void
  items(): readonly Queued<T, R>[]
}

/** What is finished stays in sight for three days, so that a late answer is not missed. */
const keepFinishedMs = 3 * 24 * 60 * 60_000

/** After so many answers that settled nothing, it is likely never to go through, and its owner may set it aside. */
const triesBeforeAside = 3

export const maySetAside = (state: QueuedState<unknown>): boolean =>
  state.status === 'waiting' && (state.trouble?.tries ?? 0) >= triesBeforeAside

const isUnkept = (state: QueuedState<unknown>) => state.status === 'waiting' && state.unkept === true

/**
 * What lies in the memory. What an earlier version kept without a state waits; what cannot be told apart by now is
 * something else.
 */
function known<T, R>(kept: unknown, { idOf }: QueueKind<T, R>): Queued<T, R>[] {
  if (!Array.isArray(kept)) return []
  const items = kept.map(
    (item) => ({ title: '', keptAt: 0, state: { status: 'waiting' }, ...item }) as Queued<T, R>,
  )
  return items.filter((item) => {
    try {
      return typeof idOf(item) === 'string' && typeof item.state.status === 'string'
    } catch {
      return false
    }
  })
}

/** The items, each saying of itself when it does not lie in the memory of the phone. */
function marked<T, R>(items: readonly Queued<T, R>[], isKept: (item: T) => boolean): Queued<T, R>[] {
  return items.map((item) => {
    if (item.state.status !== 'waiting') return item
    const { unkept: _, ...state } = item.state
    return { ...item, state: isKept(item) ? state : { ...state, unkept: true } }
  })
}

/** What whoever wrote it down is told: the troubles of the way are for the list. */
const said = <R>(state: QueuedState<R>): QueuedState<R> =>
  state.status === 'waiting' ? { status: 'waiting', ...(state.unkept && { unkept: true }) } : state

/** As it was handed to the queue. */
function bare<T, R>({ title: _, keptAt: __, state: ___, ...item }: Queued<T, R>): T {
  return item as unknown as T
}

/** The list as it lies in the phone. */
function createShelf<T, R>(ports: QueuePorts<T, R>) {
  const { idOf, stays = () => true } = ports
  let items = known(ports.load(), ports)
  /** Those whose end somebody waits to be told, and how it came out: one that is taken in may leave the list with that. */
  const awaited = new Map<string, QueuedState<R> | null>()

  function keep(next: Queued<T, R>[]): void {
    const clean = marked(next, () => true)
    const lying = new Set(items.filter(({ state }) => !isUnkept(state)).map(idOf))
    items = ports.save(clean) ? clean : marked(next, (item) => lying.has(idOf(item)))
  }

  function commit(next: Queued<T, R>[]): void {
    keep(next)
    ports.changed(items)
  }

  const change = (id: string, change: (item: Queued<T, R>) => Queued<T, R>) =>
    commit(items.map((item) => (idOf(item) === id ? change(item) : item)))
  const takeOff = (id: string) => commit(items.filter((item) => idOf(item) !== id))

  return {
    all: () => items,
    find: (id: string) => items.find((item) => idOf(item) === id),
    ...{ keep, commit, change, takeOff, awaited },
    settle: (id: string, state: QueuedState<R>) => {
      if (awaited.has(id)) awaited.set(id, state)
      if (state.status === 'uploaded' && !stays(state.result)) takeOff(id)
      else change(id, (item) => ({ ...item, state }))
    },
  }
}

/** Sends what waits. @returns how to begin, and how to wait for its end; one round runs alone */
function createSender<T, R>(ports: QueuePorts<T, R>, shelf: ReturnType<typeof createShelf<T, R>>) {
  const { idOf, lineOf } = ports
  const { all, change, settle } = shelf

  /** @returns `silent` when the cloud did not answer, so that the next one is not worth trying; `stuck` when it is left. */
  async function sendOne(item: Queued<T, R>): Promise<'settled' | 'stuck' | 'silent'> {
    const id = idOf(item)
    const answer = await ports.send(bare(item), (reached) => change(id, (kept) => ({ ...kept, ...reached })))
    if (answer.ok) settle(id, { status: 'uploaded', result: answer.data })
    else if (answer.failure.retry === 'never')
      settle(id, { status: 'refused', text: answer.failure.text, next: answer.failure.next })
    else if (answer.failure.kind === 'offline') return 'silent'
    else {
      const tries = item.state.status === 'waiting' ? (item.state.trouble?.tries ?? 0) : 0
      settle(id, { status: 'waiting', trouble: { text: answer.failure.text, tries: tries + 1 } })
      return 'stuck'
    }
    return 'settled'
  }

  async function uploadAll(): Promise<void> {
    const old = ports.now() - keepFinishedMs
    const kept = all().filter(({ state, keptAt }) => state.status !== 'uploaded' || keptAt > old)
    if (kept.length < all().length) shelf.commit(kept)
    const held = new Set<string>()
    for (;;) {
      const next = all().find((item) => item.state.status === 'waiting' && !held.has(lineOf(item)))
      if (!next) return
      const outcome = await sendOne(next)
      if (outcome === 'silent') return
      if (outcome === 'stuck') held.add(lineOf(next))
    }
  }

  let uploading: Promise<void> | null = null
  function upload(): Promise<void> {
    uploading ??= uploadAll().finally(() => {
      uploading = null
    })
    return uploading
  }
  return { upload, sent: () => uploading ?? Promise.resolve() }
}

/** The queue over its ports. Nothing is sent that has not been kept before, unless the phone is full. */
export function createOfflineQueue<T, R>(ports: QueuePorts<T, R>): OfflineQueue<T, R> {
  const { idOf } = ports
  const shelf = createShelf(ports)
  const { all, find, commit, change, settle, takeOff } = shelf
  const { upload, sent } = createSender(ports, shelf)

  const placed = (item: T, title: string): Queued<T, R>[] => [
    ...all().filter((other) => idOf(other) !== idOf(item)),
    { ...item, title, keptAt: ports.now(), state: { status: 'waiting' } },
  ]

  function keep(item: T, title: string): boolean {
    commit(placed(item, title))
    const state = find(idOf(item))?.state
    return state !== undefined && !isUnkept(state)
  }

  async function add(item: T, title: string): Promise<QueuedState<R>> {
    const id = idOf(item)
    // Shown once its first try has ended: a card that flashes by says nothing.
    shelf.keep(placed(item, title))
    shelf.awaited.set(id, null)
    await upload()
    // An upload that was already on its way may have ended before it saw this one.
    const first = find(id)?.state
    if (first?.status === 'waiting' && !first.trouble) await upload()
    const state = find(id)?.state ?? shelf.awaited.get(id) ?? { status: 'waiting' }
    shelf.awaited.delete(id)
    if (state.status === 'waiting') ports.changed(all())
    if (state.status === 'refused') takeOff(id)
    return said(state)
  }

  return {
    ...{ add, keep, upload, sent, takeOff, change, items: all },
    dismiss: (id) => {
      if (find(id)?.state.status !== 'waiting') takeOff(id)
    },
    setAside: (id) => {
      const state = find(id)?.state
      if (state?.status === 'waiting' && maySetAside(state))
        settle(id, { status: 'aside', text: state.trouble?.text ?? '' })
    },
    again: (id) => {
      if (find(id)?.state.status === 'refused') settle(id, { status: 'waiting' })
    },
  }
}
