/** A line icon in the colour of the text around it. It says nothing by itself: a word stands beside it. */
import { View } from '@tarojs/components'
import { unspoken } from '../accessible'
import { classNames } from '../class-names'
import styles from './index.module.scss'

export const iconNames = [
  'home',
  'calendar',
  'heart',
  'service',
  'person',
  'people',
  'bell',
  'gift',
  'room',
  'flag',
  'star',
  'pin',
  'clock',
  'bag',
  'warn',
  'info',
  'back',
  'next',
  'down',
  'check',
  'close',
  'plus',
  'search',
  'scan',
  'code',
  'phone',
  'photo',
  'edit',
  'list',
  'receipt',
  'medal',
  'offline',
  'tools',
  'book',
  'type',
  'swap',
  'hourglass',
  'thumb',
  'voice',
  'play',
  'pause',
] as const

export type IconName = (typeof iconNames)[number]

interface IconProps {
  name: IconName
  /** Where it stands in what it belongs to. */
  className?: string
  /** mark: a chevron after a word; row: beside a line of text; tile: above a word in a grid; grand: alone on an empty page. */
  size?: 'mark' | 'row' | 'tile' | 'grand'
}

export function Icon({ name, className, size = 'row' }: IconProps) {
  const names = classNames(styles.icon, size !== 'row' && styles[size], styles[name], className)
  return <View className={names} {...unspoken} />
}
