/** A state, a fact or a kind in a word. The word says it; the shape and the colour only help the eye. */
import { View } from '@tarojs/components'
import { apart } from '../apart'
import { classNames } from '../class-names'
import styles from './index.module.scss'

/** seal: over time, or refused; jade: proved, done; amber: waiting, soon; sky: not read; plain: a fact; kind: of which kind. */
export type Tone = 'seal' | 'jade' | 'amber' | 'sky' | 'plain' | 'kind'

export function Tag({ tone = 'plain', text }: { tone?: Tone; text: string }) {
  return <View className={classNames(styles.tag, styles[tone])}>{apart(text)}</View>
}
