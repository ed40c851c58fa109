/** The title and back button that a browser does not draw for us. */
import { View } from '@tarojs/components'
import { goBack } from '@/platform/navigate'
import { heading, tappable } from '../accessible'
import { Icon } from '../icon'
import type { NavBarProps } from './index'
import styles from './index.module.scss'

export function NavBar({ title, root }: NavBarProps) {
  return (
    <View className={styles.bar}>
      <View className={styles.side}>
        {!root && (
          <View className={styles.back} {...tappable({ label: '返回', onTap: () => goBack() })}>
            <Icon name="back" />
          </View>
        )}
      </View>
      <View className={styles.title} {...heading(1)}>
        {title}
      </View>
      <View className={styles.side} />
    </View>
  )
}
