/** Small charts of plain views: bars for months and days, and horizontal bars for a road. The words say all they show. */
import { View } from '@tarojs/components'
import { spoken, tappable } from '../accessible'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { useTypeScale } from '../type-scale'
import styles from './index.module.scss'

interface Column {
  /** What stands beneath it: 11, 周五. */
  word: string
  value: number
  /** Today's or this month's: dark, with its number on top. Those after it are still to come, and dashed. */
  now?: boolean
  /** What stands on top instead of the number, as short as one: 4.5. */
  said?: string
}

interface ColumnsProps {
  columns: readonly Column[]
  /** Everything it shows in a sentence: 这一周来了 43 人，今天 12 人. */
  label: string
}

/** Beyond these, words have no room beside each other in larger type. */
const fewest = 7

/** Bars beside each other: the largest is as high as there is room. */
export function Columns({ columns, label }: ColumnsProps) {
  const isTight = useTypeScale() !== 'std' && columns.length > fewest
  const most = Math.max(1, ...columns.map(({ value }) => value))
  const at = columns.findIndex(({ now }) => now)
  return (
    <View className={styles.columns} {...spoken({ role: 'img', label })}>
      {columns.map(({ word, value, now, said }, index) => (
        <View key={word} className={classNames(styles.column, now && styles.now)}>
          <View className={styles.room}>
            {now && <View className={styles.said}>{said ?? value}</View>}
            <View
              className={classNames(styles.bar, at >= 0 && index > at && styles.ahead)}
              style={{ height: `${Math.round((value / most) * 100)}%` }}
            />
          </View>
          <View className={styles.word}>{!isTight || now ? word : ''}</View>
        </View>
      ))}
    </View>
  )
}

interface Stretch {
  word: string
  value: number
  /** What stands at its end where the number alone says too little. */
  said?: string
  /** Opens the rows that it counts. */
  onTap?: () => void
}

/** Horizontal bars below each other, each a share of the longest; each opens what it counts. */
export function Road({ stretches }: { stretches: readonly Stretch[] }) {
  const most = Math.max(1, ...stretches.map(({ value }) => value))
  const leads = stretches.some(({ onTap }) => onTap)
  return (
    <View className={styles.road}>
      {stretches.map(({ word, value, said = String(value), onTap }) => (
        <View
          key={word}
          className={classNames(styles.stretch, leads && styles.way)}
          {...(onTap
            ? tappable({ label: `${word}，${said}`, onTap })
            : spoken({ role: 'img', label: `${word}，${said}` }))}
        >
          <View className={styles.main}>
            <View className={styles.words}>
              <View className={styles.name}>{word}</View>
              <View className={styles.sum}>{said}</View>
            </View>
            <View className={styles.line}>
              <View className={styles.part} style={{ width: `${Math.round((value / most) * 100)}%` }} />
            </View>
          </View>
          {leads && <View className={styles.chevron}>{onTap && <Icon name="next" size="mark" />}</View>}
        </View>
      ))}
    </View>
  )
}
