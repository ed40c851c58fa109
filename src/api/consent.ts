/** Owns asking for consent to messages at a moment, and telling the cloud what was agreed to. */
import { askedTogether, type AskingMoment } from '@/domain/message/asking'
import { askToSubscribe } from '@/platform/subscribe'
import { callKeyed } from './request-key'

const longTerm = LONG_TERM_TEMPLATES.split(',').map((name) => name.trim())

/** Call it straight from a tap, or WeChat shows no dialog. @returns whether anything was agreed to and written down */
export async function askFor(moment: AskingMoment): Promise<boolean> {
  const templates = await askToSubscribe(askedTogether(moment, longTerm))
  if (templates.length === 0) return false
  const answer = await callKeyed('me.subscribed', { templates })
  return answer.ok
}
