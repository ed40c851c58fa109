/** Owns how the ledger is put into words: its days with their sums, the proof of a record, its last column. */
import { durationWord } from '@/domain/words/amounts'
import { isSettled, recordStates } from '@/domain/hours/record-words'
import { timeWord, writtenDayWord } from '@/domain/words/moments'
import type { LedgerLine } from './ledger-store'

interface LedgerDay {
  day: string
  lines: LedgerLine[]
}

/** The lines by day, in the order in which they come. */
export function ledgerDays(lines: readonly LedgerLine[]): LedgerDay[] {
  const days: LedgerDay[] = []
  for (const line of lines) {
    const last = days[days.length - 1]
    if (last?.day === line.day) last.lines.push(line)
    else days.push({ day: line.day, lines: [line] })
  }
  return days
}

/** Minutes that are in accounts. */
export const settledMinutes = (lines: readonly LedgerLine[]): number =>
  lines.filter(isSettled).reduce((sum, { minutes }) => sum + minutes, 0)

/** 11 月 21 日 周六 · 3 笔，算数的 5 小时 30 分钟 */
export const ledgerDayWord = ({ day, lines }: LedgerDay, now: number): string =>
  `${writtenDayWord(day, now)} · ${lines.length} 笔，算数的 ${durationWord(settledMinutes(lines))}`

/** 9:02 到，签到码；11:05 离开，签到码 */
export function proofWord({ kind, caption, checkInAt, checkOutAt, checkInProof, checkOutProof }: LedgerLine) {
  if (kind === 'added') return caption
  const came = checkInAt === null ? '没有签到' : `${timeWord(checkInAt)} 到，${checkInProof}`
  const left = checkOutAt === null ? '没有签退' : `${timeWord(checkOutAt)} 离开，${checkOutProof}`
  return `${came}；${left}`
}

/** Who stands behind it: 按规则自动核定, 张*核定, or how far it has come. */
export function standingWord({ state, approver }: LedgerLine): string {
  if (!isSettled({ state }) || approver === null) return recordStates[state].text
  return approver.endsWith('核定') ? approver : `${approver}核定`
}
