/** Owns the list of handlers for notices. */
import type { noticeActions } from '@/contract/notice'
import type { Handlers } from '../../handler'
import { count, form } from './audience'
import { callList, reveal, tick } from './call-list'
import { desk, reach } from './desk'
import { acknowledge, open } from './read'
import { recall, send, unschedule } from './send'
import { correct, save } from './write'

export const noticeHandlers: Handlers<keyof typeof noticeActions> = {
  'notice.form': form,
  'notice.count': count,
  'notice.save': save,
  'notice.send': send,
  'notice.unschedule': unschedule,
  'notice.correct': correct,
  'notice.recall': recall,
  'notice.desk': desk,
  'notice.reach': reach,
  'notice.callList': callList,
  'notice.tick': tick,
  'notice.reveal': reveal,
  'notice.open': open,
  'notice.acknowledge': acknowledge,
}
