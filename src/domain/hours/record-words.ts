/** Owns how the state and the amount of a service record are said. */
import type { RecordState } from './documents'
import { durationWord, signed } from '../words/amounts'

type Tone = 'jade' | 'amber' | 'seal' | 'plain'

export const recordStates: Record<RecordState, { tone: Tone; text: string }> = {
  open: { tone: 'amber', text: '还没签退' },
  submitted: { tone: 'amber', text: '等核定' },
  leaderOk: { tone: 'amber', text: '队长看过了' },
  approved: { tone: 'jade', text: '记好了' },
  returned: { tone: 'amber', text: '退回了' },
  rejected: { tone: 'seal', text: '没有认可' },
  appealed: { tone: 'amber', text: '申诉中' },
  corrected: { tone: 'jade', text: '改好了' },
  upheld: { tone: 'plain', text: '维持原样' },
  voided: { tone: 'plain', text: '作废了' },
  undone: { tone: 'plain', text: '登记撤销了' },
}

const settled: readonly RecordState[] = ['approved', 'corrected', 'upheld']

/** Whether the minutes are in the account. */
export const isSettled = ({ state }: { state: RecordState }): boolean => settled.includes(state)

/** +2 小时 / +2 分; what is not in the account yet says so. */
export function amountWord(record: { minutes: number; points: number; state: RecordState }): string {
  const { minutes, points, state } = record
  const hours = `${minutes < 0 ? '−' : '+'}${durationWord(Math.abs(minutes))}`
  if (!isSettled({ state })) return recordStates[state].text
  return points === 0 ? hours : `${hours} / ${signed(points)} 分`
}
