/** The month that a page shows, in words, with the way to the one before and the one after. */
import { View } from '@tarojs/components'
import { heading } from '../accessible'
import { Button } from '../button'
import styles from './index.module.scss'

interface MonthBarProps {
  /** 2026 年 10 月 */
  text: string
  onBefore: () => void
  /** Left out at the newest month there is. */
  onAfter?: () => void
}

export function MonthBar({ text, onBefore, onAfter }: MonthBarProps) {
  return (
    <View className={styles.bar}>
      <Button small kind="outline" text="上个月" onTap={onBefore} />
      <View className={styles.month} {...heading(2)}>
        {text}
      </View>
      <Button small kind="outline" text="下个月" disabled={!onAfter} onTap={() => onAfter?.()} />
    </View>
  )
}
