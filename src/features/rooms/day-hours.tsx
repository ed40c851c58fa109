/** The hours of a room on one day as a picture: what is free can be tapped, what is taken says by what. */
import { View } from '@tarojs/components'
import { tappable } from '@/components/accessible'
import { apart } from '@/components/apart'
import { classNames } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { appPages } from '@/domain/app-pages'
import { HOUR } from '@/domain/kernel/clock'
import type { Times } from '@/domain/room/opening'
import { freeBetween } from '@/domain/room/time'
import { roomRules } from '@/domain/room/rules'
import { spanInDayWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { Week } from './store'
import styles from './day-hours.module.scss'

type Day = Week['days'][number]
type Taken = Day['taken'][number]

interface Block extends Times {
  taken: Taken | null
}

/** What is free and what is taken, in the order of the day. */
function blocksOf({ taken }: Day, open: Times): Block[] {
  const free = freeBetween(taken, open).map((times) => ({ ...times, taken: null }))
  return [...free, ...taken.map((one) => ({ startAt: one.startAt, endAt: one.endAt, taken: one }))].sort(
    (a, b) => a.startAt - b.startAt,
  )
}

/** A longer time stands taller, up to where it would only be far to scroll. */
const tall = ({ startAt, endAt }: Times): string => {
  const hours = (endAt - startAt) / HOUR
  if (hours <= 1) return styles.short ?? ''
  return (hours <= 2.5 ? styles.middle : styles.long) ?? ''
}

function takenWords({ what, title, own }: Taken): string {
  if (what === 'session') return title
  if (what === 'closed') return `关着：${title}`
  return own ? '您订的' : '有人订了'
}

interface DayHoursProps {
  day: Day
  open: Times
  /** Tapped on a time that is free. */
  onFree: (free: Times) => void
}

export function DayHours({ day, open, onFree }: DayHoursProps) {
  return (
    <View className={styles.day}>
      {blocksOf(day, open).map((block, index) => {
        const { taken, startAt, endAt } = block
        const times = spanInDayWord(startAt, endAt)
        const enough = day.may && endAt - startAt >= roomRules.stepMs
        if (!taken)
          return (
            <View
              key={`${startAt} ${index}`}
              className={classNames(styles.block, styles.free, tall(block))}
              {...(enough ? tappable({ label: `${times}，空着，订这段`, onTap: () => onFree(block) }) : {})}
            >
              <View className={styles.times}>{times}</View>
              <View className={styles.words}>空着</View>
              {enough && (
                <View className={styles.way}>
                  订
                  <Icon name="next" size="mark" />
                </View>
              )}
            </View>
          )
        const { sessionId } = taken
        const words = takenWords(taken)
        return (
          <View
            key={`${startAt} ${index}`}
            className={classNames(styles.block, taken.own ? styles.own : styles.taken, tall(block))}
            {...(sessionId !== null
              ? tappable({ label: `${times}，${words}`, onTap: () => openPage(appPages.session(sessionId)) })
              : {})}
          >
            <View className={styles.times}>{times}</View>
            <View className={styles.words}>{apart(words)}</View>
            {sessionId !== null && (
              <View className={styles.way}>
                <Icon name="next" size="mark" />
              </View>
            )}
          </View>
        )
      })}
    </View>
  )
}
