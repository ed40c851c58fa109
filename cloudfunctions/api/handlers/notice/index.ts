/** Owns the list of handlers for notices. */
import type { noticeActions } from '@/contract/notice'
import { refuse, type Handlers } from '../../handler'

const notYet = { run: () => Promise.resolve(refuse('NOT_FOUND')) }

export const noticeHandlers: Handlers<keyof typeof noticeActions> = {
  'notice.form': notYet,
  'notice.count': notYet,
  'notice.save': notYet,
  'notice.send': notYet,
  'notice.unschedule': notYet,
  'notice.correct': notYet,
  'notice.recall': notYet,
  'notice.desk': notYet,
  'notice.reach': notYet,
  'notice.callList': notYet,
  'notice.tick': notYet,
  'notice.reveal': notYet,
  'notice.open': notYet,
  'notice.acknowledge': notYet,
}
