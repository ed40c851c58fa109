/** The title and back button that a browser does not draw for us. */
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { heading, tappable } from '../accessible'
import { Icon } from '../icon'
import { openTab } from '../tab-bar'
import type { NavBarProps } from './index'
import styles from './index.module.scss'

const goBack = () => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else openTab('home')
}

export function NavBar({ title, root }: NavBarProps) {
  return (
    <View className={styles.bar}>
      <View className={styles.side}>
        {!root && (
          <View className={styles.back} {...tappable({ label: '返回', onTap: goBack })}>
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
