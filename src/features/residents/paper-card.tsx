/** The card of somebody without a phone, as it goes on paper: name, grid, and the code in large. */
import { View } from '@tarojs/components'
import { QrCode } from '@/components/qr-code'
import { cardText } from '@/domain/attendance/scan-text'
import { cardHint } from '@/domain/attendance/code-papers'
import type { PaperCard as Card } from './store'
import styles from './paper-card.module.scss'

export const paperCardsId = 'paper-cards'

function PaperCard({ card }: { card: Card }) {
  const { token, name, gridName } = card
  return (
    <View className={styles.card}>
      <View className={styles.band}>居民卡</View>
      <View className={styles.name}>{name}</View>
      <View className={styles.caption}>{gridName}</View>
      <QrCode text={cardText(token)} size={220} label={`${name}的居民卡`} />
      <View className={styles.hint}>{cardHint(card)}</View>
    </View>
  )
}

/** Cards that are printed together, two beside each other where there is room. */
export function PaperCards({ cards }: { cards: readonly Card[] }) {
  return (
    <View id={paperCardsId} className={styles.cards}>
      {cards.map((card) => (
        <PaperCard key={card.token} card={card} />
      ))}
    </View>
  )
}
