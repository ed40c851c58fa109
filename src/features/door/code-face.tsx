/** The code at the door: a QR and six digits that change every half minute, worked out on this phone. */
import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { spoken } from '@/components/accessible'
import { Meter } from '@/components/meter'
import { QrCode } from '@/components/qr-code'
import { DOOR_WINDOW_MS, doorCodeAt, doorCodeEndsAt } from '@/domain/attendance/door-code'
import { doorText } from '@/domain/attendance/scan-text'
import { showCode } from '@/platform/shown-code'
import { useAwake } from '@/platform/use-awake'
import { useTick } from '@/platform/use-tick'
import type { Door } from './store'
import styles from './code-face.module.scss'

export function CodeFace({ door }: { door: Door }) {
  useTick(1000)
  useAwake()
  const { sessionId, secret, title } = door
  const now = serverNow()
  const code = doorCodeAt(secret, now)
  const leftMs = doorCodeEndsAt(now) - now
  const seconds = Math.max(1, Math.ceil(leftMs / 1000))
  const text = doorText(sessionId, code)
  useEffect(() => showCode(text, `${title}的签到码`), [text, title])
  return (
    <View className={styles.face}>
      <View className={styles.title}>{title}</View>
      <View className={styles.hint}>请大家扫码，或输入六位数字</View>
      <View className={styles.code}>
        <QrCode text={text} size={236} label={`${title}的签到码`} />
      </View>
      <View className={styles.digits} {...spoken({ role: 'img', label: [...code].join(' ') })}>
        <View className={styles.three}>{code.slice(0, 3)}</View>
        <View className={styles.three}>{code.slice(3)}</View>
      </View>
      <View className={styles.hints}>
        <View>{`${seconds} 秒后更新`}</View>
        <View>没有信号也能用</View>
      </View>
      <View className={styles.meter}>
        <Meter value={leftMs} max={DOOR_WINDOW_MS} tone="seal" label={`这个码还有 ${seconds} 秒`} />
      </View>
    </View>
  )
}
