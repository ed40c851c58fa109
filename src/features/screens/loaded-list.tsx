/** Owns a list that comes a page at a time: its branches, that there is nothing, its rows, and the way to more. */
import type { ReactNode } from 'react'
import type { More } from '@/api/pages'
import { Loaded, type LoadedProps } from './loaded'
import { ReadOn } from './read-on'

/** A page of a list, with all that was read so far. */
export interface ListPage {
  items: readonly unknown[]
  more: More
}

interface LoadedListProps<P extends ListPage> extends Omit<LoadedProps<P>, 'children'> {
  /** Reads the next page. */
  onMore: () => Promise<void>
  /** What stands there instead of rows. */
  empty: ReactNode
  /** What stands above the rows, whether there are any or not. */
  head?: (page: P) => ReactNode
  /** The rows, when there are any. */
  children: (items: P['items'], page: P) => ReactNode
}

/** A list inside a screen: place it in a `Stack`. Whoever uses it calls `useShown` and `useReachBottom`. */
export function LoadedList<P extends ListPage>({
  onMore,
  empty,
  head,
  children,
  ...loaded
}: LoadedListProps<P>) {
  return (
    <Loaded {...loaded}>
      {(page: P) => (
        <>
          {head?.(page)}
          {page.items.length > 0 && children(page.items, page)}
          {/* Where more is to come, it is not known yet that there is nothing. */}
          {page.items.length === 0 && page.more.status === 'none' && empty}
          <ReadOn more={page.more} onMore={onMore} />
        </>
      )}
    </Loaded>
  )
}
