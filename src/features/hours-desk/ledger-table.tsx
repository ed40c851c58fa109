/** The ledger as it goes on paper: one line a record, with its proof and who approved it. */
import { View } from '@tarojs/components'
import { scrollRegion } from '@/components/accessible'
import { durationWord } from '@/domain/words/amounts'
import { proofWord, settledMinutes, standingWord } from './ledger-days'
import type { LedgerLine } from './ledger-store'
import styles from './ledger-table.module.scss'

export const ledgerSheetId = 'ledger-sheet'

const heads = ['日期', '姓名', '做了什么', '怎么证明的', '时长', '积分', '核定'] as const

const cellsOf = (line: LedgerLine): string[] => [
  line.day,
  line.name,
  line.title,
  proofWord(line),
  durationWord(line.minutes),
  String(line.points),
  standingWord(line),
]

export function LedgerTable({ title, lines }: { title: string; lines: readonly LedgerLine[] }) {
  return (
    <View id={ledgerSheetId} className={styles.sheet} {...scrollRegion(title)}>
      <View className={styles.title}>{title}</View>
      <View className={styles.facts}>
        {`${lines.length} 笔 · 算数的 ${durationWord(settledMinutes(lines))}`}
      </View>
      <View className={styles.table}>
        <View className={styles.line}>
          {heads.map((head) => (
            <View key={head} className={`${styles.cell} ${styles.head}`}>
              {head}
            </View>
          ))}
        </View>
        {lines.map((line) => (
          <View key={line.recordId} className={styles.line}>
            {cellsOf(line).map((text, index) => (
              <View key={heads[index]} className={styles.cell}>
                {text}
              </View>
            ))}
          </View>
        ))}
      </View>
    </View>
  )
}
