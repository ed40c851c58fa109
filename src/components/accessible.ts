/** What makes a tapped thing known to a screen reader and to a keyboard, on WeChat and in the browser. */
import { takeTap, type TapEvent } from './one-tap'

type AriaRole =
  | 'button'
  | 'link'
  | 'tab'
  | 'tablist'
  | 'radio'
  | 'radiogroup'
  | 'group'
  | 'checkbox'
  | 'img'
  | 'status'
  | 'dialog'

interface RoleProps {
  role: AriaRole
  /** Left out where the words inside say enough. */
  label?: string
  checked?: boolean
  disabled?: boolean
}

type AriaProps = Record<string, string | number | boolean | undefined>

const inWeChat = process.env.TARO_ENV === 'weapp'

/** The aria attributes for a part: WeChat reads aria-role where a browser reads role. */
export function spoken({ role, label, checked, disabled }: RoleProps): AriaProps {
  const props: AriaProps = { [inWeChat ? 'aria-role' : 'role']: role }
  if (label !== undefined) props['aria-label'] = label
  if (checked !== undefined) {
    props[role === 'tab' && !inWeChat ? 'aria-selected' : 'aria-checked'] = String(checked)
  }
  if (disabled) props['aria-disabled'] = 'true'
  return props
}

/** What the templates know of a tapped view by themselves: it is a button, or is off; see config/plugins/host-parts. */
const known = (role: AriaRole, checked?: boolean): AriaProps => ({
  ...(role === 'button' && { 'aria-role': undefined }),
  ...(checked === false && { 'aria-checked': undefined }),
})

interface TapProps extends Omit<RoleProps, 'role'> {
  role?: AriaRole
  /** The words inside say the same in the same order: WeChat puts the name together from them, and is not sent it. */
  asWritten?: boolean
  /** What the label says before the words inside. WeChat is sent this alone, and does not say it again among them. */
  first?: string
  onTap: () => void
}

interface Tap extends TapEvent {
  stopPropagation?: () => void
}

interface KeyPress extends Tap {
  key?: string
  preventDefault?: () => void
}

/**
 * Everything a tapped View needs: its handler, its name, a pressed look, and in the browser the keyboard. A tap
 * belongs to the innermost tapped thing: a button on a tapped card does not open the card. A disabled one keeps its
 * name and loses its handler.
 */
export function tappable({ role = 'button', onTap, asWritten = false, first, ...rest }: TapProps) {
  // The templates let a tapped view look pressed, unless it says otherwise; see config/plugins/host-parts.
  const hoverClass = rest.disabled ? 'none' : inWeChat ? undefined : 'pressed'
  const named = { ...spoken({ role, ...rest }), hoverClass }
  if (rest.disabled) return named
  const onClick = (event?: Tap) => {
    event?.stopPropagation?.()
    if (takeTap(event, rest.label ?? role) !== null) onTap()
  }
  if (inWeChat && (asWritten || first === '')) return { onClick }
  if (inWeChat && first !== undefined) return { 'aria-label': `${first}，`, onClick }
  if (inWeChat) return { ...named, ...known(role, rest.checked), onClick }
  const onKeyDown = (event: KeyPress) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault?.()
    event.stopPropagation?.()
    onTap()
  }
  return { ...named, onClick, tabIndex: 0, onKeyDown }
}

interface PressProps {
  label: string
  /** What stands on it. */
  words: string
  disabled: boolean
}

/** A native button: the templates know what it is and that it looks pressed, and what stands on it is its name. */
export function pressable({ label, words, disabled }: PressProps): AriaProps {
  const named = { ...spoken({ role: 'button', label, disabled }), hoverClass: disabled ? 'none' : 'pressed' }
  if (!inWeChat) return named
  return {
    ...named,
    'aria-role': undefined,
    'aria-label': label === words ? undefined : label,
    hoverClass: disabled ? 'none' : undefined,
  }
}

/** An empty view that is only looked at: WeChat reads nothing where nothing is written, and is told nothing. */
export const unspoken: AriaProps = inWeChat ? {} : { 'aria-hidden': 'true' }

/** A picture that has a name, or one whose words stand beside it. */
export const seen = (label?: string): AriaProps =>
  label === undefined ? unspoken : spoken({ role: 'img', label })

/** What tells the parts of a page apart in a browser. WeChat reads a page in its order and knows no landmarks. */
export const landmark = (role: 'main'): AriaProps => (inWeChat ? {} : { role })

/** A heading in the browser; 1 is the page's own title. */
export const heading = (level: 1 | 2): AriaProps => (inWeChat ? {} : { role: 'heading', 'aria-level': level })

/** A layer over the page: in the browser the keyboard goes into it, and what lies beneath cannot be reached. */
export const layer = (label: string): AriaProps => ({
  ...spoken({ role: 'dialog', label }),
  ...(!inWeChat && { 'aria-modal': 'true', tabIndex: -1 }),
})

/** A part of the page that scrolls by itself: the browser's keyboard must be able to reach it. */
export const scrollRegion = (label: string): AriaProps =>
  inWeChat ? {} : { role: 'region', 'aria-label': label, tabIndex: 0 }

/** A list beside the page: a part of its own that scrolls, where the keyboard goes from row to row. */
export const beside = (label: string): AriaProps =>
  inWeChat ? {} : { ...scrollRegion(label), 'data-beside': 'list' }

/** A row of a list, which the keyboard goes to from one to the next; WeChat has no keyboard. */
export const listed: AriaProps = inWeChat ? {} : { 'data-row': 'row' }

/** What sort of button it is, and which field finds: the keys of the desk press the one and go to the other. */
export const keyed = (what: string): AriaProps => (inWeChat ? {} : { 'data-key': what })
