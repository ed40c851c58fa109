/** Finding by words, and the way to the finer choices. The list follows when typing pauses. */
import { useEffect, useRef, useState } from 'react'
import { Input, View } from '@tarojs/components'
import { tappable } from '@/components/accessible'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import styles from './search-bar.module.scss'

interface SearchBarProps {
  text: string
  onText: (text: string) => void
  /** How many of the finer choices are on. */
  choices: number
  onChoices: () => void
}

/** Long enough not to ask at every letter, short enough not to be waited for. */
const pauseMs = 500

const named =
  process.env.TARO_ENV === 'weapp' ? { 'aria-label': '找活动' } : { nativeProps: { 'aria-label': '找活动' } }

export function SearchBar({ text, onText, choices, onChoices }: SearchBarProps) {
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
      <View className={styles.box}>
        <Icon name="search" />
        <Input
          className={styles.input}
          value={typed}
          maxlength={20}
          placeholder="活动或地点"
          confirmType="search"
          onInput={(event) => type(event.detail.value)}
          onConfirm={(event) => find(event.detail.value)}
          {...named}
        />
        {typed !== '' && (
          <View className={styles.clear} {...tappable({ label: '清空', onTap: () => find('') })}>
            <Icon name="close" size="mark" />
          </View>
        )}
      </View>
      <Button small kind="second" text={choices > 0 ? `筛选 ${choices}` : '筛选'} onTap={onChoices} />
    </View>
  )
}
