/** Ways to go as icons over words: four in a row, two when type is large. */
import { View } from '@tarojs/components'
import { tappable } from '../accessible'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

export interface Tile {
  icon: IconName
  text: string
  /** A word for what waits there: 3 条. */
  badge?: string
  onTap: () => void
}

export function Tiles({ items }: { items: readonly Tile[] }) {
  return (
    <View className={styles.tiles}>
      {items.map(({ icon, text, badge, onTap }) => (
        <View
          key={text}
          className={styles.tile}
          {...tappable({ label: badge ? `${text}，${badge}` : text, onTap })}
        >
          <Icon name={icon} size="tile" className={styles.icon} />
          <View className={styles.text}>{text}</View>
          {badge && <View className={styles.badge}>{badge}</View>}
        </View>
      ))}
    </View>
  )
}
