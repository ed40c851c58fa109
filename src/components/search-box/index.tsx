/** One line to find by: the typed words are told when typing pauses. What stands beside it falls beneath it in large type. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Input, View } from '@tarojs/components'
import { keyed, tappable } from '../accessible'
import { Icon } from '../icon'
import styles from './index.module.scss'

interface SearchBoxProps {
  /** What it finds, for a screen reader: 找活动. */
  label: string
  /** By what: 姓名、楼栋. */
  placeholder: string
  text: string
  onText: (text: string) => void
  maxLength?: number
  /** What stands beside it. */
  children?: ReactNode
}

/** Long enough not to ask at every letter, short enough not to be waited for. */
const pauseMs = 500

const named = (label: string) =>
  process.env.TARO_ENV === 'weapp' ? { 'aria-label': label } : { nativeProps: { 'aria-label': label } }

export function SearchBox({ label, placeholder, text, onText, maxLength = 20, children }: SearchBoxProps) {
  const [typed, setTyped] = useState(text)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }
  useEffect(() => stop, [])
  useEffect(() => setTyped(text), [text])
  const type = (value: string) => {
    setTyped(value)
    stop()
    timer.current = setTimeout(() => onText(value), pauseMs)
  }
  const find = (value: string) => {
    stop()
    setTyped(value)
    onText(value)
  }
  return (
    <View className={styles.bar}>
      <View className={styles.box} {...keyed('search')}>
        <Icon name="search" />
        <Input
          className={styles.input}
          value={typed}
          maxlength={maxLength}
          placeholder={placeholder}
          confirmType="search"
          onInput={(event) => type(event.detail.value)}
          onConfirm={(event) => find(event.detail.value)}
          {...named(label)}
        />
        {typed !== '' && (
          <View className={styles.clear} {...tappable({ label: '清空', onTap: () => find('') })}>
            <Icon name="close" size="mark" />
          </View>
        )}
      </View>
      {children}
    </View>
  )
}
