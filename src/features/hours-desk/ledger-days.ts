/** Owns how the ledger is put into words: its days with their sums. */
import { durationWord } from '@/domain/words/amounts'
import { settledMinutes } from '@/domain/hours/ledger-paper'
import { writtenDayWord } from '@/domain/words/moments'
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

/** 11 月 21 日 周六 · 3 笔，算数的 5 小时 30 分钟 */
export const ledgerDayWord = ({ day, lines }: LedgerDay, now: number): string =>
  `${writtenDayWord(day, now)} · ${lines.length} 笔，算数的 ${durationWord(settledMinutes(lines))}`
