/** Owns a list that comes a page at a time: its branches, that there is nothing, its rows, and the way to more. */
import type { ReactNode } from 'react'
import { useReachBottom } from '@tarojs/taro'
import type { More, ShownList } from '@/api/pages'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { useShown } from '@/platform/use-shown'
import { Loaded, type LoadedProps } from './loaded'
import { LoadedScreen } from './loaded-screen'
import { ReadOn } from './read-on'

/** A page of a list, with all that was read so far. */
export interface ListPage {
  items: readonly unknown[]
  more: More
}

interface LoadedListProps<P extends ListPage> extends Pick<LoadedProps<P>, 'count' | 'stale'> {
  list: ShownList<P>
  /** What stands there instead of rows. */
  empty: ReactNode
  /** What stands above the rows, whether there are any or not. */
  head?: (page: P) => ReactNode
  /** What stands beneath them. */
  tail?: (page: P) => ReactNode
  /** The rows, when there are any. */
  children: (items: P['items'], page: P) => ReactNode
}

/** Asks for a list whenever it comes into sight, and reads on at its foot. */
export function useListShown({ open, readOn, key }: ShownList<unknown>): void {
  useShown(open, key)
  useReachBottom(() => void readOn())
}

/** A list inside a screen: place it in a `Stack`. Whoever uses it calls `useListShown`. */
export function LoadedList<P extends ListPage>({
  list,
  empty,
  head,
  tail,
  children,
  ...looks
}: LoadedListProps<P>) {
  return (
    <Loaded {...looks} resource={list.use()} open={list.open}>
      {(page: P) => (
        <>
          {head?.(page)}
          {page.items.length > 0 && children(page.items, page)}
          {/* Where more is to come, it is not known yet that there is nothing. */}
          {page.items.length === 0 && page.more.status === 'none' && empty}
          <ReadOn more={page.more} onMore={list.readOn} />
          {tail?.(page)}
        </>
      )}
    </Loaded>
  )
}

interface ListScreenProps<P extends ListPage> extends LoadedListProps<P> {
  title: string
  /** The bar at the thumb. */
  action?: ReactNode
  /** What stands above the list, whatever becomes of it. */
  above?: ReactNode
  /** What lies over the page. */
  sheet?: ReactNode
}

/** The page of one list. */
export function ListScreen<P extends ListPage>({ title, action, above, sheet, ...list }: ListScreenProps<P>) {
  useListShown(list.list)
  return (
    <Screen title={title} action={action}>
      <Stack>
        {above}
        <LoadedList {...list} />
      </Stack>
      {sheet}
    </Screen>
  )
}

interface PagedScreenProps<P> extends Pick<LoadedProps<P>, 'count' | 'stale'> {
  title: string
  /** The bar at the thumb, by what is shown. */
  action?: (page: P) => ReactNode
  list: ShownList<P>
  /** What stands above it, whatever becomes of it. */
  head?: ReactNode
  /** `more` is the way to the rows that follow. */
  children: (page: P, more: ReactNode) => ReactNode
}

/** The page of one thing whose rows come a page at a time. */
export function PagedScreen<P extends { more: More }>({ list, children, ...screen }: PagedScreenProps<P>) {
  useReachBottom(() => void list.readOn())
  return (
    <LoadedScreen {...screen} resource={list.use()} open={list.open} of={list.key}>
      {(page: P) => children(page, <ReadOn more={page.more} onMore={list.readOn} />)}
    </LoadedScreen>
  )
}
