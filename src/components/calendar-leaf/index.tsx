/** A date as the red-headed calendar leaf from the kitchen wall. */
import { View } from '@tarojs/components'
import { spoken } from '../accessible'
import { classNames } from '../class-names'
import styles from './index.module.scss'

interface CalendarLeafProps {
  /** The red head: 周五, or 今天. */
  head: string
  /** Day of the month, large. */
  day: number
  /** Below the day: 9:00, or 11 月. */
  foot?: string
  /** What lies behind us has a grey head; the words beside it say so too. */
  past?: boolean
}

export function CalendarLeaf({ head, day, foot, past }: CalendarLeafProps) {
  const label = [head, `${day} 日`, foot].filter(Boolean).join(' ')
  return (
    <View className={classNames(styles.leaf, past && styles.past)} {...spoken({ role: 'img', label })}>
      <View className={styles.head}>{head}</View>
      <View className={styles.day}>{day}</View>
      {foot && <View className={styles.foot}>{foot}</View>}
    </View>
  )
}
