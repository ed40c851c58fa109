/** Owns the wall as somebody looks at it: which view, which filter, and the notes that answer, a page at a time. */
import { create } from 'zustand'
import { isRejected } from '@/api/failure'
import { useMe } from '@/api/me'
import { createPages, type ShownList, type WithMore } from '@/api/pages'
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

const wall = createPages({
  ...{ name: 'wish-wall', action: 'wish.wall', keep: 4 },
  inputOf: ({ view, filter: { gridId, group, nearlyDue } }: Looking) => ({
    view: view === 'granted' ? view : 'open',
    ...(gridId !== null && { gridId }),
    ...(group !== null && { group }),
    ...(nearlyDue && view !== 'granted' && { nearlyDue }),
  }),
})

const mine = createPages({
  ...{ name: 'wish-mine', action: 'wish.mine', keep: 2 },
  inputOf: (looking: Looking) => ({ as: looking.mine }),
})

function lookedAt() {
  const looking = useLooking.getState()
  return (looking.view === 'mine' ? mine : wall).of(looking)
}

/** Looks at something else and asks for it. */
export function look(some: Partial<Looking>): void {
  useLooking.setState(some)
  void lookedAt().open()
}

export const useWall = (): Resource<WithMore<Output<'wish.wall'>>> => wall.of(useLooking()).use()

type Notes = WithMore<{ items: readonly WishCard[] }>

/** The notes that are looked at. */
export const notes: ShownList<Notes> = {
  open: () => lookedAt().open(),
  readOn: () => lookedAt().readOn(),
  use: function useNotes(): Resource<Notes> {
    const looking = useLooking()
    const shown = { wall: wall.of(looking).use(), mine: mine.of(looking).use() }
    return looking.view === 'mine' ? shown.mine : shown.wall
  },
}

/** Whether the station has closed its wall, as the wall itself has answered or, before it has, as is known of the station. */
export function useClosed(): boolean {
  const shown = useWall()
  const profile = useMe()
  if (shown.status === 'ready') return false
  if (shown.status === 'failed') return isRejected({ ok: false, failure: shown.failure }, 'SWITCHED_OFF')
  return profile.status === 'ready' && !isOn(profile.data.features, 'wishes')
}
