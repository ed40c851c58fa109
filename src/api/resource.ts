/** Owns how a page's data comes: what the phone kept at once, the cloud's answer behind it, failures as a state. */
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { Answer, Failure } from './failure'
import { keepAnswer, readKept } from './kept-answers'

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
  /** Whether what commands changed is kept too; a list keeps only its first page. */
  keepChanges?: boolean
}

type Entries<T> = Record<string, Resource<T>>

export interface ResourceStore<I, T> {
  /** Follow with `select(input)`. */
  use: UseBoundStore<StoreApi<Entries<T>>>
  select: (input: I) => (entries: Entries<T>) => Resource<T>
  /** Shows what is known at once and asks the cloud behind it. Call it whenever the page is shown. */
  open: (input: I) => Promise<void>
  /** Takes in an answer that came along with another one. */
  take: (input: I, data: T) => void
  /** Takes in what a command answered, so that the page need not ask again. */
  change: (input: I, change: (data: T) => T) => void
}

const idle: Resource<never> = { status: 'idle' }

/** One store for one kind of answer. The newest request wins; an older answer that comes late is not shown. */
export function createResource<I, T>(options: ResourceOptions<I, T>): ResourceStore<I, T> {
  const { name, load, keyOf = () => '', keep = 0, keepChanges = true } = options
  const use = create<Entries<T>>(() => ({}))
  const latest = new Map<string, number>()

  const at = (key: string): Resource<T> => use.getState()[key] ?? idle
  const put = (key: string, entry: Resource<T>) => use.setState({ [key]: entry })

  function begin(key: string): void {
    const entry = at(key)
    if (entry.status === 'ready') return put(key, { ...entry, refreshing: true })
    const kept = entry.status === 'idle' && keep > 0 ? readKept<T>(name, key) : null
    if (kept) put(key, { status: 'ready', data: kept.data, refreshing: true, failure: null })
    else put(key, { status: 'loading' })
  }

  function settle(key: string, answer: Answer<T>): void {
    if (answer.ok) {
      put(key, { status: 'ready', data: answer.data, refreshing: false, failure: null })
      if (keep > 0) keepAnswer(name, key, answer.data, keep)
      return
    }
    const { failure } = answer
    const entry = at(key)
    // What is gone for good must not be shown any longer; what cannot be reached may.
    if (entry.status === 'ready' && failure.retry !== 'never')
      put(key, { ...entry, refreshing: false, failure })
    else put(key, { status: 'failed', failure })
  }

  async function open(input: I): Promise<void> {
    const key = keyOf(input)
    const turn = (latest.get(key) ?? 0) + 1
    latest.set(key, turn)
    begin(key)
    const answer = await load(input)
    if (latest.get(key) === turn) settle(key, answer)
  }

  function take(input: I, data: T): void {
    const key = keyOf(input)
    latest.set(key, (latest.get(key) ?? 0) + 1)
    settle(key, { ok: true, data })
  }

  function change(input: I, apply: (data: T) => T): void {
    const key = keyOf(input)
    const entry = at(key)
    if (entry.status !== 'ready') return
    // An answer that left before the command must not undo it.
    latest.set(key, (latest.get(key) ?? 0) + 1)
    const data = apply(entry.data)
    put(key, { status: 'ready', data, refreshing: false, failure: null })
    if (keep > 0 && keepChanges) keepAnswer(name, key, data, keep)
  }

  return { use, select: (input) => (entries) => entries[keyOf(input)] ?? idle, open, take, change }
}
