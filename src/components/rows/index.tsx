/** Lines of a list on one white sheet: facts to read, and ways to go. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { listed, tappable } from '../accessible'
import { apart } from '../apart'
import { Caption } from '../card'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

/** Holds rows; hairlines stand between them. */
export function RowGroup({ children }: { children: ReactNode }) {
  return <View className={styles.group}>{children}</View>
}

interface RowProps {
  icon?: IconName
  title: string
  /** The why under the what. */
  caption?: string
  /** What stands at the end of the line: a value in words. */
  value?: string
  /** A tag or a small button at the end of the line. */
  end?: ReactNode
  /** Makes the row a way to go: it gets a chevron and is tapped as a whole. */
  onTap?: () => void
  /** Said by a screen reader instead of the title. */
  label?: string
}

export function Row({ icon, title, caption, value, end, onTap, label }: RowProps) {
  const content = (
    <>
      {icon && <Icon name={icon} className={classNames(styles.icon, caption && styles.high)} />}
      <View className={styles.main}>
        <View className={styles.text}>
          <View className={styles.title}>{apart(title)}</View>
          {caption && <Caption text={caption} />}
        </View>
        {value && <View className={styles.value}>{apart(value)}</View>}
        {end && <View className={styles.end}>{end}</View>}
      </View>
      {onTap && <Icon name="next" size="mark" className={styles.chevron} />}
    </>
  )
  if (!onTap) return <View className={styles.row}>{content}</View>
  const written = [title, caption, value].filter(Boolean).join('，')
  const tap = { label: label ?? written, asWritten: label === undefined && end === undefined, onTap }
  return (
    <View className={classNames(styles.row, styles.way)} {...listed} {...tappable(tap)}>
      {content}
    </View>
  )
}
