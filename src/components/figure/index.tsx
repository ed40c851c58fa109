/** A number people came for, large, with its unit and what it counts. */
import { View } from '@tarojs/components'
import { spoken } from '../accessible'
import { apart } from '../apart'
import { classNames } from '../class-names'
import type { Tone } from '../tag'
import styles from './index.module.scss'

export interface FigureProps {
  value: string | number
  unit?: string
  /** What is counted; stands below. */
  caption?: string
  tone?: Exclude<Tone, 'plain' | 'kind'>
}

export function Figure({ value, unit, caption, tone }: FigureProps) {
  const label = [caption, `${value}${unit ? ` ${unit}` : ''}`].filter(Boolean).join(' ')
  return (
    <View className={styles.figure} {...spoken({ role: 'img', label })}>
      <View className={classNames(styles.line, tone && styles[tone])}>
        <View className={styles.value}>{value}</View>
        {unit && <View className={styles.unit}>{unit}</View>}
      </View>
      {caption && <View className={styles.caption}>{apart(caption)}</View>}
    </View>
  )
}

/** Figures in a row on one sheet, wrapping when type is large. */
export function Figures({ items }: { items: readonly FigureProps[] }) {
  return (
    <View className={styles.figures}>
      {items.map((item) => (
        <View key={item.caption ?? String(item.value)} className={styles.cell}>
          <Figure {...item} />
        </View>
      ))}
    </View>
  )
}
