/** The five tabs at the foot of the tab pages, drawn by us so that they grow with the type. */
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { spoken, tappable } from '../accessible'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

const tabs = {
  home: ['首页', 'home'],
  activity: ['活动', 'calendar'],
  wish: ['心愿', 'heart'],
  service: ['服务', 'service'],
  me: ['我的', 'person'],
} as const satisfies Record<string, readonly [string, IconName]>

export type TabName = keyof typeof tabs

const tabNames = Object.keys(tabs) as TabName[]

/** Opens a tab. */
export const openTab = (tab: TabName): void => {
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}

export function TabBar({ on }: { on: TabName }) {
  return (
    <View className={styles.bar} {...spoken({ role: 'tablist', label: '主要栏目' })}>
      {tabNames.map((tab) => {
        const [text, icon] = tabs[tab]
        const here = tab === on
        return (
          <View
            key={tab}
            className={classNames(styles.tab, here && styles.here)}
            {...tappable({ role: 'tab', label: text, checked: here, onTap: () => !here && openTab(tab) })}
          >
            <Icon name={icon} />
            <View className={styles.word}>{text}</View>
          </View>
        )
      })}
    </View>
  )
}
