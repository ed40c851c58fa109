/** What stands where nothing is yet: what that means, and one thing to do about it. */
import { View } from '@tarojs/components'
import { Button } from '../button'
import { Drawing, type DrawingName } from '../drawing'
import styles from './index.module.scss'

interface EmptyProps {
  drawing?: DrawingName
  /** 这一天没有活动 */
  title: string
  /** 最近的一场在周日，剪窗花 */
  text?: string
  /** 看周日 */
  action?: string
  onAction?: () => void
}

export function Empty({ drawing = 'empty-list', title, text, action, onAction }: EmptyProps) {
  return (
    <View className={styles.state}>
      <Drawing name={drawing} shape="grand" />
      <View className={styles.title}>{title}</View>
      {text && <View className={styles.text}>{text}</View>}
      {action && onAction && (
        <View className={styles.action}>
          <Button text={action} kind="second" onTap={onAction} />
        </View>
      )}
    </View>
  )
}
