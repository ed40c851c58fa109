/** What has just happened or what stands in the way, said where it happened; it covers nothing and waits. */
import { View } from '@tarojs/components'
import { spoken, tappable } from '../accessible'
import { apart } from '../apart'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

interface NoteProps {
  /** jade: done; amber: waiting or held back; seal: did not work; sky: good to know. */
  tone: 'jade' | 'amber' | 'seal' | 'sky'
  text: string
  /** One way on: 看报名, 再试一次. */
  action?: string
  onAction?: () => void
  onClose?: () => void
}

const icons: Record<NoteProps['tone'], IconName> = {
  jade: 'check',
  amber: 'hourglass',
  seal: 'warn',
  sky: 'info',
}

export function Note({ tone, text, action, onAction, onClose }: NoteProps) {
  return (
    <View className={classNames(styles.note, styles[tone])}>
      <View className={styles.icon}>
        <Icon name={icons[tone]} />
      </View>
      <View className={styles.text} {...spoken({ role: 'status', label: text })}>
        {apart(text)}
      </View>
      {action && onAction && (
        <View className={styles.action} {...tappable({ label: action, onTap: onAction })}>
          {action}
        </View>
      )}
      {onClose && (
        <View className={styles.close} {...tappable({ label: '收起这条提示', onTap: onClose })}>
          <Icon name="close" size="mark" />
        </View>
      )}
    </View>
  )
}
