/** A prize on the shelf: what it looks like, what it costs, how many are left, and what I lack for it. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { fileSrc } from '@/api/files'
import { tappable } from '@/components/accessible'
import { Caption, Strong, TagLine } from '@/components/card'
import { classNames } from '@/components/class-names'
import { Photo } from '@/components/photo'
import { Tag } from '@/components/tag'
import styles from './prize-tile.module.scss'
import type { PrizeCard } from './store'
import { stockTag } from './words'

export const Shelf = ({ children }: { children: ReactNode }) => (
  <View className={styles.shelf}>{children}</View>
)

interface PriceProps {
  points: number
  /** Nothing is left of it. */
  gone?: boolean
  /** On the prize's own page, where the price is what people came for. */
  large?: boolean
}

export function Price({ points, gone, large }: PriceProps) {
  return (
    <View className={classNames(styles.price, gone && styles.gone, large && styles.large)}>
      <View className={styles.points}>{points}</View>
      <View>分</View>
    </View>
  )
}

export function PrizeTile({ prize, onTap }: { prize: PrizeCard; onTap: () => void }) {
  const { title, photo, points, stockText, soldOut, marked, missing } = prize
  const lack = missing > 0 && !soldOut ? `还差 ${missing} 分` : ''
  const said = [title, `${points} 分`, stockText, lack, marked ? '想要的' : ''].filter(Boolean).join('，')
  return (
    <View className={styles.tile} {...tappable({ label: said, onTap })}>
      <Photo shape="square" icon="gift" {...(photo !== null && { src: fileSrc(photo) })} />
      <Strong text={title} />
      <Price points={points} gone={soldOut} />
      <TagLine>
        <Tag {...stockTag(prize)} />
        {marked && <Tag text="想要的" />}
      </TagLine>
      {lack !== '' && <Caption text={lack} />}
    </View>
  )
}
