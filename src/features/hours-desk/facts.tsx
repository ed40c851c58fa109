/** What speaks for a record and by which rule it is counted, a line each. */
import { View } from '@tarojs/components'
import styles from './parts.module.scss'
import type { PendingRecord } from './store'
import { endWord } from './words'

const endNames = { in: '到', out: '走' } as const

/** What the tag and the proofs do not say already: doubts, and whatever comes together. */
const whyOf = ({ why, apart }: PendingRecord): string =>
  apart === 'doubtful' || why.includes('，') ? why : ''

export function Facts({ record }: { record: PendingRecord }) {
  const { ends, rule, note, state } = record
  const why = whyOf(record)
  const lines = [
    ...ends.map((end) => [endNames[end.end], endWord(end, record)] as const),
    ...(rule === '' ? [] : [['按规矩', rule] as const]),
    ...(why === '' ? [] : [['要看', why] as const]),
    ...(note === '' ? [] : [[state === 'appealed' ? '本人说' : '说明', note] as const]),
  ]
  return (
    <View className={styles.facts}>
      {lines.map(([label, said]) => (
        <View key={label} className={styles.fact}>
          <View className={styles.label}>{label}</View>
          <View className={styles.said}>{said}</View>
        </View>
      ))}
    </View>
  )
}
