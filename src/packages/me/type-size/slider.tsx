/** Three sizes on one line, a small 字 at its beginning and a large one at its end; each stop is as wide as a thumb. */
import { View } from '@tarojs/components'
import { spoken, tappable } from '@/components/accessible'
import { classNames } from '@/components/class-names'
import type { TypeScale } from '@/components/type-scale'
import styles from './slider.module.scss'

const stops: readonly { value: TypeScale; text: string }[] = [
  { value: 'std', text: '标准' },
  { value: 'large', text: '大' },
  { value: 'huge', text: '特大' },
]

interface SliderProps {
  value: TypeScale
  onChange: (value: TypeScale) => void
}

export function Slider({ value, onChange }: SliderProps) {
  return (
    <View className={styles.slider} {...spoken({ role: 'radiogroup', label: '字号' })}>
      <View className={styles.line} />
      {stops.map(({ value: stop, text }) => (
        <View
          key={stop}
          className={styles.stop}
          {...tappable({ role: 'radio', label: text, checked: stop === value, onTap: () => onChange(stop) })}
        >
          <View className={styles.place}>
            <View className={classNames(styles.dot, stop === value && styles.knob)} />
          </View>
          <View className={classNames(styles.word, stop === value && styles.on)}>{text}</View>
        </View>
      ))}
    </View>
  )
}
