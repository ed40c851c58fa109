/** A month of days, each with how many activities it holds; a tap chooses the day. */
import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { tappable } from '@/components/accessible'
import { classNames } from '@/components/class-names'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { useTypeScale } from '@/components/type-scale'
import { DAY, dayOf, monthOf, startOf, weekdayOf } from '@/domain/kernel/clock'
import { dayOfMonth, monthAfter, monthWord, writtenDayWord } from '@/domain/words/moments'
import { openMonth, useMonth } from './list-store'
import styles from './month-sheet.module.scss'

interface MonthSheetProps {
  open: boolean
  onChoose: (day: string) => void
  onClose: () => void
}

const heads = ['一', '二', '三', '四', '五', '六', '日']

/** Every day of a month, with nulls before the first so that Monday comes first. */
function cellsOf(month: string): (string | null)[] {
  const first = startOf(`${month}-01`)
  const cells: (string | null)[] = Array.from({ length: weekdayOf(first) - 1 }, () => null)
  for (let ms = first; monthOf(ms) === month; ms += DAY) cells.push(dayOf(ms))
  return cells
}

interface DaysProps {
  month: string
  /** How many activities each day holds; days without any are left out. */
  counts: ReadonlyMap<string, number>
  now: number
  onChoose: (day: string) => void
}

function DayGrid({ month, counts, now, onChoose }: DaysProps) {
  const today = dayOf(now)
  return (
    <View className={styles.grid}>
      {heads.map((head) => (
        <View key={head} className={styles.head}>
          {head}
        </View>
      ))}
      {cellsOf(month).map((day, index) => {
        if (day === null) return <View key={`before ${index}`} />
        const sessions = counts.get(day) ?? 0
        return (
          <View
            key={day}
            className={classNames(styles.day, day === today && styles.today, sessions === 0 && styles.quiet)}
            {...tappable({
              label: `${writtenDayWord(day, now)}，${sessions > 0 ? `${sessions} 场` : '没有活动'}`,
              onTap: () => onChoose(day),
            })}
          >
            {dayOfMonth(startOf(day))}
            <View className={styles.count}>{sessions > 0 ? `${sessions} 场` : ''}</View>
          </View>
        )
      })}
    </View>
  )
}

/** Seven columns leave no room for a finger in larger type; there the days to come stand under each other. */
function DayList({ month, counts, now, onChoose }: DaysProps) {
  const today = dayOf(now)
  const days = [...counts.keys()].filter((day) => day >= today || month !== monthOf(now)).sort()
  return (
    <RowGroup>
      {days.map((day) => (
        <Row
          key={day}
          title={writtenDayWord(day, now)}
          value={`${counts.get(day) ?? 0} 场`}
          onTap={() => onChoose(day)}
        />
      ))}
    </RowGroup>
  )
}

export function MonthSheet({ open, onChoose, onClose }: MonthSheetProps) {
  const now = serverNow()
  const Days = useTypeScale() === 'std' ? DayGrid : DayList
  const [month, setMonth] = useState(() => monthOf(now))
  const resource = useMonth(month)
  useEffect(() => {
    if (open) void openMonth(month)
  }, [open, month])
  const counts = new Map(
    resource.status === 'ready' ? resource.data.days.map(({ day, sessions }) => [day, sessions]) : [],
  )
  return (
    <Sheet open={open} title={monthWord(month)} cancel="关上" onClose={onClose}>
      <View className={styles.months}>
        <Button small kind="second" text="上个月" onTap={() => setMonth(monthAfter(month, -1))} />
        <Button small kind="second" text="下个月" onTap={() => setMonth(monthAfter(month, 1))} />
      </View>
      {resource.status === 'failed' && (
        <Note
          tone="seal"
          text={resource.failure.text}
          action="再试一次"
          onAction={() => void openMonth(month)}
        />
      )}
      <Days month={month} counts={counts} now={now} onChoose={onChoose} />
      {resource.status === 'ready' && counts.size === 0 && <Caption text="这个月还没有活动" />}
    </Sheet>
  )
}
