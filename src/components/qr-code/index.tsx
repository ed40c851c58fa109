/** A QR code drawn as one path, crisp at any size, on white with the quiet zone that scanners need. */
import { useMemo } from 'react'
import { View } from '@tarojs/components'
import { spoken } from '../accessible'
import { qrImage } from './qr-image'
import styles from './index.module.scss'

interface QrCodeProps {
  text: string
  /** Edge in px; it shrinks where there is less room. */
  size?: number
  /** What it is for: 我的居民卡. */
  label: string
}

export function QrCode({ text, size = 212, label }: QrCodeProps) {
  const backgroundImage = useMemo(() => `url("${qrImage(text)}")`, [text])
  return (
    <View className={styles.code} style={{ width: `${size}px` }} {...spoken({ role: 'img', label })}>
      <View className={styles.square} style={{ backgroundImage }} />
    </View>
  )
}
