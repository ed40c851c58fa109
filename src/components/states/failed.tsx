/** What stands where something did not work: what happened, that nothing is lost, and the way to try again. */
import { View } from '@tarojs/components'
import { spoken } from '../accessible'
import { Button } from '../button'
import { Icon } from '../icon'
import styles from './index.module.scss'

interface FailedProps {
  title?: string
  text?: string
  retry?: string
  busy?: boolean
  /** Left out where trying again cannot help. */
  onRetry?: () => void | Promise<unknown>
}

export function Failed(props: FailedProps) {
  const { title = '没有连上网络', text = '连上后点一下就好', retry = '再试一次', busy, onRetry } = props
  return (
    <View className={styles.state}>
      <View className={styles.warning}>
        <Icon name="warn" size="grand" />
      </View>
      <View className={styles.title} {...spoken({ role: 'status', label: `${title}，${text}` })}>
        {title}
      </View>
      <View className={styles.text}>{text}</View>
      {onRetry && (
        <View className={styles.action}>
          <Button text={retry} busy={busy} onTap={onRetry} />
        </View>
      )}
    </View>
  )
}
