/** Owns the ledger of hours as it is put into words and goes on paper: one line a record, with its proof and who approved it. */
import type { Column, Paper } from '../files/paper'
import { durationWord } from '../words/amounts'
import { timeWord } from '../words/moments'
import type { RecordState } from './documents'
import { isSettled, recordStates } from './record-words'

export interface LedgerRow {
  day: string
  name: string
  title: string
  kind: 'proved' | 'added'
  caption: string
  checkInAt: number | null
  checkOutAt: number | null
  checkInProof: string
  checkOutProof: string
  minutes: number
  points: number
  state: RecordState
  approver: string | null
}

/** Minutes that are in accounts. */
export const settledMinutes = (lines: readonly Pick<LedgerRow, 'state' | 'minutes'>[]): number =>
  lines.filter(isSettled).reduce((sum, { minutes }) => sum + minutes, 0)

/** 9:02 到，签到码；11:05 离开，签到码 */
function proofWord({ kind, caption, checkInAt, checkOutAt, checkInProof, checkOutProof }: LedgerRow): string {
  if (kind === 'added') return caption
  const came = checkInAt === null ? '没有签到' : `${timeWord(checkInAt)} 到，${checkInProof}`
  const left = checkOutAt === null ? '没有签退' : `${timeWord(checkOutAt)} 离开，${checkOutProof}`
  return `${came}；${left}`
}

/** Who stands behind it: 按规则自动核定, 张*核定, or how far it has come. */
export function standingWord({ state, approver }: Pick<LedgerRow, 'state' | 'approver'>): string {
  if (!isSettled({ state }) || approver === null) return recordStates[state].text
  return approver.endsWith('核定') ? approver : `${approver}核定`
}

const columns: readonly Column<LedgerRow>[] = [
  { head: '日期', cell: ({ day }) => day },
  { head: '姓名', cell: ({ name }) => name },
  { head: '做了什么', cell: ({ title }) => title },
  { head: '怎么证明的', cell: proofWord },
  { head: '时长', cell: ({ minutes }) => durationWord(minutes) },
  { head: '积分', cell: ({ points }) => points },
  { head: '核定', cell: standingWord },
]

/** @param isCut whether there are earlier lines than these, which is said; a total of a part is none */
export const ledgerPaper = (
  title: string,
  lines: readonly LedgerRow[],
  isCut: boolean,
): Paper<LedgerRow> => ({
  title,
  facts: isCut
    ? `只有最新的 ${lines.length} 笔，更早的没有写进来，所以不写合计`
    : `${lines.length} 笔 · 算数的 ${durationWord(settledMinutes(lines))}`,
  columns,
  parts: [{ rows: lines }],
  letters: 44,
  look: 'dense',
})
