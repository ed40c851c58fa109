/** Hours and points as a bank passbook: what there is on the cover, what came and went line by line. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken, tappable } from '../accessible'
import { apart } from '../apart'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import styles from './index.module.scss'

interface PassbookFigure {
  label: string
  value: string | number
  unit?: string
}

interface PassbookProps {
  /** One to three figures on the cover. */
  figures: readonly PassbookFigure[]
  /** PassbookLine parts; with none the cover stands alone. */
  children?: ReactNode
  /** Makes the cover a way into the whole book. */
  onTap?: () => void
}

const said = ({ label, value, unit }: PassbookFigure) => `${label} ${value}${unit ? ` ${unit}` : ''}`

export function Passbook({ figures, children, onTap }: PassbookProps) {
  const label = figures.map(said).join('，')
  return (
    <View className={styles.book}>
      <View
        className={styles.cover}
        {...(onTap ? tappable({ label: `${label}，打开存折`, onTap }) : spoken({ role: 'img', label }))}
      >
        {figures.map((figure) => (
          <View key={figure.label} className={styles.figure}>
            <View className={styles.label}>{figure.label}</View>
            <View className={styles.number}>
              <View className={styles.value}>{figure.value}</View>
              {figure.unit && <View>{figure.unit}</View>}
            </View>
          </View>
        ))}
      </View>
      {children}
    </View>
  )
}

interface PassbookLineProps {
  title: string
  /** When, how it was proved, and which rule spoke: 11-12 · 忘了签退，按计划结束时间算. */
  caption: string
  /** +2.0 时 / +2 分, or −30 分. */
  amount: string
  /** out: points spent; held: not settled yet, and the caption says so. */
  kind?: 'in' | 'out' | 'held'
  onTap?: () => void
}

export function PassbookLine({ title, caption, amount, kind = 'in', onTap }: PassbookLineProps) {
  const content = (
    <>
      <View className={styles.main}>
        <View className={styles.text}>{apart(title)}</View>
        <View className={classNames(styles.amount, styles[kind])}>{amount}</View>
        <View className={styles.caption}>{apart(caption)}</View>
      </View>
      <View className={styles.chevron}>{onTap && <Icon name="next" size="mark" />}</View>
    </>
  )
  if (!onTap) return <View className={styles.line}>{content}</View>
  return (
    <View className={styles.line} {...tappable({ label: `${title}，${caption}，${amount}`, onTap })}>
      {content}
    </View>
  )
}
