/** The one thing to do about a wish now at the thumb, and what else may be done further up. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import { labelOf, movesOf, type Deed, type Move } from './deeds'
import { hasRoom, type WishDetail } from './words'
import styles from './foot.module.scss'

interface FootProps {
  wish: WishDetail
  onAsk: (deed: Deed) => void
}

export function Foot({ wish, onAsk, main }: FootProps & { main: Move }) {
  return <Button text={labelOf(main, wish)} onTap={() => onAsk(main.event)} />
}

/** The other steps, each as wide as its words. */
export function Others({ wish, onAsk }: FootProps) {
  const { others } = movesOf(wish)
  if (others.length === 0) return null
  return (
    <Section title="还可以">
      <View className={styles.others}>
        {others.map((move) => (
          <Button
            key={move.event}
            small
            kind="outline"
            text={labelOf(move, wish)}
            onTap={() => onAsk(move.event)}
          />
        ))}
      </View>
    </Section>
  )
}

/** What a neighbour reads who would help and may not yet: why, and the way to it. */
export function WayToHelp({ wish }: { wish: WishDetail }) {
  const claim = wish.moves.find(({ event }) => event === 'claim')
  if (wish.standing.is !== 'none' || !claim || claim.allowed || claim.reason === null) return null
  const way = { action: '去申请', onAction: () => openPage(appPages.volunteer) }
  // With a seat free and the wall open, only not being a volunteer yet stands in the way.
  return <Note tone="sky" text={claim.reason} {...(hasRoom(wish) && (wish.isOn ?? true) && way)} />
}
