/** Something on or off, as a row whose whole width is the switch. */
import { View } from '@tarojs/components'
import { tappable } from '../accessible'
import { apart } from '../apart'
import { classNames } from '../class-names'
import styles from './index.module.scss'

interface SwitchRowProps {
  label: string
  hint?: string
  on: boolean
  onChange: (on: boolean) => void
}

/** Drawn by us: WeChat's native switch neither grows with the type nor says its state in words. */
export function SwitchRow({ label, hint, on, onChange }: SwitchRowProps) {
  return (
    <View
      className={styles.switch}
      {...tappable({ role: 'checkbox', label, checked: on, onTap: () => onChange(!on) })}
    >
      <View className={styles.words}>{label}</View>
      <View className={styles.state}>{on ? '开' : '关'}</View>
      <View className={classNames(styles.track, on && styles.on)}>
        <View className={styles.knob} />
      </View>
      {hint && <View className={styles.hint}>{apart(hint)}</View>}
    </View>
  )
}
