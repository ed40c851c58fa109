/** A place whose content comes and goes. WeChat is sent the slot anew and not everything that stands around it. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { classNames } from '../class-names'
import styles from './index.module.scss'

interface SlotProps {
  children?: ReactNode
  /** A section in it stands below others, and keeps its distance although it is the first in here. */
  below?: boolean
}

export const Slot = ({ children, below }: SlotProps) => (
  <View className={classNames(styles.slot, below && styles.below)}>{children}</View>
)
