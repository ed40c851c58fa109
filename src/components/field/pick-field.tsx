/** An answer picked from WeChat's own wheels: one of some words, a date, or a time. */
import { Picker, View } from '@tarojs/components'
import { spoken } from '../accessible'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Field, type FieldProps } from './index'
import styles from './index.module.scss'

interface ShownProps {
  label: string
  text: string | undefined
  placeholder: string
  wrong: boolean
}

/** The line that shows what is picked; a tap on it opens the wheel around it. */
function Shown({ label, text, placeholder, wrong }: ShownProps) {
  return (
    <View
      className={classNames(styles.box, styles.picked, wrong && styles.wrong)}
      {...spoken({ role: 'button', label: `${label}：${text ?? placeholder}` })}
      {...keyboard}
    >
      <View className={classNames(styles.value, !text && styles.placeholder)}>{text ?? placeholder}</View>
      <Icon name="down" size="mark" />
    </View>
  )
}

interface KeyPress {
  key?: string
  currentTarget: { click?: () => void }
}

const keyboard =
  process.env.TARO_ENV === 'weapp'
    ? {}
    : {
        tabIndex: 0,
        onKeyDown: (event: KeyPress) => {
          if (event.key === 'Enter' || event.key === ' ') event.currentTarget.click?.()
        },
      }

interface PickFieldProps<Value extends string> extends FieldProps {
  options: readonly { value: Value; text: string }[]
  value: Value | null
  onChange: (value: Value) => void
  placeholder?: string
}

export function PickField<Value extends string>(props: PickFieldProps<Value>) {
  const { options, value, onChange, placeholder = '请选择', ...field } = props
  const at = options.findIndex((option) => option.value === value)
  const pick = (index: number) => {
    const option = options[index]
    if (option) onChange(option.value)
  }
  return (
    <Field {...field}>
      <Picker
        mode="selector"
        range={options.map((option) => option.text)}
        value={Math.max(at, 0)}
        onChange={(event) => pick(Number(event.detail.value))}
      >
        <Shown
          label={field.label}
          text={options[at]?.text}
          placeholder={placeholder}
          wrong={field.error !== undefined}
        />
      </Picker>
    </Field>
  )
}

interface MomentFieldProps extends FieldProps {
  /** date: YYYY-MM-DD; time: HH:mm. */
  mode: 'date' | 'time'
  value: string | null
  onChange: (value: string) => void
  /** How the value is said: 周六 11 月 28 日. Without it, as it is. */
  shown?: string
  start?: string
  end?: string
  /** Where the wheel stands while nothing is picked; today when left out. */
  opensAt?: string
}

/** 2026 年 11 月 28 日, 9:00: as everywhere else, where the page has no better word. */
function wordOf(mode: 'date' | 'time', value: string): string {
  if (mode === 'time') return value.replace(/^0/, '')
  const [year, month, day] = value.split('-').map(Number)
  return `${year} 年 ${month} 月 ${day} 日`
}

export function MomentField(props: MomentFieldProps) {
  const { mode, value, onChange, shown, start, end, opensAt, ...field } = props
  const common = { value: value ?? opensAt ?? '', start, end }
  const line = (
    <Shown
      label={field.label}
      text={shown ?? (value === null ? undefined : wordOf(mode, value))}
      placeholder={mode === 'date' ? '选一天' : '选个时间'}
      wrong={field.error !== undefined}
    />
  )
  return (
    <Field {...field}>
      {mode === 'date' ? (
        <Picker mode="date" {...common} onChange={(event) => onChange(event.detail.value)}>
          {line}
        </Picker>
      ) : (
        <Picker mode="time" {...common} onChange={(event) => onChange(event.detail.value)}>
          {line}
        </Picker>
      )}
    </Field>
  )
}
