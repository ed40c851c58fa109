/** Owns the wall as somebody looks at it: which view, which filter, and the notes that answer, a page at a time. */
import { create } from 'zustand'
import { isRejected } from '@/api/failure'
import { useMe } from '@/api/me'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'
import { isOn } from '@/domain/station/features'
import type { WishGroup } from '@/domain/wish/vocabulary'

export type View = 'open' | 'granted' | 'mine'
/** Of my own: those I made, those I help with. */
export type Mine = 'maker' | 'helper'

export interface Filter {
  gridId: string | null
  group: WishGroup | null
  /** Only those whose day is near; on the open wall alone. */
  nearlyDue: boolean
}

export const anything: Filter = { gridId: null, group: null, nearlyDue: false }

interface Looking {
  view: View
  mine: Mine
  filter: Filter
}

/** What is looked at; it stays while the app is open. */
export const useLooking = create<Looking>(() => ({ view: 'open', mine: 'maker', filter: anything }))

export const countChoices = ({ gridId, group, nearlyDue }: Filter): number =>
  [gridId !== null, group !== null, nearlyDue].filter(Boolean).length

const wall = createPages({
  name: 'wish-wall',
  action: 'wish.wall',
  keyOf: (input) => JSON.stringify(input),
  keep: 4,
})

const mine = createPages({
  name: 'wish-mine',
  action: 'wish.mine',
  keyOf: ({ as }) => as,
  keep: 2,
})

function question({ view, filter }: Looking): Input<'wish.wall'> {
  const { gridId, group, nearlyDue } = filter
  return {
    view: view === 'granted' ? 'granted' : 'open',
    ...(gridId !== null && { gridId }),
    ...(group !== null && { group }),
    ...(nearlyDue && view !== 'granted' && { nearlyDue }),
  }
}

/** Asks for what is looked at. */
export function openWall(): Promise<void> {
  const looking = useLooking.getState()
  return looking.view === 'mine' ? mine.open({ as: looking.mine }) : wall.open(question(looking))
}

export function readOn(): Promise<void> {
  const looking = useLooking.getState()
  return looking.view === 'mine' ? mine.readOn({ as: looking.mine }) : wall.readOn(question(looking))
}

/** Looks at something else and asks for it. */
export function look(some: Partial<Looking>): void {
  useLooking.setState(some)
  void openWall()
}

export function useWall() {
  const looking = useLooking()
  return wall.use(wall.select(question(looking)))
}

export function useMine() {
  const { mine: as } = useLooking()
  return mine.use(mine.select({ as }))
}

/** Whether the station has closed its wall, as the wall itself has answered or, before it has, as is known of the station. */
export function useClosed(): boolean {
  const shown = useWall()
  const profile = useMe()
  if (shown.status === 'ready') return false
  if (shown.status === 'failed') return isRejected({ ok: false, failure: shown.failure }, 'SWITCHED_OFF')
  return profile.status === 'ready' && !isOn(profile.data.features, 'wishes')
}

export type Grids = Output<'wish.wall'>['grids']
