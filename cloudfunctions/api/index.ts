/** Owns the entry of the `api` function. */
import { route } from './router'

export const main = (event: unknown) => route(event, Date.now())
