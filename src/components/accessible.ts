/** What makes a tapped thing known to a screen reader and to a keyboard, on WeChat and in the browser. */
export type AriaRole =
  'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'img' | 'status' | 'dialog' | 'progressbar'

interface Spoken {
  role: AriaRole
  label: string
  checked?: boolean
  disabled?: boolean
}

type AriaProps = Record<string, string | number | boolean | undefined>

/** The aria attributes for a part: WeChat reads aria-role where a browser reads role. */
export function spoken({ role, label, checked, disabled }: Spoken): AriaProps {
  const state: AriaProps = {}
  if (checked !== undefined)
    state[role === 'tab' && process.env.TARO_ENV !== 'weapp' ? 'aria-selected' : 'aria-checked'] =
      String(checked)
  if (disabled) state['aria-disabled'] = 'true'
  if (process.env.TARO_ENV === 'weapp') return { 'aria-role': role, 'aria-label': label, ...state }
  return { role, 'aria-label': label, ...state }
}

interface Tapped extends Omit<Spoken, 'role'> {
  role?: AriaRole
  onTap: () => void
}

interface Key {
  key?: string
  preventDefault?: () => void
}

/**
 * Everything a tapped View needs: its handler, its name, a pressed look, and in the browser the keyboard.
 * A disabled one keeps its name and loses its handler.
 */
export function tappable({ role = 'button', onTap, ...rest }: Tapped) {
  const named = { ...spoken({ role, ...rest }), hoverClass: rest.disabled ? 'none' : 'pressed' }
  if (rest.disabled) return named
  if (process.env.TARO_ENV === 'weapp') return { ...named, onClick: onTap }
  const onKeyDown = (event: Key) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault?.()
    onTap()
  }
  return { ...named, onClick: onTap, tabIndex: 0, onKeyDown }
}
