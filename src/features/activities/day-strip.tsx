/** The coming fortnight as a strip of days to choose from, with the month behind its last button. */
import { ScrollView, View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { tappable } from '@/components/accessible'
import { classNames } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { dayOfMonth, dayWord, weekdayWord, writtenDayWord } from '@/domain/words/moments'
import styles from './day-strip.module.scss'

interface DayStripProps {
  /** The chosen day, or null for all days. */
  day: string | null
  onChoose: (day: string | null) => void
  onMonth: () => void
}

const length = 14

export function DayStrip({ day, onChoose, onMonth }: DayStripProps) {
  const now = serverNow()
  const days = Array.from({ length }, (_, index) => now + index * DAY)
  const beyond = day !== null && !days.some((ms) => dayOf(ms) === day)
  return (
    <ScrollView scrollX className={styles.strip}>
      <View className={styles.days}>
        <View
          className={classNames(styles.day, day === null && styles.on)}
          {...tappable({
            role: 'radio',
            label: '全部日子',
            checked: day === null,
            onTap: () => onChoose(null),
          })}
        >
          <View className={styles.word}>往后</View>
          <View className={styles.all}>全部</View>
        </View>
        {days.map((ms, index) => {
          const written = dayOf(ms)
          const on = written === day
          return (
            <View
              key={written}
              className={classNames(styles.day, on && styles.on)}
              {...tappable({
                role: 'radio',
                label: writtenDayWord(written, now),
                checked: on,
                onTap: () => onChoose(on ? null : written),
              })}
            >
              <View className={styles.word}>{index < 2 ? dayWord(ms, now) : weekdayWord(ms)}</View>
              <View className={styles.number}>{dayOfMonth(ms)}</View>
            </View>
          )
        })}
        <View
          className={classNames(styles.day, beyond && styles.on)}
          {...tappable({ label: '看整月', onTap: onMonth })}
        >
          <View className={styles.word}>整月</View>
          <Icon name="calendar" />
        </View>
      </View>
    </ScrollView>
  )
}
