/** What stands while a page's content is on its way: the sheets, without their words. */
import { View } from '@tarojs/components'
import { spoken, unspoken } from '../accessible'
import styles from './index.module.scss'

interface LoadingProps {
  /** How many sheets to draw. */
  count?: number
  label?: string
}

export function Loading({ count = 3, label = '正在打开' }: LoadingProps) {
  return (
    <View className={styles.loading} {...spoken({ role: 'status', label })}>
      {Array.from({ length: count }, (_, index) => (
        <View key={index} className={styles.sheet} {...unspoken}>
          <View className={styles.bone} />
        </View>
      ))}
    </View>
  )
}
