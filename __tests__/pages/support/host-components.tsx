/** WeChat's components as plain elements, with the events a phone would send. */
import { createElement, type ChangeEvent, type CSSProperties, type MouseEvent, type ReactNode } from 'react'

interface HostProps {
  children?: ReactNode
  className?: string
  style?: CSSProperties
  id?: string
  onClick?: (event: MouseEvent) => void
  [attribute: string]: unknown
}

const kept = /^(role|tabIndex|aria-|data-|id$|className$|style$|src$|onClick$|onKeyDown$|onFocus$)/

const passed = (props: HostProps) =>
  Object.fromEntries(Object.entries(props).filter(([name, value]) => kept.test(name) && value !== undefined))

const box = (tag: string) =>
  function Host(props: HostProps) {
    return createElement(tag, passed(props), props.children)
  }

export const View = box('div')
export const Text = box('span')
export const ScrollView = box('div')
export const Swiper = box('div')
export const SwiperItem = box('div')
export const RootPortal = box('div')
export const Form = box('div')
export const Label = box('label')
export const Map = box('div')
export const Canvas = box('canvas')
/** A picture may fail to come. */
export const Image = ({ onError, ...props }: HostProps & { onError?: () => void }) =>
  createElement('img', { ...passed(props), onError })

/** A disabled native button swallows taps, as on a phone. */
export function Button(props: HostProps & { disabled?: boolean }) {
  return createElement(
    'button',
    { ...passed(props), type: 'button', disabled: props.disabled },
    props.children,
  )
}

interface TypedProps extends HostProps {
  value?: string
  placeholder?: string
  maxlength?: number
  type?: string
  nativeProps?: Record<string, string>
  onInput?: (event: { detail: { value: string } }) => void
  onConfirm?: (event: { detail: { value: string } }) => void
  onBlur?: (event: { detail: { value: string } }) => void
}

const typed = (tag: 'input' | 'textarea') =>
  function TypedHost(props: TypedProps) {
    const { value, placeholder, maxlength, nativeProps, onInput, onBlur } = props
    const detail = (event: { target: { value: string } }) => ({ detail: { value: event.target.value } })
    return createElement(tag, {
      ...passed(props),
      ...nativeProps,
      value: value ?? '',
      placeholder,
      maxLength: maxlength !== undefined && maxlength >= 0 ? maxlength : undefined,
      onChange: (event: ChangeEvent<HTMLInputElement>) => onInput?.(detail(event)),
      onBlur: (event: ChangeEvent<HTMLInputElement>) => onBlur?.(detail(event)),
    })
  }

export const Input = typed('input')
export const Textarea = typed('textarea')

interface SwitchProps extends HostProps {
  checked?: boolean
  onChange?: (event: { detail: { value: boolean } }) => void
}

export function Switch({ checked, onChange, ...rest }: SwitchProps) {
  return (
    <input
      type="checkbox"
      {...passed(rest)}
      checked={checked ?? false}
      onChange={(event) => onChange?.({ detail: { value: event.target.checked } })}
    />
  )
}

interface PickerProps extends HostProps {
  mode?: string
  range?: readonly string[]
  value?: string | number
  onChange?: (event: { detail: { value: string | number } }) => void
}

/** WeChat's wheel as a select (or a line to type a date into), beside what the page draws. */
export function Picker({ mode = 'selector', range = [], value, onChange, children }: PickerProps) {
  const pick = (picked: string) =>
    onChange?.({ detail: { value: mode === 'selector' ? Number(picked) : picked } })
  return (
    <div>
      {children}
      {mode === 'selector' ? (
        <select data-testid="wheel" value={String(value ?? 0)} onChange={(event) => pick(event.target.value)}>
          {range.map((text, index) => (
            <option key={text} value={index}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input
          data-testid="wheel"
          value={String(value ?? '')}
          onChange={(event) => pick(event.target.value)}
        />
      )}
    </div>
  )
}
