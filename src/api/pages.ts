/** Owns lists that come a page at a time: the first page like any resource, the following ones behind the thumb. */
import { call } from './client'
import type { ActionName, Input, Output } from '@/contract'
import type { Answer, Failure } from './failure'
import { createResource, type ResourceStore } from './resource'

export type More =
  { status: 'none' } | { status: 'waiting' } | { status: 'loading' } | { status: 'failed'; failure: Failure }

/** An answer with all the pages read so far and whether there are more. */
export type Paged<T> = T & { more: More }

interface PageOptions<A extends ActionName> {
  name: string
  action: A
  /** The rows of one answer, and an answer with other rows. */
  rows: (page: Output<A>) => readonly unknown[]
  withRows: (page: Output<A>, rows: never[]) => Output<A>
  /** What the first page alone says, kept when others follow. */
  onFirst?: (first: Output<A>) => Partial<Output<A>>
  keyOf?: (input: Input<A>) => string
  keep?: number
}

export interface PagedStore<A extends ActionName> extends ResourceStore<Input<A>, Paged<Output<A>>> {
  /** Reads on, if there is more and nothing is on its way. */
  readOn: (input: Input<A>) => Promise<void>
}

const nextOf = (page: unknown): string | null => (page as { next: string | null }).next

/** A store for an action that answers with `next` and takes `cursor`. */
export function createPages<A extends ActionName>(options: PageOptions<A>): PagedStore<A> {
  const { name, action, rows, withRows, onFirst, keyOf, keep } = options
  const ask = call as (action: A, input: Input<A>) => Promise<Answer<Output<A>>>
  const withMore = (page: Output<A>): Paged<Output<A>> => ({
    ...page,
    more: { status: nextOf(page) === null ? 'none' : 'waiting' },
  })

  const resource = createResource<Input<A>, Paged<Output<A>>>({
    name,
    keepChanges: false,
    ...(keyOf && { keyOf }),
    ...(keep !== undefined && { keep }),
    load: async (input) => {
      const answer = await ask(action, input)
      return answer.ok ? { ok: true, data: withMore(answer.data) } : answer
    },
  })

  async function readOn(input: Input<A>): Promise<void> {
    const entry = resource.select(input)(resource.use.getState())
    if (entry.status !== 'ready') return
    const cursor = nextOf(entry.data)
    if (cursor === null || entry.data.more.status === 'loading') return
    resource.change(input, (page) => ({ ...page, more: { status: 'loading' } }))
    const answer = await ask(action, { ...input, cursor })
    resource.change(input, (page) => {
      // A refresh that came in between has begun the list anew.
      if (nextOf(page) !== cursor) return page
      if (!answer.ok) return { ...page, more: { status: 'failed', failure: answer.failure } }
      const all = [...rows(page), ...rows(answer.data)] as never[]
      return withMore(withRows({ ...page, ...answer.data, ...onFirst?.(page) }, all))
    })
  }

  return { ...resource, readOn }
}
