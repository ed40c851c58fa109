/** A question on a form: its words above, its control below, and what is wrong with the answer under that. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { wrongMark } from './missing-note'
import styles from './index.module.scss'

export interface FieldProps {
  label: string
  /** A word of help; gives way to the error. */
  hint?: string
  /** What is wrong and what to do about it. */
  error?: string
  optional?: boolean
}

export function Field({ label, hint, error, optional, children }: FieldProps & { children: ReactNode }) {
  return (
    <View className={classNames(styles.field, error && wrongMark)}>
      <View className={styles.label}>
        {label}
        {optional && <View className={styles.optional}>可不填</View>}
      </View>
      {children}
      {error ? (
        <View className={styles.error}>
          <Icon name="warn" size="mark" />
          <View className={styles.words}>{error}</View>
        </View>
      ) : (
        hint && <View className={styles.hint}>{hint}</View>
      )}
    </View>
  )
}
