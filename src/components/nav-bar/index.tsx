/** The head of every page, drawn by us so that it grows with the type: the way back or 字号, the title, and help with it. */
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { appPages } from '@/domain/app-pages'
import { barRoom } from '@/platform/bar-room'
import { goBack, openPage, pageInSight } from '@/platform/navigate'
import { heading, tappable } from '../accessible'
import { Icon } from '../icon'
import { useTypeScale } from '../type-scale'
import styles from './index.module.scss'

interface NavBarProps {
  title: string
  /** A root page, such as a tab, has nowhere to go back to; there 字号 takes its place. */
  root: boolean
}

/** The title is the way to help about its page: the whole middle of the bar is hit, the mark shows that it can be. */
function Titled({ title }: Pick<NavBarProps, 'title'>) {
  // A part that comes late to a page that is just going finds no router any more.
  const isHelp = Taro.getCurrentInstance().router?.path.includes(appPages.help()) === true
  return (
    <View className={styles.middle}>
      <View className={styles.title} {...heading(1)}>
        {title}
      </View>
      {!isHelp && (
        <>
          <View className={styles.mark} aria-hidden="true" />
          <View
            className={styles.ask}
            {...tappable({ label: '这一页怎么用', onTap: () => openPage(appPages.help(pageInSight())) })}
          />
        </>
      )}
    </View>
  )
}

export function NavBar({ title, root }: NavBarProps) {
  const room = barRoom()
  // In the middle of the screen while there is room for that; WeChat's own buttons lie at the other end anyway.
  const isCentred = useTypeScale() === 'std' && room === null
  return (
    <View
      className={styles.bar}
      {...(room && { style: { paddingTop: `${room.top}px`, paddingRight: `${room.right}px` } })}
    >
      {root ? (
        <View
          className={styles.side}
          {...tappable({ label: '字号', onTap: () => openPage(appPages.typeSize) })}
        >
          <Icon name="type" />
        </View>
      ) : (
        <View className={styles.side} {...tappable({ label: '返回', onTap: () => goBack() })}>
          <Icon name="back" />
        </View>
      )}
      <Titled title={title} />
      {isCentred && <View className={styles.side} />}
    </View>
  )
}
