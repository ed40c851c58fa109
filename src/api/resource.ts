/** Owns how a page's data comes: what the phone kept at once, the cloud's answer behind it, failures as a state. */
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { Answer, Failure } from './failure'
import { keepAnswer, readKept } from './kept-answers'
import { forgetRefused, noteOpened, onForget } from './remembered'
import { serverNow } from './server-clock'

export type Resource<T> =
  | { status: 'idle' }
  | { status: 'loading' }
  | { status: 'failed'; failure: Failure }
  /** `failure` is why the last refresh did not work; the data is then what was there before. */
  | { status: 'ready'; data: T; refreshing: boolean; failure: Failure | null }

interface ResourceOptions<I, T> {
  /** Names the feature's answers in the phone's memory. */
  name: string
  load: (input: I) => Promise<Answer<T>>
  /** What tells one answer from another: the session's id, the filter. One answer only when left out. */
  keyOf?: (input: I) => string
  /** How many answers outlive the app being closed; none when left out. */
  keep?: number
  /** When an answer may be shown no longer, by the cloud's clock; for secrets that end with what they are for. */
  keepUntil?: (data: T) => number
  /** Whether the answer is for somebody who has a duty: with the duty goes all that was kept for it. */
  duty?: boolean
  /** Whether what commands changed is kept too; a list keeps only its first page. */
  keepChanges?: boolean
}

/** A page that comes later than this asks all the same. */
const handedMs = 10_000

type Entries<T> = Record<string, Resource<T>>

export interface ResourceStore<I, T> {
  /** Follow with `select(input)`. */
  use: UseBoundStore<StoreApi<Entries<T>>>
  select: (input: I) => (entries: Entries<T>) => Resource<T>
  /** Shows what is known at once and asks the cloud behind it. Call it whenever the page is shown. */
  open: (input: I) => Promise<void>
  /** Takes in an answer that came along with another one. */
  take: (input: I, data: T) => void
  /**
   * The same for the page that a command leads to: it opens with what was answered and asks nothing the first time. Only for
   * a command that answers with what the page would be answered.
   */
  hand: (input: I, data: T) => void
  /** Takes in what stands after a command; when that was refused, what stands is asked for again. Hands the answer on. */
  takeAnswer: (input: I, answer: Answer<T>) => Promise<Answer<T>>
  /** Takes in what a command answered, so that the page need not ask again. */
  change: (input: I, change: (data: T) => T) => void
  /** Adds to what is shown without having asked anew: a refresh that is under way still counts. */
  amend: (input: I, change: (data: T) => T) => void
}

const idle: Resource<never> = { status: 'idle' }

/** An answer that is still on its way was asked for by whoever had the right: it is not shown either. */
function forgetIn<T>(
  use: UseBoundStore<StoreApi<Entries<T>>>,
  latest: Map<string, number>,
  key: string | undefined,
  coming: 'shown' | undefined,
): void {
  for (const each of key === undefined ? Object.keys(use.getState()) : [key]) {
    if (coming !== 'shown') latest.set(each, (latest.get(each) ?? 0) + 1)
    if (each in use.getState()) use.setState({ [each]: idle })
  }
}

/** What is shown while the cloud is asked: what is there, what the phone kept, or that it is on its way. */
function whileAsked<T>(
  before: Resource<T>,
  key: string,
  { name, keep = 0, keepUntil }: Pick<ResourceOptions<never, T>, 'name' | 'keep' | 'keepUntil'>,
): Resource<T> {
  const over = before.status === 'ready' && keepUntil !== undefined && keepUntil(before.data) <= serverNow()
  const entry = over ? idle : before
  if (entry.status === 'ready') return { ...entry, refreshing: true }
  const kept = entry.status === 'idle' && keep > 0 ? readKept<T>(name, key, serverNow()) : null
  if (kept) return { status: 'ready', data: kept.data, refreshing: true, failure: null }
  return { status: 'loading' }
}

/** Which pages were handed what they show just now: each is told once, so that whoever comes back or pulls it down asks. */
function handedPages() {
  const since = new Map<string, number>()
  return {
    note: (key: string) => void since.set(key, Date.now()),
    take: (key: string): boolean => {
      const age = Date.now() - (since.get(key) ?? -Infinity)
      since.delete(key)
      return age <= handedMs
    },
  }
}

/** One store for one kind of answer. The newest request wins; an older answer that comes late is not shown. */
export function createResource<I, T>(options: ResourceOptions<I, T>): ResourceStore<I, T> {
  const { name, load, keyOf = () => '', keep = 0, keepChanges = true, keepUntil } = options
  const duty = options.duty === true
  const use = create<Entries<T>>(() => ({}))
  const latest = new Map<string, number>()
  const handed = handedPages()

  const at = (key: string): Resource<T> => use.getState()[key] ?? idle
  const put = (key: string, entry: Resource<T>) => use.setState({ [key]: entry })

  const keepOne = (key: string, data: T) => {
    if (keep > 0) keepAnswer(name, key, data, keep, keepUntil?.(data))
  }

  function settle(key: string, answer: Answer<T>): void {
    if (answer.ok) {
      put(key, { status: 'ready', data: answer.data, refreshing: false, failure: null })
      keepOne(key, answer.data)
      return
    }
    const { failure } = answer
    const entry = at(key)
    // What is gone for good must not be shown any longer; what cannot be reached may.
    if (entry.status === 'ready' && failure.retry !== 'never')
      put(key, { ...entry, refreshing: false, failure })
    else put(key, { status: 'failed', failure })
    // The right to see it is gone, or the thing itself: nor may the phone show it later, without signal.
    if (failure.retry === 'never') forgetRefused(failure, { name, key, duty })
  }

  async function open(input: I): Promise<void> {
    const key = keyOf(input)
    noteOpened({ name, key })
    if (handed.take(key) && at(key).status === 'ready') return
    const turn = (latest.get(key) ?? 0) + 1
    latest.set(key, turn)
    put(key, whileAsked(at(key), key, options))
    const answer = await load(input)
    if (latest.get(key) === turn) settle(key, answer)
  }

  function take(input: I, data: T): void {
    const key = keyOf(input)
    latest.set(key, (latest.get(key) ?? 0) + 1)
    settle(key, { ok: true, data })
  }

  function hand(input: I, data: T): void {
    take(input, data)
    handed.note(keyOf(input))
  }

  async function takeAnswer(input: I, answer: Answer<T>): Promise<Answer<T>> {
    if (answer.ok) take(input, answer.data)
    else await open(input)
    return answer
  }

  function change(input: I, apply: (data: T) => T): void {
    const key = keyOf(input)
    const entry = at(key)
    if (entry.status !== 'ready') return
    // An answer that left before the command must not undo it.
    latest.set(key, (latest.get(key) ?? 0) + 1)
    const data = apply(entry.data)
    put(key, { status: 'ready', data, refreshing: false, failure: null })
    if (keepChanges) keepOne(key, data)
  }

  function amend(input: I, apply: (data: T) => T): void {
    const key = keyOf(input)
    const entry = at(key)
    if (entry.status === 'ready') put(key, { ...entry, data: apply(entry.data) })
  }

  onForget({ name, duty, forget: (key, coming) => forgetIn(use, latest, key, coming) })
  const select = (input: I) => (entries: Entries<T>) => entries[keyOf(input)] ?? idle
  return { use, select, open, take, hand, takeAnswer, change, amend }
}
