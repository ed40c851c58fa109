/** Owns the entry of the `api` function. */
import { isOperatorsLook, lookForOperator } from './operator'
import { composeOutbox } from './outbox/works'
import { route } from './router'

composeOutbox()

export const main = (event: unknown) =>
  isOperatorsLook(event) ? lookForOperator(Date.now()) : route(event, Date.now())
