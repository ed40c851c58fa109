/** A person as the card in their wallet: name, what they are here, and the code that stands for them. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { tappable } from '../accessible'
import { apart } from '../apart'
import { Icon } from '../icon'
import { QrCode } from '../qr-code'
import styles from './index.module.scss'

interface PersonCardProps {
  name: string
  /** 居民 · 志愿者 */
  role: string
  /** 3 号楼 · 2 网格 */
  place?: string
  /** What the code says; shown large on the card. */
  code?: string
  /** Under the code: 出示给网格员. */
  codeNote?: string
  /** Shows the little code mark that opens the card in full. */
  onOpenCode?: () => void
  /** Tags, a level, a line. */
  children?: ReactNode
}

export function PersonCard({ name, role, place, code, codeNote, onOpenCode, children }: PersonCardProps) {
  return (
    <View className={styles.card}>
      <View className={styles.band}>居民卡</View>
      <View className={styles.head}>
        <View className={styles.who}>
          <View className={styles.name}>{name}</View>
          <View className={styles.caption}>{apart(role)}</View>
          {place && <View className={styles.caption}>{apart(place)}</View>}
          {children}
        </View>
        {onOpenCode && (
          <View className={styles.open} {...tappable({ label: '出示我的居民卡', onTap: onOpenCode })}>
            <Icon name="code" size="tile" />
            <View className={styles.small}>居民卡</View>
          </View>
        )}
      </View>
      {code && (
        <View className={styles.code}>
          <QrCode text={code} label={`${name}的居民卡`} />
          {codeNote && <View className={styles.caption}>{codeNote}</View>}
        </View>
      )}
    </View>
  )
}
