/** A photo where people expect one. Without a picture, or when it cannot be fetched, paper with a quiet icon stands there. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { seen, tappable } from '../accessible'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import { Picture } from '../picture'
import styles from './index.module.scss'

interface PhotoProps {
  src?: string
  /** What is to be seen; left out where the words beside it say so. */
  label?: string
  /** wide: the head of a page, 16 to 9; square: in grids; thumb: beside a text. */
  shape?: 'wide' | 'square' | 'thumb'
  /** Stands where there is no picture. */
  icon?: IconName
  onTap?: () => void
}

export function Photo({ src, label, shape = 'wide', icon = 'photo', onTap }: PhotoProps) {
  const [failed, setFailed] = useState<string | null>(null)
  const shown = src !== undefined && src !== '' && failed !== src
  return (
    <View
      className={classNames(styles.photo, styles[shape])}
      {...(onTap ? tappable({ label, onTap }) : seen(label))}
    >
      {shown ? (
        <Picture className={styles.picture} src={src} onError={() => setFailed(src)} />
      ) : (
        <View className={styles.blank}>
          <Icon name={icon} size={shape === 'wide' ? 'grand' : 'tile'} />
        </View>
      )}
    </View>
  )
}

interface PhotosProps {
  items: readonly { src: string; label: string }[]
  onTap: (index: number) => void
}

/** Small photos in rows of three, two when type is large. */
export function Photos({ items, onTap }: PhotosProps) {
  return (
    <View className={styles.grid}>
      {items.map(({ src, label }, index) => (
        <Photo key={src} src={src} label={label} shape="square" onTap={() => onTap(index)} />
      ))}
    </View>
  )
}
