/** How far along something is, as a bar; the numbers stand in words beside it. */
import { View } from '@tarojs/components'
import { spoken } from '../accessible'
import { classNames } from '../class-names'
import styles from './index.module.scss'

interface MeterProps {
  value: number
  max: number
  /** What the bar says in words: 30 个名额报了 24 个. */
  label: string
  tone?: 'jade' | 'seal' | 'amber'
}

export function Meter({ value, max, label, tone = 'jade' }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <View className={styles.meter} {...spoken({ role: 'img', label })}>
      <View
        className={classNames(styles.fill, styles[tone])}
        style={{ width: `${Math.round(share * 1000) / 10}%` }}
      />
    </View>
  )
}
