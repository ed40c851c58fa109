/** Owns whether parts lie on a layer that does not move with the page: WeChat asks its text boxes to be told. */
import { createContext } from 'react'

export const Overlay = createContext(false)
