/** What stands at the left of a page on a computer, over its whole height; null where nothing does. */
import { createContext, type ReactNode } from 'react'

export const Side = createContext<ReactNode>(null)
