/** A heading over what belongs together, with one way to see more of it. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { heading, tappable } from '../accessible'
import { apart } from '../apart'
import { Icon } from '../icon'
import styles from './index.module.scss'

interface SectionProps {
  title: string
  /** The word for more: 全部. */
  more?: string
  onMore?: () => void
  children: ReactNode
}

export function Section({ title, more, onMore, children }: SectionProps) {
  return (
    <View className={styles.section}>
      <View className={styles.head}>
        <View className={styles.title} {...heading(2)}>
          {apart(title)}
        </View>
        {more && onMore && (
          <View className={styles.more} {...tappable({ label: `${title}：${more}`, onTap: onMore })}>
            {more}
            <Icon name="next" size="mark" />
          </View>
        )}
        {more && !onMore && <View className={styles.note}>{more}</View>}
      </View>
      <View className={styles.body}>{children}</View>
    </View>
  )
}
