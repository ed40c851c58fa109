/** Owns the page that shows one thing: it asks whenever it is shown, and says where the thing is. */
import type { ReactNode } from 'react'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import type { TabName } from '@/components/tab-bar'
import { useShown } from '@/platform/use-shown'
import { Loaded, StaleNote, Unloaded, type LoadedProps } from './loaded'

interface FrameProps<T> extends Omit<LoadedProps<T>, 'children'> {
  /** What it is, where one may take another's place while the page is in sight. */
  of?: string | undefined
  /** Also while it is on its way. */
  title: string
}

interface ContentProps<T> extends FrameProps<T> {
  tab?: TabName
  /** The bar at the thumb; a function where it depends on the data. */
  action?: ReactNode | ((data: T) => ReactNode)
  /** What stands above it, whatever becomes of it. */
  head?: ReactNode
  children: (data: T) => ReactNode
  screen?: never
}

interface WholeProps<T> extends FrameProps<T> {
  /**
   * Once it is there: the whole screen. For a form, and where the bar at the thumb shares state that begins with the
   * data. `stale` is the note to place first.
   */
  screen: (data: T, stale: ReactNode) => ReactNode
  children?: never
}

function actionOf<T>({ action, resource }: ContentProps<T>): ReactNode {
  if (typeof action !== 'function') return action
  return resource.status === 'ready' && action(resource.data)
}

/** One screen, one resource. What `children` answers is stacked; sheets may stand among it. */
export function LoadedScreen<T>(props: ContentProps<T> | WholeProps<T>) {
  const { title, resource, open, of, stale } = props
  useShown(open, of)
  if (props.screen === undefined) {
    const { tab, head } = props
    return (
      <Screen title={title} action={actionOf(props)} {...(tab !== undefined && { tab })}>
        <Stack>
          {head}
          <Loaded {...props} />
        </Stack>
      </Screen>
    )
  }
  if (resource.status === 'ready')
    return props.screen(resource.data, <StaleNote resource={resource} open={open} stale={stale} />)
  return (
    <Screen title={title}>
      <Unloaded {...props} />
    </Screen>
  )
}
