/** A sheet that rises from the foot to ask one question. It opens only because someone tapped. */
import { useEffect, useRef, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { layer, tappable } from '../accessible'
import { apart } from '../apart'
import { Button } from '../button'
import { Overlay } from '../overlay'
import { Slot } from '../slot'
import { useKeptFocus } from './kept-focus'
import styles from './index.module.scss'

interface SheetProps {
  open: boolean
  title: string
  /** What will follow, in a sentence; or any parts. */
  children?: ReactNode
  /** What the main button does, in words. Without it the sheet can only be closed. */
  confirm?: string
  onConfirm?: () => void | Promise<unknown>
  confirmDisabled?: boolean
  /** The main button takes something back: it is ink, not red. */
  danger?: boolean
  busy?: boolean
  /** The way back: 再想想 from a question, 知道了 where there is only something to read. */
  cancel?: string
  onClose: () => void
}

/** In the browser the key that leaves a question unanswered closes the sheet. */
function useEscape(open: boolean, onClose: () => void): void {
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp' || !open) return
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [open])
}

export function Sheet(props: SheetProps) {
  const {
    open,
    title,
    children,
    confirm,
    onConfirm,
    confirmDisabled,
    danger,
    busy,
    cancel = confirm ? '再想想' : '知道了',
    onClose,
  } = props
  useEscape(open, onClose)
  useKeptFocus(open)
  if (!open) return <Slot />
  return (
    <Slot>
      <View className={styles.over} catchMove>
        <View className={styles.ground} {...tappable({ label: '关上', onTap: onClose })} />
        <View className={styles.sheet} {...layer(title)}>
          <View className={styles.title}>{apart(title)}</View>
          <View className={styles.body}>
            <Overlay.Provider value>{children}</Overlay.Provider>
          </View>
          <View className={styles.buttons}>
            {confirm && onConfirm && (
              <Button
                kind={danger ? 'stop' : 'primary'}
                text={confirm}
                busy={busy}
                disabled={confirmDisabled}
                onTap={onConfirm}
              />
            )}
            <Button text={cancel} kind="quiet" onTap={onClose} />
          </View>
        </View>
      </View>
    </Slot>
  )
}
