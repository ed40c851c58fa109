/** The head of every page, drawn by us so that it grows with the type: the way back or 字号, the title, and help with it. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { appPages } from '@/domain/app-pages'
import { barRoom } from '@/platform/bar-room'
import { goBack, openPage, pageInMaking } from '@/platform/navigate'
import { heading, tappable, unspoken } from '../accessible'
import { Icon } from '../icon'
import { useTypeScale } from '../type-scale'
import styles from './index.module.scss'

interface NavBarProps {
  title: string
  /** A root page, such as a tab, has nowhere to go back to; there 字号 takes its place. */
  root: boolean
}

const isHelp = (page: string): boolean => page.includes(appPages.help())

/** The title is the way to help about its page: the whole middle of the bar is hit, the mark shows that it can be. */
function Titled({ title }: Pick<NavBarProps, 'title'>) {
  // Asked once: when the title is tapped again while help is on its way, that lies on top already.
  const [page] = useState(pageInMaking)
  return (
    <View className={styles.middle}>
      <View className={styles.title} {...heading(1)}>
        {title}
      </View>
      {!isHelp(page) && (
        <>
          <View className={styles.mark} {...unspoken} />
          <View
            className={styles.ask}
            {...tappable({ label: '这一页怎么用', onTap: () => openPage(appPages.help(page)) })}
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
