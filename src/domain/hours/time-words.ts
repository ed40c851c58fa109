/** Owns how it is said what the time given to a case comes to, to those on both sides of it. */
import type { CaseKind } from '../case/define-case'
import type { CaseDocument } from '../case/documents'
import { beginningOf, givenTo } from '../case/proof'
import { isOver } from '../case/sight'
import { durationWord } from '../words/amounts'
import { provedByCard, type Unsure } from './given-time'

const unsureWords: Record<Unsure, string> = {
  longer: '来和走都扫了居民卡，比说好的久，站里看过再算',
  unlike: '来和走都扫了居民卡，比填的分钟多，站里看过再算',
  unplanned: '来和走都扫了居民卡，站里看过再算',
  elsewhen: '来和走都扫了居民卡，不在说好的时候，站里看过再算',
}

/** What the cards prove so far, and what is still missing; null of a kind without hours, and before anything was begun. */
export function timeWord(kind: CaseKind, one: CaseDocument): string | null {
  const { hours, moves } = kind
  if (!hours) return null
  const begun = beginningOf(kind, one)
  const isEnded = one.history.some(({ on }) => moves[on]?.proves === 'end')
  if (!begun && !isEnded) return null
  const proved = provedByCard(givenTo(kind, one))
  if (proved?.unsure) return unsureWords[proved.unsure]
  if (proved?.minutes === 0) return '来和走都扫了居民卡，时间太短，不计'
  if (proved) return `${durationWord(proved.minutes)}，来和走都扫了居民卡`
  if (isEnded || isOver(kind, one)) return '没有来和走都扫居民卡，站里看过再算'
  return one.proof?.begun ? '来的时候扫了居民卡，走的时候再扫一次' : '来的时候没有扫居民卡，站里看过再算'
}
