/** The last look before a notice goes out: how many people, and whether now or at a time. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { type Answer, failureText } from '@/api/failure'
import { Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { MomentField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { DAY, HOUR, dayOf, instantOf, timeOf } from '@/domain/kernel/clock'
import { momentWord, writtenDayWord } from '@/domain/words/moments'
import { ActionSheet } from '../screens/action-sheet'
import { waysOf } from './audience-size'
import type { DeskNotice } from './store'
import type { AudienceCounting, Counting } from './use-audience-count'

interface SendSheetProps {
  counting: AudienceCounting
  now: number
  /** The end of the notice's last day: it cannot go out after that. */
  until: number
  /** Sends now, or at the instant given. */
  onSend: (at: number | null) => Promise<Answer<DeskNotice>>
  onSent: (notice: DeskNotice) => void
  onClose: () => void
}

const times = [
  { value: 'now', text: '现在发' },
  { value: 'later', text: '定个时间' },
] as const

const titleOf = (counting: Counting): string =>
  counting.status === 'ready' ? `会发给 ${counting.count.people} 位` : '发出去？'

/** The next morning at nine, as a first guess. */
const morningAfter = (now: number): number => instantOf(dayOf(now + DAY), '09:00')

export function SendSheet({
  counting: { counting, ask },
  now,
  until,
  onSend,
  onSent,
  onClose,
}: SendSheetProps) {
  const [when, setWhen] = useState<(typeof times)[number]['value']>('now')
  const [day, setDay] = useState(dayOf(morningAfter(now)))
  const [time, setTime] = useState(timeOf(morningAfter(now)))
  const later = when === 'later'
  const at = instantOf(day, time)
  const wrong = at <= now ? '这个时间已经过了' : at >= until ? '已经过了「留到哪天」' : null
  const count = counting.status === 'ready' ? counting.count : null
  return (
    <ActionSheet
      draft="notice-send"
      title={titleOf(counting)}
      confirm={later ? `${momentWord(at, now)} 发` : '现在发'}
      ready={count !== null && count.people > 0 && (!later || wrong === null)}
      onConfirm={() => onSend(later ? at : null)}
      onDone={onSent}
      onClose={onClose}
    >
      <Stack>
        {counting.status === 'counting' && <View>正在数有多少人…</View>}
        {counting.status === 'failed' && (
          <Note tone="seal" text={failureText(counting.failure)} action="再数一次" onAction={ask} />
        )}
        {count && (
          <View>
            <View>{count.words}</View>
            {waysOf(count).map((way) => (
              <View key={way}>{way}</View>
            ))}
          </View>
        )}
        <Choice label="什么时候发" options={times} value={when} onChange={setWhen} />
        {later && (
          <View>
            <MomentField
              label="哪天"
              mode="date"
              value={day}
              onChange={setDay}
              shown={writtenDayWord(day, now)}
              start={dayOf(now)}
              end={dayOf(until)}
            />
            <MomentField
              label="几点"
              mode="time"
              value={time}
              onChange={setTime}
              {...(wrong !== null && { error: wrong })}
            />
          </View>
        )}
        {until - now < 2 * HOUR && <Note tone="amber" text="这条通知今天就过期了" />}
      </Stack>
    </ActionSheet>
  )
}
