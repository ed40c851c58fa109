/** A place whose content comes and goes. WeChat is sent the slot anew and not everything that stands around it. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import styles from './index.module.scss'

export const Slot = ({ children }: { children?: ReactNode }) => (
  <View className={styles.slot}>{children}</View>
)
