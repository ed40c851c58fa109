/** A picture of our own where no photo is: what an activity is like, or why a list is empty. A word stands beside it. */
import { View } from '@tarojs/components'
import { unspoken } from '../accessible'
import { classNames } from '../class-names'
import styles from './index.module.scss'

export type DrawingName =
  | 'lecture'
  | 'science'
  | 'law'
  | 'skills'
  | 'reading'
  | 'festival'
  | 'stage'
  | 'opera'
  | 'exhibition'
  | 'contest'
  | 'craft'
  | 'reuse'
  | 'family'
  | 'tour'
  | 'clinic'
  | 'haircut'
  | 'safety'
  | 'clean'
  | 'bins'
  | 'patrol'
  | 'visit'
  | 'market'
  | 'fitness'
  | 'memorial'
  | 'station'
  | 'empty-day'
  | 'empty-wish'
  | 'empty-inbox'
  | 'empty-list'
  | 'empty-signal'

interface DrawingProps {
  name: DrawingName
  /** thumb: beside a text; cover: the head of a page, twice as wide as high; grand: alone on an empty page. */
  shape?: 'thumb' | 'cover' | 'grand'
}

export function Drawing({ name, shape = 'thumb' }: DrawingProps) {
  return <View className={classNames(styles.drawing, styles[shape], styles[name])} {...unspoken} />
}
