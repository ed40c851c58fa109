/** The month that a page shows, in words, with the way to the one before and the one after. */
import { View } from '@tarojs/components'
import { heading } from '../accessible'
import { Button } from '../button'
import { classNames } from '../class-names'
import { useTypeScale } from '../type-scale'
import styles from './index.module.scss'

interface MonthBarProps {
  /** 2026 年 10 月 */
  text: string
  onBefore: () => void
  /** Left out at the newest month there is. */
  onAfter?: () => void
}

export function MonthBar({ text, onBefore, onAfter }: MonthBarProps) {
  // In larger type the month has no room between the two ways.
  const between = useTypeScale() === 'std'
  const month = (
    <View className={classNames(styles.month, !between && styles.above)} {...heading(2)}>
      {text}
    </View>
  )
  return (
    <View className={styles.bar}>
      {!between && month}
      <Button small kind="second" text="上个月" onTap={onBefore} />
      {between && month}
      <Button small kind="second" text="下个月" disabled={!onAfter} onTap={() => onAfter?.()} />
    </View>
  )
}
