/** What stands where something did not work: what happened, that nothing is lost, and the way to try again. */
import { View } from '@tarojs/components'
import { goBack } from '@/platform/navigate'
import { spoken } from '../accessible'
import { Button } from '../button'
import { Drawing } from '../drawing'
import { Icon } from '../icon'
import styles from './index.module.scss'

interface FailedProps {
  /** What the cloud answered: its words, and whether asking again can help. Without signal when left out. */
  failure?: { kind?: string; text: string; next: string; retry: 'never' | 'same-key' }
  title?: string
  text?: string
  retry?: string
  busy?: boolean
  /** Left out where trying again cannot help; what is refused for good offers the way back, unless `retry` names another way. */
  onRetry?: () => void | Promise<unknown>
}

const isOffline = (failure: FailedProps['failure']): boolean =>
  failure === undefined || failure.kind === 'offline'

/** Nothing was typed where a page could not be read, so nothing is promised to be kept. */
function wayOn(failure: FailedProps['failure'], retry: string): string {
  if (failure === undefined || isOffline(failure)) return `连上网络后点「${retry}」`
  return failure.kind === 'fault' ? `请过会儿点「${retry}」` : failure.next
}

export function Failed(props: FailedProps) {
  const { failure, retry = '再试一次', busy, onRetry } = props
  const { title = failure?.text ?? '没有连上网络', text = wayOn(failure, retry) } = props
  const forGood = failure?.retry === 'never' && !(props.retry && onRetry)
  return (
    <View className={styles.state}>
      {isOffline(failure) ? (
        <Drawing name="empty-signal" shape="grand" />
      ) : (
        <View className={styles.warning}>
          <Icon name="warn" size="grand" />
        </View>
      )}
      <View className={styles.title} {...spoken({ role: 'status', label: `${title}，${text}` })}>
        {title}
      </View>
      <View className={styles.text}>{text}</View>
      {forGood && (
        <View className={styles.action}>
          <Button text="返回" kind="second" onTap={() => goBack()} />
        </View>
      )}
      {!forGood && onRetry && (
        <View className={styles.action}>
          <Button text={retry} busy={busy} onTap={onRetry} />
        </View>
      )}
    </View>
  )
}
