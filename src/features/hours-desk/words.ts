/** Owns how the desk says when somebody came and left, and what believing a record is called. */
import { recordStates } from '@/domain/hours/record-words'
import { hoursRulesAt } from '@/domain/hours/rules'
import { MINUTE, startOf } from '@/domain/kernel/clock'
import { durationWord } from '@/domain/words/amounts'
import { dateWord, timeWord } from '@/domain/words/moments'
import { isLast } from './sessions'
import type { PendingRecord } from './store'

type End = PendingRecord['ends'][number]

/** How far somebody came before, or left after, what the session counts; empty within it. */
function beyond({ end, at }: End, { planned, day }: PendingRecord): string {
  if (planned === null) return ''
  const { beforeMinutes, afterMinutes } = hoursRulesAt(startOf(day)).span
  const early = Math.floor((planned.startAt - at) / MINUTE)
  const late = Math.floor((at - planned.endAt) / MINUTE)
  if (end === 'in' && early > beforeMinutes) return `，早了 ${durationWord(early)}`
  return end === 'out' && late > afterMinutes ? `，晚了 ${durationWord(late)}` : ''
}

/** 8:55 扫码; what nobody proved has no time of its own. */
export function endWord(end: End, record: PendingRecord): string {
  if (end.end === 'out' && record.apart === 'unended') return end.how
  return `${timeWord(end.at)} ${end.how}${beyond(end, record)}`
}

/** 8:57 扫码，11:03 一起签退 */
export const visitWord = (record: PendingRecord): string =>
  record.ends.map((end) => endWord(end, record)).join('，')

/** 11 月 20 日，计划 9:00–11:00 */
export function plannedWord({ day, planned }: Pick<PendingRecord, 'day' | 'planned'>, now: number): string {
  const date = dateWord(startOf(day), now)
  return planned === null ? date : `${date}，计划 ${timeWord(planned.startAt)}–${timeWord(planned.endAt)}`
}

/** 认 2 小时 5 分钟; 初核 where another colleague has the last look. */
export const beliefWord = (record: PendingRecord): string =>
  `${isLast(record) ? '认' : '初核'} ${durationWord(record.minutes)}`

/** Whether the rules ask for a sentence: the day is longer than a leader may believe. */
export const asksWhy = ({ day, dayMinutes }: PendingRecord): boolean =>
  dayMinutes > hoursRulesAt(startOf(day)).leaderDayMinutes

/** What was decided about it: 认了 2 小时 5 分钟, 退回了. */
export function decidedWord({ state, minutes }: PendingRecord): string {
  if (state === 'approved') return `认了 ${durationWord(minutes)}`
  return state === 'leaderOk' ? `初核了 ${durationWord(minutes)}` : recordStates[state].text
}

/** 认了 9 个人，18 小时; what waits for another colleague says so. */
export function believedWord(records: readonly PendingRecord[]): string {
  const last = records.every(({ state }) => state === 'approved')
  const sum = durationWord(records.reduce((all, { minutes }) => all + minutes, 0))
  return `${last ? '认了' : '初核了'} ${records.length} 个人，${sum}${last ? '' : '，等另一位同事核定'}`
}
