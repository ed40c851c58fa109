/** A strip that carries one notice, with a word for how many more wait. */
import { View } from '@tarojs/components'
import { tappable } from '../accessible'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

interface NoticeProps {
  text: string
  /** At the end: 2 条未读. */
  count?: string
  /** Draws the red dot; the count says the same in words. */
  unread?: boolean
  icon?: IconName
  onTap: () => void
}

export function Notice({ text, count, unread, icon = 'bell', onTap }: NoticeProps) {
  const label = ['通知', text, count].filter(Boolean).join('，')
  return (
    <View className={styles.notice} {...tappable({ label, onTap })}>
      {unread && <View className={styles.dot} />}
      <View className={styles.icon}>
        <Icon name={icon} />
      </View>
      <View className={styles.text}>{text}</View>
      {count && <View className={styles.count}>{count}</View>}
    </View>
  )
}
