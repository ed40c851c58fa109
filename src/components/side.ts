/** What stands at the left of a page on a computer, over its whole height; null on a phone. */
import { createContext, type ReactNode } from 'react'

export interface AtSide {
  /** The ways on; null where the window is too narrow for them. */
  rail: ReactNode
  /** The list that the page was opened from; null where it came from none. */
  list: ReactNode
  /** What lies over the page and belongs to none of its parts. */
  over: ReactNode
}

export const Side = createContext<AtSide | null>(null)
