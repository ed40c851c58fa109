/** The five tabs at the foot of the tab pages, drawn by us so that they grow with the type. */
import { View } from '@tarojs/components'
import { openPage } from '@/platform/navigate'
import { useUnread } from '@/platform/unread'
import { spoken, tappable } from '../accessible'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

export type TabName = 'home' | 'activity' | 'wish' | 'service' | 'me'

interface Tab {
  name: TabName
  text: string
  icon: IconName
}

export const tabList: readonly Tab[] = [
  { name: 'home', text: '首页', icon: 'home' },
  { name: 'activity', text: '活动', icon: 'calendar' },
  { name: 'wish', text: '心愿', icon: 'heart' },
  { name: 'service', text: '服务', icon: 'service' },
  { name: 'me', text: '我的', icon: 'person' },
]

/** Opens a tab. */
const openTab = (tab: TabName): void => openPage(`/pages/${tab}/index`)

/** More than this is many, whatever the number. */
const most = 99

export function TabBar({ on }: { on: TabName }) {
  const unread = useUnread()
  return (
    <View className={styles.bar} {...spoken({ role: 'tablist', label: '主要栏目' })}>
      {tabList.map(({ name, text, icon }) => {
        const here = name === on
        const waiting = name === 'me' ? unread : 0
        const label = waiting > 0 ? `${text}，${waiting} 条未读` : text
        return (
          <View
            key={name}
            className={classNames(styles.tab, here && styles.here)}
            {...tappable({ role: 'tab', label, checked: here, onTap: () => !here && openTab(name) })}
          >
            {waiting === 0 ? (
              <Icon name={icon} />
            ) : (
              <View className={styles.icon}>
                <Icon name={icon} />
                <View className={styles.waiting} aria-hidden="true">
                  {waiting > most ? `${most}+` : waiting}
                </View>
              </View>
            )}
            <View className={styles.word}>{text}</View>
          </View>
        )
      })}
    </View>
  )
}
