/** A voice somebody left, as a bar to tap: play, pause, and how far it has come. */
import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { playVoice } from '@/platform/voice'
import type { Playing } from '@/platform/voice-clip'
import { tappable } from '../accessible'
import { Icon } from '../icon'
import styles from './index.module.scss'

interface VoicePlayerProps {
  /** Where the voice lies: an address, a cloud file that the platform knows, or a path on the phone. */
  src: string
  /** How long it is, where that is known. */
  seconds?: number
  /** What is heard: 陈奶奶的感谢. */
  label: string
}

type Now = { is: 'quiet' } | { is: 'playing' | 'paused'; at: number } | { is: 'failed' }

/** 0:07 */
export const clockWord = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`

const words: Record<Now['is'], string> = {
  quiet: '听一听',
  playing: '正在放',
  paused: '停在这里',
  failed: '没有放出来，再点一下',
}

export function VoicePlayer({ src, seconds, label }: VoicePlayerProps) {
  const [now, setNow] = useState<Now>({ is: 'quiet' })
  const playing = useRef<Playing | null>(null)
  useEffect(() => () => playing.current?.stop(), [src])
  // A page beneath the next one stays mounted: its voice must not go on there.
  useDidHide(() => {
    playing.current?.stop()
    setNow({ is: 'quiet' })
  })

  const begin = () => {
    setNow({ is: 'playing', at: 0 })
    playing.current = playVoice(src, {
      onTime: (at) => setNow((before) => (before.is === 'playing' ? { is: 'playing', at } : before)),
      onEnd: () => setNow({ is: 'quiet' }),
      onFail: () => setNow({ is: 'failed' }),
    })
  }
  const tap = () => {
    if (now.is === 'playing') {
      playing.current?.pause()
      setNow({ ...now, is: 'paused' })
    } else if (now.is === 'paused') {
      playing.current?.resume()
      setNow({ ...now, is: 'playing' })
    } else begin()
  }
  const at = now.is === 'playing' || now.is === 'paused' ? now.at : 0
  const heard = seconds ? Math.min(1, at / seconds) : 0
  const length = seconds === undefined ? '' : `${seconds} 秒`
  return (
    <View
      className={styles.player}
      {...tappable({ label: [label, length, words[now.is]].filter(Boolean).join('，'), onTap: tap })}
    >
      <View className={styles.round}>
        <Icon name={now.is === 'playing' ? 'pause' : 'play'} />
      </View>
      <View className={styles.middle}>
        <View className={styles.said}>{words[now.is]}</View>
        <View className={styles.track}>
          <View className={styles.heard} style={{ width: `${Math.round(heard * 100)}%` }} />
        </View>
      </View>
      <View className={styles.clock}>{clockWord(at > 0 ? at : (seconds ?? 0))}</View>
    </View>
  )
}
