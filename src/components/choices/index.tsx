/** A few answers to choose from, one or several, each a chip with a tick when it is on. */
import { View } from '@tarojs/components'
import { spoken, tappable } from '../accessible'
import { apart } from '../apart'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import styles from './index.module.scss'

interface ChoiceOption<Value extends string> {
  value: Value
  text: string
  /** The why under the what: 和周六的课撞了. */
  caption?: string
  disabled?: boolean
}

interface ChipsProps<Value extends string> {
  options: readonly ChoiceOption<Value>[]
  isOn: (value: Value) => boolean
  role: 'radio' | 'checkbox'
  onTap: (value: Value) => void
  label?: string
}

function Chips<Value extends string>({ options, isOn, role, onTap, label = '选项' }: ChipsProps<Value>) {
  return (
    <View className={styles.chips} {...spoken({ role: role === 'radio' ? 'radiogroup' : 'group', label })}>
      {options.map(({ value, text, caption, disabled }) => {
        const on = isOn(value)
        const words = caption ? `${text}，${caption}` : text
        return (
          <View
            key={value}
            className={classNames(styles.chip, on && styles.on, disabled && styles.off)}
            {...tappable({ role, label: words, checked: on, disabled, onTap: () => onTap(value) })}
          >
            {on && <Icon name="check" size="mark" />}
            <View className={styles.words}>
              {apart(text)}
              {caption && <View className={styles.caption}>{caption}</View>}
            </View>
          </View>
        )
      })}
    </View>
  )
}

interface ChoiceProps<Value extends string> {
  options: readonly ChoiceOption<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  /** The question, for a screen reader. */
  label?: string
}

/** Exactly one. */
export function Choice<Value extends string>({ options, value, onChange, label }: ChoiceProps<Value>) {
  return (
    <Chips options={options} label={label} role="radio" isOn={(each) => each === value} onTap={onChange} />
  )
}

interface ChoicesProps<Value extends string> {
  options: readonly ChoiceOption<Value>[]
  values: readonly Value[]
  onChange: (values: Value[]) => void
  /** The question, for a screen reader. */
  label?: string
}

/** Any number; reported in the order of the options. */
export function Choices<Value extends string>({ options, values, onChange, label }: ChoicesProps<Value>) {
  const toggle = (value: Value) => {
    const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
    onChange(options.map((option) => option.value).filter((each) => next.includes(each)))
  }
  return (
    <Chips
      options={options}
      label={label}
      role="checkbox"
      isOn={(each) => values.includes(each)}
      onTap={toggle}
    />
  )
}
