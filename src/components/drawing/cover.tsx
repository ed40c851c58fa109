/** The photo of a thing where there is one, else our drawing of its kind: one frame, whose space is kept before either comes. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { seen, tappable } from '../accessible'
import { classNames } from '../class-names'
import { Picture } from '../picture'
import { Drawing, type DrawingName } from './index'
import styles from './index.module.scss'

interface CoverProps {
  /** Nothing where no photo may be seen. */
  src: string | null
  /** What is to be seen; left out where the words beside it say so. */
  label?: string
  drawing: DrawingName
  shape?: 'thumb' | 'cover'
  /** Of a photo alone. */
  onTap?: () => void
}

export function Cover({ src, label, drawing, shape = 'thumb', onTap }: CoverProps) {
  const [failed, setFailed] = useState<string | null>(null)
  if (src === null || failed === src) return <Drawing name={drawing} shape={shape} />
  return (
    <View
      className={classNames(styles.drawing, styles[shape], styles.photo)}
      {...(onTap ? tappable({ label, onTap }) : seen(label))}
    >
      <Picture className={styles.picture} src={src} onError={() => setFailed(src)} />
    </View>
  )
}
