/** One of a few answers as large tiles, each with what belongs to it: for a question that stands by itself. */
import { View } from '@tarojs/components'
import { spoken, tappable } from '../accessible'
import { apart } from '../apart'
import styles from './tiles.module.scss'

interface ChoiceTilesProps {
  options: readonly { value: string; text: string; caption: string }[]
  onChange: (value: string) => void
  /** The question, for a screen reader. */
  label: string
}

export function ChoiceTiles({ options, onChange, label }: ChoiceTilesProps) {
  return (
    <View className={styles.tiles} {...spoken({ role: 'group', label })}>
      {options.map(({ value, text, caption }) => (
        <View
          key={value}
          className={styles.tile}
          {...tappable({ role: 'button', label: `${text}，${caption}`, onTap: () => onChange(value) })}
        >
          <View className={styles.text}>{apart(text)}</View>
          <View className={styles.caption}>{apart(caption)}</View>
        </View>
      ))}
    </View>
  )
}
