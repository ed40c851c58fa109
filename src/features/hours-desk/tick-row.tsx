/** One of several that are believed together: whose, how long, how it was proved, and whether it goes along. */
import { View } from '@tarojs/components'
import { tappable } from '@/components/accessible'
import { classNames } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { durationWord } from '@/domain/words/amounts'
import styles from './parts.module.scss'
import type { PendingRecord } from './store'
import { visitWord } from './words'

interface TickRowProps {
  record: PendingRecord
  on: boolean
  onTap: () => void
}

export function TickRow({ record, on, onTap }: TickRowProps) {
  const amount = durationWord(record.minutes)
  const proved = visitWord(record)
  const label = `${record.name}，${amount}，${proved}`
  return (
    <View className={styles.tick} {...tappable({ role: 'checkbox', checked: on, label, onTap })}>
      <View className={classNames(styles.box, on && styles.on)}>
        {on && <Icon name="check" size="mark" />}
      </View>
      <View className={styles.words}>
        <View className={styles.line}>
          <View>{record.name}</View>
          <View className={styles.amount}>{amount}</View>
        </View>
        <View className={styles.caption}>{proved}</View>
      </View>
    </View>
  )
}
