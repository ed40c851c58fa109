/** What has just come about: the paper tears, a stamp falls on it, and one sentence says what it means. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import styles from './index.module.scss'

interface MomentProps {
  /** One or two letters, for the eye alone: 到. What it says stands in words beside it. */
  stamp: string
  /** In the letters of paper: 离开时再扫一次，时长自动算好。 */
  sentence: string
  /** What it is about, above the tear. */
  children: ReactNode
}

export function Moment({ stamp, sentence, children }: MomentProps) {
  return (
    <View>
      <View className={styles.paper}>{children}</View>
      <View className={styles.torn}>
        <View className={styles.sentence}>{sentence}</View>
        <View className={styles.stamp} aria-hidden="true">
          {stamp}
        </View>
      </View>
    </View>
  )
}
