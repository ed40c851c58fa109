/** What was just done to several people, in a black bar; one tap takes it all back for as long as the bar stands there. */
import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { keyed, spoken, tappable } from '../accessible'
import { apart } from '../apart'
import { Icon } from '../icon'
import styles from './index.module.scss'

interface UndoBarProps {
  /** 认了 9 个人，18 小时 */
  text: string
  onUndo: () => Promise<unknown>
  /** The time is over. */
  onClose: () => void
  seconds?: number
}

export function UndoBar({ text, onUndo, onClose, seconds = 8 }: UndoBarProps) {
  const [left, setLeft] = useState(seconds)
  const [busy, setBusy] = useState(false)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (busy) return
    if (left === 0) return close.current()
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left, busy])
  const undo = () => {
    setBusy(true)
    void onUndo().finally(() => setBusy(false))
  }
  return (
    <View className={styles.bar}>
      <Icon name="check" size="mark" />
      <View className={styles.text} {...spoken({ role: 'status', label: text })}>
        {apart(text)}
      </View>
      <View
        className={styles.undo}
        {...keyed('undo')}
        {...tappable({ label: `撤销：${text}`, disabled: busy, onTap: undo })}
      >
        {busy ? '正在撤销' : '撤销'}
        {!busy && <View className={styles.left}>{left}</View>}
      </View>
    </View>
  )
}
