/** Two to four views of one page; exactly one is on. */
import { View } from '@tarojs/components'
import { spoken, tappable } from '../accessible'
import { classNames } from '../class-names'
import styles from './index.module.scss'

export interface Option<Value extends string> {
  value: Value
  text: string
}

interface SegmentsProps<Value extends string> {
  options: readonly Option<Value>[]
  value: Value
  onChange: (value: Value) => void
  /** What the views are of, for a screen reader. */
  label?: string
}

export function Segments<Value extends string>({
  options,
  value,
  onChange,
  label = '分类',
}: SegmentsProps<Value>) {
  return (
    <View
      className={classNames(styles.segments, options.length === 4 && styles.four)}
      {...spoken({ role: 'tablist', label })}
    >
      {options.map((option) => {
        const on = option.value === value
        return (
          <View
            key={option.value}
            className={classNames(styles.segment, on && styles.on)}
            {...tappable({
              role: 'tab',
              label: option.text,
              checked: on,
              onTap: () => !on && onChange(option.value),
            })}
          >
            {option.text}
          </View>
        )
      })}
    </View>
  )
}
