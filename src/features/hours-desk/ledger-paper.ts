/** Owns the ledger as it goes on paper: one line a record, with its proof and who approved it. */
import { durationWord } from '@/domain/words/amounts'
import type { Column, Paper } from '../screens/paper-sheet'
import { proofWord, settledMinutes, standingWord } from './ledger-days'
import type { LedgerLine } from './ledger-store'

const columns: readonly Column<LedgerLine>[] = [
  { head: '日期', cell: ({ day }) => day },
  { head: '姓名', cell: ({ name }) => name },
  { head: '做了什么', cell: ({ title }) => title },
  { head: '怎么证明的', cell: proofWord },
  { head: '时长', cell: ({ minutes }) => durationWord(minutes) },
  { head: '积分', cell: ({ points }) => points },
  { head: '核定', cell: standingWord },
]

export const ledgerPaper = (title: string, lines: readonly LedgerLine[]): Paper<LedgerLine> => ({
  title,
  facts: `${lines.length} 笔 · 算数的 ${durationWord(settledMinutes(lines))}`,
  columns,
  parts: [{ rows: lines }],
  letters: 44,
  look: 'dense',
})
