/** What has just come about: the paper tears, a stamp falls on it, and one sentence says what it means. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import styles from './index.module.scss'

interface MomentProps {
  /** What has come about. The stamp is for the eye alone; what it says stands in words above it. */
  of: 'arrived' | 'counted' | 'taken'
  /** In the letters of paper: 离开时再扫一次，时长自动算好。 */
  sentence: string
  /** What it is about, above the tear. */
  children: ReactNode
}

export function Moment({ of, sentence, children }: MomentProps) {
  return (
    <View className={styles.paper}>
      {children}
      <View className={styles[of]}>{sentence}</View>
    </View>
  )
}
