/** Several to choose from, one a row: who, how much, what is known, and whether it goes along. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken, tappable } from '@/components/accessible'
import { apart } from '@/components/apart'
import { Caption } from '@/components/card'
import { classNames } from '@/components/class-names'
import { Icon } from '@/components/icon'
import styles from './tick-row.module.scss'

interface TickRowProps {
  title: string
  /** How much, at the end of the line. */
  amount?: string
  caption: string
  on: boolean
  disabled?: boolean
  onTap: () => void
}

export function TickRow({ title, amount, caption, on, disabled = false, onTap }: TickRowProps) {
  const label = [title, amount, caption].filter(Boolean).join('，')
  return (
    <View
      className={classNames(styles.tick, disabled && styles.off)}
      {...tappable({ role: 'checkbox', checked: on, label, disabled, onTap })}
    >
      <View className={classNames(styles.box, on && styles.on)}>
        {on && <Icon name="check" size="mark" />}
      </View>
      <View className={styles.words}>
        <View className={styles.line}>
          <View>{apart(title)}</View>
          {amount && <View className={styles.amount}>{amount}</View>}
        </View>
        <Caption text={caption} />
      </View>
    </View>
  )
}

/** The rows below each other; `label` is the question, for a screen reader. */
export const Ticks = ({ label, children }: { label: string; children: ReactNode }) => (
  <View className={styles.ticks} {...spoken({ role: 'group', label })}>
    {children}
  </View>
)
