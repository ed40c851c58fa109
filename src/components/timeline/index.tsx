/** What has happened to a case, newest first or last as given: when, what, and who. */
import { View } from '@tarojs/components'
import { apart } from '../apart'
import { classNames } from '../class-names'
import styles from './index.module.scss'

interface TimelineStep {
  /** 周六 9:00 */
  at: string
  text: string
  caption?: string
  /** The step the case stands at. */
  now?: boolean
}

export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View className={styles.timeline}>
      {steps.map(({ at, text, caption, now }, index) => (
        // Counted from the oldest: two steps of one minute may read the same, and new ones come at the front.
        <View key={steps.length - index} className={classNames(styles.step, now && styles.now)}>
          <View className={styles.text}>{text}</View>
          <View className={styles.caption}>{apart([at, caption].filter(Boolean).join(' · '))}</View>
        </View>
      ))}
    </View>
  )
}
