/** Owns the list of handlers for checks of content and the outbox of messages. */
import type { moderationActions } from '@/contract/moderation'
import type { Handlers } from '../../handler'
import { list, retry } from './outbox'
import { appeal } from './own'
import { blockMany, decide, queue, takeBack } from './queue'

export const moderationHandlers: Handlers<keyof typeof moderationActions> = {
  'moderation.queue': queue,
  'moderation.decide': decide,
  'moderation.blockMany': blockMany,
  'moderation.takeBack': takeBack,
  'moderation.appeal': appeal,
  'outbox.list': list,
  'outbox.retry': retry,
}
