/** Owns lists that come a page at a time: the first page like any resource, the following ones behind the thumb. */
import { call } from './client'
import type { ActionName, Input, Output } from '@/contract'
import type { Answer, Failure } from './failure'
import { createResource, type Resource, type ResourceStore } from './resource'

export type More =
  { status: 'none' } | { status: 'waiting' } | { status: 'loading' } | { status: 'failed'; failure: Failure }

/** An answer with all the pages read so far and whether there are more. */
export type WithMore<T> = T & { more: More }

interface RowOptions<A extends ActionName> {
  /** The rows of one answer, and an answer with other rows. */
  rows: (page: Output<A>) => readonly unknown[]
  withRows: (page: Output<A>, rows: never[]) => Output<A>
}

interface PageOptions<A extends ActionName> {
  name: string
  action: A
  /** What the first page alone says, kept when others follow. */
  onFirst?: (first: Output<A>) => Partial<Output<A>>
  keyOf?: (input: Input<A>) => string
  keep?: number
  duty?: boolean
}

/** Where the rows of an answer are called otherwise than `items`, it is said how. */
type Rows<A extends ActionName> =
  Output<A> extends { items: readonly unknown[] } ? Partial<RowOptions<A>> : RowOptions<A>

/** A refresh reads as many pages as were there, so that nobody loses their place, but no more than these. */
const mostRefreshed = 5

interface PagedStore<A extends ActionName> extends ResourceStore<Input<A>, WithMore<Output<A>>> {
  /** Reads on, if there is more and nothing is on its way. */
  readOn: (input: Input<A>) => Promise<void>
}

/** A list as a page of many views looks at it. */
export interface Queue<V, P> {
  open: (view: V) => Promise<void>
  readOn: (view: V) => Promise<void>
  /** A hook: what is known of the view. */
  use: (view: V) => Resource<P>
}

/** @param inputOf what is asked for a view */
export const byView = <A extends ActionName, V>(
  list: PagedStore<A>,
  inputOf: (view: V) => Input<A>,
): Queue<V, WithMore<Output<A>>> => ({
  open: (view) => list.open(inputOf(view)),
  readOn: (view) => list.readOn(inputOf(view)),
  use: (view) => list.use(list.select(inputOf(view))),
})

const nextOf = (page: unknown): string | null => (page as { next: string | null }).next

const rowsInItems = {
  rows: ({ items }: { items: readonly unknown[] }) => items,
  withRows: (page: object, items: unknown[]) => ({ ...page, items }),
}

/** A store for an action that answers with `next` and takes `cursor`. */
export function createPages<A extends ActionName>(options: PageOptions<A> & Rows<A>): PagedStore<A> {
  const { name, action, onFirst, keyOf = () => '', keep, duty } = options
  const { rows, withRows } = { ...rowsInItems, ...options } as RowOptions<A>
  const ask = call as (action: A, input: Input<A>) => Promise<Answer<Output<A>>>
  const withMore = (page: Output<A>): WithMore<Output<A>> => ({
    ...page,
    more: { status: nextOf(page) === null ? 'none' : 'waiting' },
  })

  const join = (page: Output<A>, following: Output<A>): Output<A> =>
    withRows({ ...page, ...following, ...onFirst?.(page) }, [...rows(page), ...rows(following)] as never[])

  /** How many pages of each list are shown. */
  const shown = new Map<string, number>()

  /** All pages that are shown, read anew: the list is exchanged as a whole. */
  async function readShown(input: Input<A>): Promise<Answer<Output<A>>> {
    const known = resource.select(input)(resource.use.getState())
    const pages = known.status === 'ready' ? Math.min(shown.get(keyOf(input)) ?? 1, mostRefreshed) : 1
    let answer = await ask(action, input)
    for (let read = 1; answer.ok && read < pages; read++) {
      const cursor = nextOf(answer.data)
      if (cursor === null) break
      const following: Answer<Output<A>> = await ask(action, { ...input, cursor })
      answer = following.ok ? { ok: true, data: join(answer.data, following.data) } : following
    }
    if (answer.ok) shown.set(keyOf(input), pages)
    return answer
  }

  const resource: ResourceStore<Input<A>, WithMore<Output<A>>> = createResource<
    Input<A>,
    WithMore<Output<A>>
  >({
    name,
    keepChanges: false,
    keyOf,
    ...(duty !== undefined && { duty }),
    ...(keep !== undefined && { keep }),
    load: async (input) => {
      const answer = await readShown(input)
      return answer.ok ? { ok: true, data: withMore(answer.data) } : answer
    },
  })

  async function readOn(input: Input<A>): Promise<void> {
    const entry = resource.select(input)(resource.use.getState())
    if (entry.status !== 'ready') return
    const cursor = nextOf(entry.data)
    if (cursor === null || entry.data.more.status === 'loading') return
    resource.amend(input, (page) => ({ ...page, more: { status: 'loading' } }))
    const answer = await ask(action, { ...input, cursor })
    resource.amend(input, (page) => {
      // A refresh that came in between has begun the list anew.
      if (nextOf(page) !== cursor) return page
      if (!answer.ok) return { ...page, more: { status: 'failed', failure: answer.failure } }
      shown.set(keyOf(input), (shown.get(keyOf(input)) ?? 1) + 1)
      return withMore(join(page, answer.data))
    })
  }

  return { ...resource, readOn }
}
