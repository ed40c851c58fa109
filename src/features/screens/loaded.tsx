/** Owns how everything that comes from the cloud is shown: on its way, not to be had, there, or there from before. */
import { useEffect, type ReactNode } from 'react'
import type { Failure } from '@/api/failure'
import type { Resource } from '@/api/resource'
import { Note } from '@/components/note'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'

/** What is said above data that could not be refreshed. */
export interface Stale {
  /** Where what is shown serves all the same: 没有信号也能出示. */
  text?: string
  /** sky where nothing is amiss for whoever looks. */
  tone?: 'amber' | 'sky'
  /** Offers to ask again at once; signal that comes back and pulling the page down ask anyway. */
  again?: boolean
}

/** The way on from something that is refused for good; without one there is only the way back. */
interface Elsewhere {
  /** 看别的活动 */
  text: string
  onTap: () => void
}

export interface LoadedProps<T> {
  resource: Resource<T>
  /** Asks for it again. */
  open: () => Promise<unknown>
  elsewhere?: Elsewhere | undefined
  /** What is said where it could not be had, when the rest of the screen serves all the same; it can be asked for again. */
  failed?: ((failure: Failure) => { title: string; text: string }) | undefined
  /** How many sheets stand there while it is on its way; three when left out. */
  count?: number | undefined
  /** How it is said that the data is from before; `false` where nothing is said. */
  stale?: Stale | false | undefined
  children: (data: T) => ReactNode
}

const fromBefore = '没有连上网络，下面是上次看到的'

type StaleNoteProps = Pick<LoadedProps<unknown>, 'resource' | 'open' | 'stale'>

/** That the data below could not be refreshed. For a place of its own; `Loaded` brings it along. */
export function StaleNote({ resource, open, stale = {} }: StaleNoteProps) {
  if (stale === false) return null
  const { text = fromBefore, tone = 'amber', again } = stale
  return (
    <Slot>
      {resource.status === 'ready' && resource.failure && (
        <Note tone={tone} text={text} {...(again && { action: '再试一次', onAction: () => void open() })} />
      )}
    </Slot>
  )
}

type RefusedProps = Pick<LoadedProps<unknown>, 'open' | 'elsewhere' | 'failed'> & { failure: Failure }

/** Whoever comes for the first time is led there once; who comes back from it without an answer goes by the button. */
let isLed = false

const toStations = () => openPage(appPages.homeStation())

function StationNeeded() {
  useEffect(() => {
    if (!isLed) toStations()
    isLed = true
  }, [])
  return (
    <Empty
      title="先选您家的社区"
      text="选好以后，就能看这里的活动和通知"
      action="选一选"
      onAction={toStations}
    />
  )
}

function Refused({ failure, open, elsewhere, failed }: RefusedProps) {
  if (failure.kind === 'rejected' && failure.code === 'STATION_NEEDED') return <StationNeeded />
  if (failed) return <Failed {...failed(failure)} onRetry={open} />
  if (elsewhere === undefined || failure.retry === 'same-key')
    return <Failed failure={failure} onRetry={open} />
  return <Failed failure={failure} retry={elsewhere.text} onRetry={elsewhere.onTap} />
}

/** What stands there while there is no data. */
export function Unloaded({ resource, count, ...ways }: Omit<LoadedProps<unknown>, 'children'>) {
  if (resource.status === 'failed') return <Refused {...ways} failure={resource.failure} />
  return <Loading {...(count !== undefined && { count })} />
}

/**
 * One part of a screen, loaded: place it in a `Stack`, as if its content stood there itself.
 * Whoever uses it calls `useShown(open)`; `LoadedScreen` does so by itself.
 */
export function Loaded<T>(props: LoadedProps<T>) {
  const { resource, open, stale, children } = props
  if (resource.status !== 'ready')
    return (
      <Slot>
        <Unloaded {...props} />
      </Slot>
    )
  return (
    <Slot>
      <StaleNote resource={resource} open={open} stale={stale} />
      {children(resource.data)}
    </Slot>
  )
}
