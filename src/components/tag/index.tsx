/** A word on a wash of colour. The word says it; the colour only helps the eye. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { apart } from '../apart'
import { classNames } from '../class-names'
import styles from './index.module.scss'

/** seal: to be done now; jade: proved, done, free; amber: waiting, soon; sky: information; plain: a kind. */
export type Tone = 'seal' | 'jade' | 'amber' | 'sky' | 'plain'

export function Tag({ tone = 'plain', text }: { tone?: Tone; text: string }) {
  return <View className={classNames(styles.tag, styles[tone])}>{apart(text)}</View>
}

/** Tags and short captions in a line that wraps. */
export function TagLine({ children }: { children: ReactNode }) {
  return <View className={styles.line}>{children}</View>
}
