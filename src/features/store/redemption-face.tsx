/** The pick-up code as it is held out at the counter: a QR, its digits, and how long it holds. */
import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { apart } from '@/components/apart'
import { spoken } from '@/components/accessible'
import { Meter } from '@/components/meter'
import { QrCode } from '@/components/qr-code'
import { DAY, MINUTE } from '@/domain/kernel/clock'
import { momentWord } from '@/domain/words/moments'
import { showCode } from '@/platform/shown-code'
import { useTick } from '@/platform/use-tick'
import styles from './redemption-face.module.scss'
import type { Redemption } from './store'
import { keptWord } from './words'

/** The digits as they come, in the groups in which they are read out. */
const groupsOf = (code: string): string[] => {
  const digits = code.replace(/\D/g, '')
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].filter(Boolean)
}

interface RedemptionFaceProps {
  redemption: Redemption
  code: string
  codeText: string
}

export function RedemptionFace({ redemption, code, codeText }: RedemptionFaceProps) {
  useTick(MINUTE)
  const { title, expiresAt, reservedAt, forName } = redemption
  const now = serverNow()
  const left = keptWord(expiresAt, now)
  const groups = groupsOf(code)
  useEffect(() => showCode(codeText, `${title}的领取码`), [codeText, title])
  return (
    <View className={styles.face}>
      <View className={styles.title}>{title}</View>
      <View className={styles.hint}>
        {forName === '' ? '领的时候给柜台扫一下' : `替${forName}订的，领的时候给柜台扫一下`}
      </View>
      <View className={styles.code}>
        <QrCode text={codeText} size={236} label={`${title}的领取码`} />
      </View>
      <View className={styles.digits} {...spoken({ role: 'img', label: groups.join(' ') })}>
        {groups.map((group) => (
          <View key={group}>{group}</View>
        ))}
      </View>
      <View className={styles.hint}>{apart(`${left} · 到 ${momentWord(expiresAt, now)}`)}</View>
      <View className={styles.meter}>
        <Meter
          value={Math.max(0, expiresAt - now)}
          max={Math.max(expiresAt - reservedAt, DAY)}
          tone={expiresAt - now < DAY ? 'seal' : 'jade'}
          label={left}
        />
      </View>
    </View>
  )
}
