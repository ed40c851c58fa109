/** What has just come about: paper that tears, prints or turns, a stamp that falls, and one sentence about people. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../button'
import { classNames } from '../class-names'
import styles from './index.module.scss'

interface MomentProps {
  /** What has come about. The stamp is for the eye alone; what it says stands in words above it. */
  of: 'arrived' | 'counted' | 'taken' | 'granted'
  /** In the letters of paper: 离开时再扫一次，时长自动算好。 */
  sentence: string
  /** What it is about, above the tear; on the back of a note that has turned. */
  children: ReactNode
  /** What has become more by it: rises once the rest has been printed. */
  sum?: ReactNode
  /** The one way on, where the foot of the page has none. */
  next?: { text: string; onTap: () => void }
}

export function Moment({ of, sentence, children, sum, next }: MomentProps) {
  const isNote = of === 'granted'
  return (
    <View className={classNames(styles.paper, isNote && styles.note)}>
      {isNote && <View className={styles.front} aria-hidden="true" />}
      {of === 'counted' ? <View className={styles.printed}>{children}</View> : children}
      {sum && <View className={styles.sum}>{sum}</View>}
      <View className={styles[of]}>{sentence}</View>
      {next && (
        <View className={styles.next}>
          <Button kind="second" {...next} />
        </View>
      )}
    </View>
  )
}
