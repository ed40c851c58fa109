/** The photo of a thing where there is one, else our drawing of its kind: one frame, whose space is kept before either comes. */
import { useState } from 'react'
import { Image, View } from '@tarojs/components'
import { spoken, tappable } from '../accessible'
import { classNames } from '../class-names'
import { Drawing, type DrawingName } from './index'
import styles from './index.module.scss'

interface CoverProps {
  /** Nothing where no photo may be seen. */
  src: string | null
  /** What is to be seen. */
  label: string
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
      {...(onTap ? tappable({ label, onTap }) : spoken({ role: 'img', label }))}
    >
      <Image
        className={styles.picture}
        src={src}
        mode="aspectFill"
        lazyLoad
        onError={() => setFailed(src)}
        aria-hidden="true"
      />
    </View>
  )
}
