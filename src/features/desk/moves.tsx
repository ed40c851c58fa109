/** The decisions on a case, each as wide as its words, wrapping where there is no room. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import styles from './moves.module.scss'

export const Moves = ({ children }: { children: ReactNode }) => (
  <View className={styles.moves}>{children}</View>
)
