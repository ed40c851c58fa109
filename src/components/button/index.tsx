/** A thing to do, in words. One primary button stands on a screen; a press counts once until it is answered. */
import { useRef, useState, type ReactNode } from 'react'
import { Button as NativeButton, View, type ButtonProps as NativeButtonProps } from '@tarojs/components'
import { keyed, pressable } from '../accessible'
import { classNames } from '../class-names'
import { takeTap, type TapEvent } from '../one-tap'
import styles from './index.module.scss'

interface ButtonProps {
  /** What will happen: 报名 2 人. */
  text: string
  /**
   * primary: the one thing to do; second: another way; quiet: back, more, undo; danger: takes something back, and asks
   * before it does; stop: says yes to that.
   */
  kind?: 'primary' | 'second' | 'quiet' | 'danger' | 'stop'
  /** As wide as its word, for the end of a row. */
  small?: boolean
  /** Shows that the work goes on. A handler that returns a promise makes the button busy until it settles. */
  busy?: boolean
  /** What the button says while busy. */
  busyText?: string
  disabled?: boolean
  onTap?: () => void | Promise<unknown>
  /** WeChat's own buttons, such as share. */
  openType?: NativeButtonProps['openType']
  /** What WeChat's phone-number button answers, for that open type. */
  onPhoneNumber?: (event: { detail?: { code?: string } }) => void
  /** Said by a screen reader instead of the text, where the text alone does not say of what. */
  label?: string
}

interface Tap extends TapEvent {
  stopPropagation?: () => void
}

export function Button(props: ButtonProps) {
  const { text, kind = 'primary', small, disabled, onTap, openType, onPhoneNumber, label } = props
  const [working, setWorking] = useState(false)
  const held = useRef(false)
  const busy = props.busy === true || working
  const said = busy ? (props.busyText ?? `${text}…`) : text
  // One beside others keeps its words beneath the ring, and with them its width.
  const shown = small ? text : said

  const press = async (event?: Tap) => {
    event?.stopPropagation?.()
    if (held.current || busy || disabled) return
    const tap = takeTap(event, label ?? text)
    if (tap === null) return
    const answer = onTap?.()
    if (!(answer instanceof Promise)) return
    held.current = true
    setWorking(true)
    tap.works()
    try {
      await answer
    } finally {
      tap.answered()
      held.current = false
      setWorking(false)
    }
  }

  return (
    <NativeButton
      className={classNames(
        styles.button,
        styles[kind],
        small && styles.small,
        disabled && styles.off,
        busy && styles.busy,
      )}
      disabled={disabled || undefined}
      openType={openType}
      onClick={press}
      {...(onPhoneNumber && { onGetPhoneNumber: onPhoneNumber })}
      {...keyboard(press)}
      {...keyed(kind)}
      {...pressable({
        label: busy ? said : (label ?? text),
        words: shown,
        disabled: disabled === true || busy,
      })}
    >
      {shown}
    </NativeButton>
  )
}

/** In the browser Taro's button is a plain element, so the keyboard is ours to serve. */
function keyboard(press: () => Promise<void>) {
  if (process.env.TARO_ENV === 'weapp') return {}
  return {
    tabIndex: 0,
    onKeyDown: (event: { key?: string }) => {
      if (event.key === 'Enter' || event.key === ' ') void press()
    },
  }
}

/** Buttons side by side; they fall under each other when their words have no room. */
export function ButtonLine({ children }: { children: ReactNode }) {
  return <View className={styles.line}>{children}</View>
}
