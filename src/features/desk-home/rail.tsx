/** The rail of the desk on a computer: where one can go, what waits there, and the keys. */
import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { tappable } from '@/components/accessible'
import { classNames } from '@/components/class-names'
import { Icon, type IconName } from '@/components/icon'
import { appPages } from '@/domain/app-pages'
import { openPage, pageBeneath, pageInSight, replacePage } from '@/platform/navigate'
import styles from './rail.module.scss'
import { openDesk, useDesk } from './store'
import { waysOf } from './ways'

interface RailRowProps {
  icon: IconName
  text: string
  count?: number
  on?: boolean
  onTap: () => void
}

function RailRow({ icon, text, count = 0, on, onTap }: RailRowProps) {
  const label = count > 0 ? `${text}，${count} 件` : text
  return (
    <View className={classNames(styles.row, on && styles.on)} {...tappable({ label, onTap })}>
      <Icon name={icon} />
      <View className={styles.text}>{text}</View>
      {count > 0 && <View className={styles.count}>{count}</View>}
    </View>
  )
}

const pathOf = (page: string): string => page.split('?')[0] ?? page

/** From the desk one goes on top of it; from another place in its stead, so that back is the desk. */
function go(page: string, here: string): void {
  if (pathOf(page) === here && !page.includes('?')) return
  if (page === appPages.desk || here === appPages.desk) openPage(page)
  else replacePage(page)
}

export function Rail({ onKeys }: { onKeys: () => void }) {
  const desk = useDesk()
  const isUnknown = desk.status === 'idle'
  useEffect(() => {
    if (isUnknown) void openDesk()
  }, [isUnknown])
  const here = pageInSight()
  // What was opened from a list belongs to it.
  const beneath = pageBeneath()
  const known = desk.status === 'ready' ? desk.data : null
  return (
    <View className={styles.rail}>
      <RailRow
        icon="list"
        text="待办"
        count={known?.figures.toDo ?? 0}
        on={here === appPages.desk}
        onTap={() => go(appPages.desk, here)}
      />
      {known &&
        waysOf(known).map(({ icon, text, page, counts }) => (
          <RailRow
            key={page}
            {...{ icon, text }}
            count={counts ? known.toDos.filter(counts).length : 0}
            on={[here, beneath].includes(pathOf(page))}
            onTap={() => go(page, here)}
          />
        ))}
      {process.env.TARO_ENV !== 'weapp' && (
        <View className={styles.last}>
          <RailRow icon="info" text="按键 ?" onTap={onKeys} />
        </View>
      )}
    </View>
  )
}
