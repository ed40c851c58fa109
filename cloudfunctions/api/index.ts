/** Owns the entry of the `api` function. */
import { composeOutbox } from './outbox/works'
import { route } from './router'

composeOutbox()

export const main = (event: unknown) => route(event, Date.now())
