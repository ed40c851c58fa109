/** Owns the wall as somebody looks at it: which view, which filter, and the notes that answer, a page at a time. */
import { create } from 'zustand'
import { isRejected } from '@/api/failure'
import { useMe } from '@/api/me'
import { byView, createPages, type WithMore } from '@/api/pages'
import type { Resource } from '@/api/resource'
import type { Output } from '@/contract'
import { isOn } from '@/domain/station/features'
import type { WishGroup } from '@/domain/wish/vocabulary'
import type { WishCard } from './words'

interface Looking {
  view: 'open' | 'granted' | 'mine'
  /** Of my own: those I made, those I help with. */
  mine: 'maker' | 'helper'
  filter: {
    gridId: string | null
    group: WishGroup | null
    /** Only those whose day is near; on the open wall alone. */
    nearlyDue: boolean
  }
}

export const anything: Looking['filter'] = { gridId: null, group: null, nearlyDue: false }

/** What is looked at; it stays while the app is open. */
export const useLooking = create<Looking>(() => ({ view: 'open', mine: 'maker', filter: anything }))

export const countChoices = ({ gridId, group, nearlyDue }: Looking['filter']): number =>
  [gridId !== null, group !== null, nearlyDue].filter(Boolean).length

const wall = byView(
  createPages({
    ...{ name: 'wish-wall', action: 'wish.wall', keep: 4 },
    keyOf: (input) => JSON.stringify(input),
  }),
  ({ view, filter: { gridId, group, nearlyDue } }: Looking) => ({
    view: view === 'granted' ? view : 'open',
    ...(gridId !== null && { gridId }),
    ...(group !== null && { group }),
    ...(nearlyDue && view !== 'granted' && { nearlyDue }),
  }),
)

const mine = byView(
  createPages({ name: 'wish-mine', action: 'wish.mine', keyOf: ({ as }) => as, keep: 2 }),
  (looking: Looking) => ({ as: looking.mine }),
)

const listOf = ({ view }: Looking) => (view === 'mine' ? mine : wall)
const now = useLooking.getState

/** Asks for what is looked at. */
export const openWall = (): Promise<void> => listOf(now()).open(now())
export const readOn = (): Promise<void> => listOf(now()).readOn(now())

/** Looks at something else and asks for it. */
export function look(some: Partial<Looking>): void {
  useLooking.setState(some)
  void openWall()
}

export const useWall = (): Resource<WithMore<Output<'wish.wall'>>> => wall.use(useLooking())

/** The notes that are looked at. */
export function useNotes(): Resource<WithMore<{ items: readonly WishCard[] }>> {
  const looking = useLooking()
  const shown = { wall: wall.use(looking), mine: mine.use(looking) }
  return looking.view === 'mine' ? shown.mine : shown.wall
}

/** Whether the station has closed its wall, as the wall itself has answered or, before it has, as is known of the station. */
export function useClosed(): boolean {
  const shown = useWall()
  const profile = useMe()
  if (shown.status === 'ready') return false
  if (shown.status === 'failed') return isRejected({ ok: false, failure: shown.failure }, 'SWITCHED_OFF')
  return profile.status === 'ready' && !isOn(profile.data.features, 'wishes')
}
