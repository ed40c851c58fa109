/** A white sheet on the paper. Tapped as a whole when it is given onTap, and then it has a name. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { listed, tappable } from '../accessible'
import { apart, isFacts } from '../apart'
import { classNames } from '../class-names'
import styles from './index.module.scss'

interface CardProps {
  children: ReactNode
  /** Content that brings its own padding, such as rows. */
  flush?: boolean
  onTap?: () => void
  /** Said by a screen reader instead of all the words on a tapped card. */
  label?: string
  /** The words on it say the same as its label; see `tappable`. */
  asWritten?: boolean
  /** What the label says before the words on it; see `tappable`. */
  first?: string
}

export function Card({ children, flush, onTap, label, asWritten, first }: CardProps) {
  const className = classNames(styles.card, flush && styles.flush)
  if (!onTap)
    return (
      <View className={className} {...listed}>
        {children}
      </View>
    )
  return (
    <View className={className} {...listed} {...tappable({ label, asWritten, first, onTap })}>
      {children}
    </View>
  )
}

/** A leading object (a calendar leaf, a photo) with text beside it; text drops below when it has no room. */
export function Beside({ lead, children }: { lead: ReactNode; children: ReactNode }) {
  return (
    <View className={styles.beside}>
      {lead}
      <View className={styles.grow}>{children}</View>
    </View>
  )
}

export const Title = ({ text }: { text: string }) => <View className={styles.title}>{apart(text)}</View>
export const Strong = ({ text }: { text: string }) => <View className={styles.strong}>{apart(text)}</View>
export const Caption = ({ text }: { text: string }) => (
  <View className={classNames(styles.caption, isFacts(text) && styles.facts)}>{apart(text)}</View>
)

/** Tags and short captions in a line that wraps. */
export const TagLine = ({ children }: { children: ReactNode }) => (
  <View className={styles.line}>{children}</View>
)

/** Things one under the other, a fixed step apart; a name, its captions and its tags stay together. */
export const Stack = ({ children }: { children: ReactNode }) => (
  <View className={styles.stack}>{children}</View>
)
