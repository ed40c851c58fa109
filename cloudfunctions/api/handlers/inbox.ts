/** Owns the inbox: what is unread first, then what was read. */
import type { inboxActions } from '@/contract/inbox'
import { refuse, type Handlers } from '../handler'

const notYet = { run: () => Promise.resolve(refuse('NOT_FOUND')) }

export const inboxHandlers: Handlers<keyof typeof inboxActions> = {
  'inbox.open': notYet,
  'inbox.read': notYet,
}
