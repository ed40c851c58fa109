/** Writes a new activity like this one: only the day and the time of its first session are asked for. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { MomentField } from '@/components/field/pick-field'
import { appPages } from '@/domain/app-pages'
import { DAY, dayOf, instantOf, timeOf } from '@/domain/kernel/clock'
import { writtenDayWord } from '@/domain/words/moments'
import { replacePage } from '@/platform/navigate'
import { ActionSheet } from '@/features/screens/action-sheet'
import { copyActivity, type DeskActivity } from './store'

const week = 7 * DAY

/** The same weekday and time in the nearest week to come. */
function nextLike(startAt: number, now: number): number {
  const weeks = Math.max(1, Math.ceil((now - startAt + 1) / week))
  return startAt + weeks * week
}

export function CopySheet({ activity, onClose }: { activity: DeskActivity; onClose: () => void }) {
  const now = serverNow()
  const first = nextLike(Math.min(...activity.form.sessions.map(({ startAt }) => startAt)), now)
  const [day, setDay] = useState(dayOf(first))
  const [time, setTime] = useState(timeOf(first))
  const sessions = activity.form.sessions.length
  return (
    <ActionSheet
      draft={`reason:copy:${activity.activityId}`}
      title="照这个再办一次"
      text={`内容都照抄${sessions > 1 ? `，${sessions} 场按原来的间隔往后排` : ''}。抄好是草稿，可以再改。`}
      confirm="抄一份"
      onConfirm={() => copyActivity(activity.activityId, instantOf(day, time))}
      onDone={({ activityId }) => replacePage(appPages.deskActivity(activityId))}
      onClose={onClose}
    >
      <MomentField
        label="第一场在哪天"
        mode="date"
        value={day}
        onChange={setDay}
        shown={writtenDayWord(day, now)}
        start={dayOf(now)}
      />
      <MomentField label="几点开始" mode="time" value={time} onChange={setTime} />
    </ActionSheet>
  )
}
