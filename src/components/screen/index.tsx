/** The frame every page stands in: type scale, paper, navigation in the browser, and what stays at the foot. */
import { useContext, useEffect, type ReactNode } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { landmark } from '../accessible'
import { classNames } from '../class-names'
import { NavBar } from '../nav-bar'
import { Side } from '../side'
import { TabBar, type TabName } from '../tab-bar'
import { useTypeScale } from '../type-scale'
import styles from './index.module.scss'

interface ScreenProps {
  title: string
  /** On a tab page: which tab this is. Draws the tab bar. */
  tab?: TabName
  /** The bar at the thumb: one primary button, with at most one more beside or above it. */
  action?: ReactNode
  children?: ReactNode
}

export function Screen({ title, tab, action, children }: ScreenProps) {
  const scale = useTypeScale()
  const side = useContext(Side)
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  return (
    <View
      className={classNames(
        `t-${scale}`,
        styles.screen,
        side !== null && styles.wide,
        side?.rail != null && styles.railed,
        side?.list != null && styles.listed,
      )}
      {...landmark('main')}
    >
      {side?.rail}
      {side?.list}
      {side?.over}
      <NavBar title={title} root={tab !== undefined} />
      <View className={styles.body}>{children}</View>
      {/* Always there: a bar that goes takes nothing around it along to WeChat. */}
      <View className={styles.foot}>
        {action && <View className={classNames(styles.action, !tab && styles.last)}>{action}</View>}
        {tab && <TabBar on={tab} />}
      </View>
    </View>
  )
}
