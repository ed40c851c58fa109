/** Asks by what rule an activity repeats, shows the days that follow from it, and puts them on the form to be looked through. */
import { useState } from 'react'
import { Caption } from '@/components/card'
import { Choice, Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { SwitchRow } from '@/components/field/switch-row'
import { Segments } from '@/components/segments'
import { Sheet } from '@/components/sheet'
import { daysOf, type Recurrence } from '@/domain/activity/recurrence'
import type { Day, Weekday } from '@/domain/kernel/clock'
import { writtenDayWord } from '@/domain/words/moments'

interface RepeatSheetProps {
  open: boolean
  /** The last day on the form; the days lie after it. */
  after: Day
  now: number
  /** So many more sessions have room on the form. */
  room: number
  /** Days on which the station is closed. */
  holidays: readonly Day[]
  onAdd: (days: Day[]) => void
  onClose: () => void
}

const rhythms = [
  { value: 'week', text: '每周' },
  { value: 'month', text: '每月' },
  { value: 'quarter', text: '每季' },
] as const
const weekdays = ['一', '二', '三', '四', '五', '六', '日'].map((text, i) => ({
  value: String(i + 1),
  text: `周${text}`,
}))
const monthDays = [1, 5, 10, 15, 20, 25].map((day) => ({ value: String(day), text: `${day} 日` }))
const quarterMonths = ['头一个月', '中间一个月', '最后一个月'].map((text, i) => ({
  value: String(i + 1),
  text,
}))
const counts = [4, 8, 12, 20, 40] as const

export function RepeatSheet({ open, after, now, room, holidays, onAdd, onClose }: RepeatSheetProps) {
  const [every, setEvery] = useState<Recurrence['every']>('week')
  const [on, setOn] = useState<string[]>([])
  const [month, setMonth] = useState('1')
  const [count, setCount] = useState('4')
  const [skips, setSkips] = useState(true)
  const rule: Recurrence =
    every === 'week'
      ? { every, weekdays: on.map(Number) as Weekday[] }
      : every === 'month'
        ? { every, days: on.map(Number) }
        : { every, month: Number(month), day: Number(on[0] ?? 0) }
  const days = daysOf(rule, after, Math.min(Number(count), room), skips ? holidays : [])
  const choose = (next: Recurrence['every']) => {
    setEvery(next)
    setOn([])
  }
  return (
    <Sheet
      open={open}
      title="照什么规律再排？"
      confirm={days.length > 0 ? `排上 ${days.length} 场` : '排上'}
      confirmDisabled={days.length === 0}
      onConfirm={() => onAdd(days)}
      onClose={onClose}
    >
      <Segments options={rhythms} value={every} onChange={choose} label="多久一次" />
      {every === 'quarter' && (
        <Field label="哪个月">
          <Choice label="哪个月" options={quarterMonths} value={month} onChange={setMonth} />
        </Field>
      )}
      <Field label={every === 'week' ? '周几' : '几号'}>
        {every === 'quarter' ? (
          <Choice label="几号" options={monthDays} value={on[0] ?? null} onChange={(day) => setOn([day])} />
        ) : (
          <Choices
            label={every === 'week' ? '周几' : '几号'}
            options={every === 'week' ? weekdays : monthDays}
            values={on}
            onChange={setOn}
          />
        )}
      </Field>
      <Field label="排几场" hint="时间照第一场；排上以后，每一场还能单独改">
        <Choice
          label="排几场"
          options={counts.map((each) => ({ value: String(each), text: `${each} 场` }))}
          value={count}
          onChange={setCount}
        />
      </Field>
      <SwitchRow label="避开节假日" on={skips} onChange={setSkips} />
      {days.length > 0 && (
        <Caption text={`会排上：${days.map((day) => writtenDayWord(day, now)).join('，')}`} />
      )}
    </Sheet>
  )
}
