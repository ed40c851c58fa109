/** A strip that carries one thing to read: what it is about, who says so and since when. */
import { View } from '@tarojs/components'
import { tappable } from '../accessible'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

interface NoticeProps {
  text: string
  /** Who says so, since when, how much more there is. */
  caption?: string
  /** Draws the dot and says it in words. */
  unread?: boolean
  icon?: IconName
  onTap: () => void
}

export function Notice({ text, caption, unread, icon = 'bell', onTap }: NoticeProps) {
  const label = [unread ? '没看过' : '', text, caption].filter(Boolean).join('，')
  return (
    <View className={styles.notice} {...tappable({ label, onTap })}>
      {unread && <View className={styles.dot} />}
      <View className={styles.icon}>
        <Icon name={icon} />
      </View>
      <View className={styles.main}>
        <View className={styles.text}>{text}</View>
        {caption && <View className={styles.caption}>{caption}</View>}
      </View>
    </View>
  )
}
