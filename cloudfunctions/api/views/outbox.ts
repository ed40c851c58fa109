/** Owns how a message that has not reached WeChat is shown at the desk. */
import type { Output } from '@/contract'
import type { MessageDocument } from '@/domain/message/documents'
import { maskName } from '@/domain/person/mask'
import type { PersonDocument } from '@/domain/person/documents'
import { nameOf } from '@/domain/person/name-of'

type ItemView = Output<'outbox.retry'>
export type OutboxState = ItemView['state']

const reasons: Record<OutboxState, string> = {
  due: '等着发',
  sending: '正在发',
  failed: '试了几次都没发出去',
  inboxOnly: '没有订阅，只放在收件箱',
}

/** Why a message stays in the inbox, as the job that left it there says. */
const inboxReasons: Record<string, string> = {
  'no consent': '对方没有再同意接收',
  'called off': '已经撤回，不再发',
}

function whyOf({ state, error }: { state: OutboxState; error: string | null }): string {
  if (error === null) return reasons[state]
  if (state === 'inboxOnly') return inboxReasons[error] ?? '发到一半断了，不重发'
  if (state === 'failed' && error.startsWith('setup:'))
    return `微信不收，再发也一样：请管系统的人看「系统检查」（${error.slice('setup:'.length)}）`
  return `${reasons[state]}（微信说：${error}）`
}

/** A message at the desk; `person` is whom it is for, null when that person is gone. Only what was never sent comes here. */
export function outboxItem(message: MessageDocument, person: PersonDocument | null): ItemView {
  const { attempts, nextAt, error } = message.delivery
  const state = message.delivery.state as OutboxState
  return {
    messageId: message._id,
    state,
    kind: message.kind,
    title: message.title,
    text: message.text,
    person: person ? maskName(nameOf(person)) : '',
    at: message.at,
    attempts,
    nextAt,
    why: whyOf({ state, error }),
    mayRetry: state === 'failed',
  }
}
