/** A wish as a note pinned to a wall. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { tappable } from '../accessible'
import { classNames } from '../class-names'
import { Tag, type Tone } from '../tag'
import styles from './index.module.scss'

interface WishNoteProps {
  /** The wish in its own words. */
  text: string
  /** 老人 · 北区 · 等了 3 天 */
  caption: string
  /** open: waits for someone; waiting: promised; granted: done. */
  stage: 'open' | 'waiting' | 'granted'
  /** Where it stands, in words: 有人认领，剩 2 天 6 小时. */
  status?: string
  /** What one can do right here: 我来圆. */
  action?: string
  onAction?: () => void
  /** Opens the wish. */
  onTap?: () => void
}

const tones: Record<WishNoteProps['stage'], Tone> = { open: 'plain', waiting: 'amber', granted: 'jade' }

export function WishNote({ text, caption, stage, status, action, onAction, onTap }: WishNoteProps) {
  const label = ['心愿', text, caption, status].filter(Boolean).join('，')
  return (
    <View className={classNames(styles.note, styles[stage])}>
      <View className={styles.paper} {...(onTap ? tappable({ label, onTap }) : {})}>
        <View className={styles.text}>{text}</View>
        <View className={styles.caption}>{caption}</View>
        {status && (
          <View className={styles.status}>
            <Tag tone={tones[stage]} text={status} />
          </View>
        )}
      </View>
      {action && onAction && (
        <View className={styles.action} {...tappable({ label: `${action}：${text}`, onTap: onAction })}>
          {action} ›
        </View>
      )}
    </View>
  )
}

/** The wall: two columns, one when type is large. */
export function WishWall({ children }: { children: ReactNode }) {
  return <View className={styles.wall}>{children}</View>
}
