/** Owns lists that come a page at a time: the first page like any resource, the following ones behind the thumb. */
import { call } from './client'
import type { ActionName, Input, Output } from '@/contract'
import type { Answer, Failure } from './failure'
import { createResource, type Resource, type ResourceStore } from './resource'

export type More =
  { status: 'none' } | { status: 'waiting' } | { status: 'loading' } | { status: 'failed'; failure: Failure }

/** An answer with all the pages read so far and whether there are more. */
export type WithMore<T> = T & { more: More }

/** A list as a screen shows it. */
export interface ShownList<P> {
  /** What tells it from another one that may take its place; nothing where whoever changes it asks for it. */
  key?: string
  /** Shows what is known at once and asks the cloud behind it. */
  open: () => Promise<void>
  /** Reads on, if there is more and nothing is on its way. */
  readOn: () => Promise<void>
  /** A hook: what is known of it. */
  use: () => Resource<P>
}

/** Lists of one kind: one for each view that there is of it. */
export interface Views<V, P> {
  /** @param text what was typed to look through it by; nothing asks for all of it */
  of: (view: V, text?: string) => ShownList<P>
}

type RowsKey<A extends ActionName> = keyof Output<A> & string
type Row<A extends ActionName, K extends RowsKey<A>> = Output<A>[K] extends readonly (infer R)[] ? R : never

interface PageOptions<A extends ActionName, V, K extends RowsKey<A>> {
  name: string
  action: A
  /** What is asked for a view; where it is left out there is one list only. */
  inputOf?: (view: V) => Input<A>
  /** What the answer calls its rows, where that is not `items`. */
  rows?: K
  /** What the first page alone says, kept when others follow. */
  onFirst?: (first: Output<A>) => Partial<Output<A>>
  /** What tells one list from another, where not everything that is asked does. */
  keyOf?: (input: Input<A>) => string
  keep?: number
  duty?: boolean
}

/** A refresh reads as many pages as were there, so that nobody loses their place, but no more than these. */
const mostRefreshed = 5

/** So many words for one list are remembered, so that what is decided leaves what they found as well. */
const mostTyped = 10

interface Typed {
  text?: unknown
}

interface Pages<A extends ActionName, V, K extends RowsKey<A>> extends Views<V, WithMore<Output<A>>> {
  /** What is known of a view, asked for outside a component. */
  known: (view: V) => Resource<WithMore<Output<A>>>
  /** Takes in what a command answered, so that the page need not ask again. */
  change: (view: V, change: (page: WithMore<Output<A>>) => WithMore<Output<A>>) => void
  /** The same where it is about rows alone. */
  changeRows: (view: V, change: (rows: Row<A, K>[]) => Row<A, K>[]) => void
}

const nextOf = (page: unknown): string | null => (page as { next: string | null }).next

const withMore = <T extends object>(page: T): WithMore<T> => ({
  ...page,
  more: { status: nextOf(page) === null ? 'none' : 'waiting' },
})

/** How the rows of an answer are read, and how the following page joins those before it. */
function joiner<A extends ActionName, K extends RowsKey<A>>(
  rowsKey: K,
  onFirst: PageOptions<A, never, K>['onFirst'],
) {
  const rowsOf = (page: object) => (page as Record<string, Row<A, K>[]>)[rowsKey] ?? []
  const join = (page: Output<A>, following: Output<A>): Output<A> => ({
    ...page,
    ...following,
    ...onFirst?.(page),
    [rowsKey]: [...rowsOf(page), ...rowsOf(following)],
  })
  return { rowsOf, join }
}

type Store<A extends ActionName> = ResourceStore<Input<A>, WithMore<Output<A>>>

interface LookedThrough<A extends ActionName, V> {
  inputOf: (view: V) => Input<A>
  keyOf: (input: Input<A>) => string
  name: string
  keep: number | undefined
}

/** Where the answers to typed words lie, and which words each list was looked through by. */
function lookedThrough<A extends ActionName, V>(
  { inputOf, keyOf, name, keep }: LookedThrough<A, V>,
  storeOf: (name: string, keep?: number) => Store<A>,
) {
  const whole = storeOf(name, keep)
  // What was looked for is not kept: it would push out the lists themselves.
  const looked = keep === undefined ? whole : storeOf(`${name}-looked`)
  /** The newest last. */
  const typed = new Map<string, string[]>()
  const typedIn = (view: V): string[] => typed.get(keyOf(inputOf(view))) ?? []
  const askedFor = (view: V, text: string): Input<A> =>
    text === '' ? inputOf(view) : { ...inputOf(view), text }
  const storeFor = (input: Input<A>): Store<A> => (typeof (input as Typed).text === 'string' ? looked : whole)
  return {
    askedFor,
    storeFor,
    noteTyped: (view: V, text: string): void => {
      const others = typedIn(view).filter((one) => one !== text)
      typed.set(keyOf(inputOf(view)), [...others, text].slice(-mostTyped))
    },
    /** A change is one of the list and of whatever was found in it. */
    changeAll: (view: V, change: (page: WithMore<Output<A>>) => WithMore<Output<A>>): void => {
      for (const text of ['', ...typedIn(view)]) {
        const input = askedFor(view, text)
        storeFor(input).change(input, change)
      }
    },
  }
}

/** Lists of an action that answers with `next` and takes `cursor`. */
export function createPages<A extends ActionName, V = void, K extends RowsKey<A> = 'items' & RowsKey<A>>(
  options: PageOptions<A, V, K>,
): Pages<A, V, K> {
  const { name, action, onFirst, keyOf = JSON.stringify, keep, duty } = options
  const { inputOf = () => ({}) as Input<A>, rows: rowsKey = 'items' } = options
  const ask = call as (action: A, input: Input<A>) => Promise<Answer<Output<A>>>
  const { rowsOf, join } = joiner<A, K>(rowsKey as K, onFirst)

  /** How many pages of each list are shown. */
  const shown = new Map<string, number>()

  /** All pages that are shown, read anew: the list is exchanged as a whole. */
  async function readShown(input: Input<A>): Promise<Answer<WithMore<Output<A>>>> {
    const pages =
      knownOf(input).status === 'ready' ? Math.min(shown.get(keyOf(input)) ?? 1, mostRefreshed) : 1
    let answer = await ask(action, input)
    for (let read = 1; answer.ok && read < pages; read++) {
      const cursor = nextOf(answer.data)
      if (cursor === null) break
      const following: Answer<Output<A>> = await ask(action, { ...input, cursor })
      answer = following.ok ? { ok: true, data: join(answer.data, following.data) } : following
    }
    if (!answer.ok) return answer
    shown.set(keyOf(input), pages)
    return { ok: true, data: withMore(answer.data) }
  }

  const storeOf = (called: string, kept?: number) =>
    createResource<Input<A>, WithMore<Output<A>>>({
      name: called,
      keepChanges: false,
      keyOf,
      ...(duty !== undefined && { duty }),
      ...(kept !== undefined && { keep: kept }),
      load: readShown,
    })
  const { storeFor, askedFor, noteTyped, changeAll } = lookedThrough<A, V>(
    { inputOf, keyOf, name, keep },
    storeOf,
  )
  const knownOf = (input: Input<A>) => storeFor(input).select(input)(storeFor(input).use.getState())
  async function readOn(input: Input<A>): Promise<void> {
    const entry = knownOf(input)
    if (entry.status !== 'ready') return
    const cursor = nextOf(entry.data)
    if (cursor === null || entry.data.more.status === 'loading') return
    storeFor(input).amend(input, (page) => ({ ...page, more: { status: 'loading' } }))
    const answer = await ask(action, { ...input, cursor })
    storeFor(input).amend(input, (page) => {
      // A refresh that came in between has begun the list anew.
      if (nextOf(page) !== cursor) return page
      if (!answer.ok) return { ...page, more: { status: 'failed', failure: answer.failure } }
      shown.set(keyOf(input), (shown.get(keyOf(input)) ?? 1) + 1)
      return withMore(join(page, answer.data))
    })
  }

  return {
    of: (view, text = '') => {
      const input = askedFor(view, text)
      const store = storeFor(input)
      return {
        key: `${name} ${keyOf(input)}`,
        open: () => {
          if (text !== '') noteTyped(view, text)
          return store.open(input)
        },
        readOn: () => readOn(input),
        use: () => store.use(store.select(input)),
      }
    },
    known: (view) => knownOf(inputOf(view)),
    change: changeAll,
    changeRows: (view, change) => changeAll(view, (page) => ({ ...page, [rowsKey]: change(rowsOf(page)) })),
  }
}
