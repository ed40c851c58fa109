/** A wish as a note pinned to a wall. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { tappable, unspoken } from '../accessible'
import { apart } from '../apart'
import { Button } from '../button'
import { Photo } from '../photo'
import { Tag, type Tone } from '../tag'
import styles from './index.module.scss'

export interface WishNoteProps {
  /** The wish in its own words. */
  text: string
  /** 老人 · 北区 · 等了 3 天 */
  caption: string
  /** open: waits for someone; soon: waits and its day is near; waiting: promised; granted: done. */
  stage: 'open' | 'soon' | 'waiting' | 'granted'
  /** Where it stands, in words: 有人认领，剩 2 天 6 小时. */
  status?: string
  /** The address of a picture, above the words. */
  photo?: string
  /** What the wisher said when it was granted. */
  quote?: string
  /** What one can do right here: 我来认领. */
  action?: string
  onAction?: () => void
  /** Opens the wish. */
  onTap?: () => void
  /** What is tapped by itself at the foot of the note: a voice. */
  children?: ReactNode
}

const tones: Record<WishNoteProps['stage'], Tone> = {
  open: 'plain',
  soon: 'amber',
  waiting: 'amber',
  granted: 'jade',
}

export function WishNote(props: WishNoteProps) {
  const { text, caption, stage, status, photo, quote, action, onAction, onTap, children } = props
  const label = ['心愿', text, caption, status, quote].filter(Boolean).join('，')
  return (
    <View className={styles.note}>
      <View className={styles.pin} {...unspoken} />
      <View className={styles.paper} {...(onTap ? tappable({ label, asWritten: true, onTap }) : {})}>
        {photo && (
          <View className={styles.photo}>
            <Photo src={photo} />
          </View>
        )}
        <View className={styles.text}>{text}</View>
        <View className={styles.caption}>{apart(caption)}</View>
        {status && (
          <View className={styles.status}>
            <Tag tone={tones[stage]} text={status} />
          </View>
        )}
        {quote && <View className={styles.quote}>{quote}</View>}
      </View>
      {children && <View className={styles.more}>{children}</View>}
      {action && onAction && (
        <View className={styles.action}>
          <Button kind="second" text={action} label={`${action}：${text}`} onTap={onAction} />
        </View>
      )}
    </View>
  )
}

/** The wall: one note under the other. */
export function WishWall({ children }: { children: ReactNode }) {
  return <View className={styles.wall}>{children}</View>
}
