/** The sessions of an activity on its form: a day and two times each, added and taken away. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { useMe } from '@/api/me'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { Field } from '@/components/field'
import { MomentField } from '@/components/field/pick-field'
import { MOST_LESSONS } from '@/domain/activity/course-terms'
import { DAY, dayOf, startOf, type Day } from '@/domain/kernel/clock'
import { writtenDayWord } from '@/domain/words/moments'
import { blankSession, isOvernight, type SessionDraft } from './draft'
import { RepeatSheet } from './repeat-sheet'
import styles from './session-fields.module.scss'

interface SessionFieldsProps {
  sessions: SessionDraft[]
  now: number
  onChange: (sessions: SessionDraft[]) => void
  error?: string
  /** Saved sessions of a published activity stay: they are postponed or cancelled on the activity's page. */
  keepSaved: boolean
}

const most = MOST_LESSONS

/** The same times as the first session, on these days. */
const onDays = ([first]: readonly SessionDraft[], days: readonly Day[], now: number): SessionDraft[] =>
  days.map((day) => ({ ...(first ?? blankSession(now)), sessionId: null, was: undefined, day }))

/** The last day that is written, or today. */
const lastDay = (sessions: readonly SessionDraft[], now: number): Day =>
  sessions.reduce((last, { day }) => (day !== null && day > last ? day : last), dayOf(now))

/** One more of the same, a week after the last. */
function following(sessions: readonly SessionDraft[], now: number): SessionDraft {
  const last = sessions[sessions.length - 1]
  if (!last?.day) return blankSession(now)
  return { ...last, sessionId: null, was: undefined, day: dayOf(startOf(last.day) + 7 * DAY) }
}

interface SessionPartProps {
  session: SessionDraft
  name: string
  now: number
  onChange: (some: Partial<SessionDraft>) => void
  /** Left out where it cannot be taken away. */
  onRemove?: () => void
}

function SessionPart({ session, name, now, onChange, onRemove }: SessionPartProps) {
  const { day, from, to } = session
  return (
    <Card>
      <View className={styles.head}>
        <Strong text={name} />
        {onRemove && <Button small kind="quiet" text="去掉" label={`去掉${name}`} onTap={onRemove} />}
      </View>
      <MomentField
        label="哪天"
        mode="date"
        value={day}
        onChange={(next) => onChange({ day: next })}
        {...(day !== null && { shown: writtenDayWord(day, now) })}
        start={dayOf(now)}
      />
      <View className={styles.times}>
        <View className={styles.time}>
          <MomentField label="开始" mode="time" value={from} onChange={(next) => onChange({ from: next })} />
        </View>
        <View className={styles.time}>
          <MomentField
            label="结束"
            mode="time"
            value={to}
            onChange={(next) => onChange({ to: next })}
            {...(isOvernight(session) && { hint: '到第二天' })}
          />
        </View>
      </View>
    </Card>
  )
}

/** The way to more sessions: one a week later, or several by a rule. */
function More({ sessions, now, onChange }: Pick<SessionFieldsProps, 'sessions' | 'now' | 'onChange'>) {
  const [repeating, setRepeating] = useState(false)
  const me = useMe()
  const room = most - sessions.length
  const add = (more: SessionDraft[]) => {
    onChange([...sessions, ...more])
    setRepeating(false)
  }
  return (
    <>
      {room > 0 && (
        <>
          <Button kind="second" text="再加一场" onTap={() => add([following(sessions, now)])} />
          <Button kind="quiet" text="照规律排几场" onTap={() => setRepeating(true)} />
        </>
      )}
      <RepeatSheet
        open={repeating}
        after={lastDay(sessions, now)}
        now={now}
        room={room}
        holidays={me.status === 'ready' ? me.data.holidays : []}
        onAdd={(days) => add(onDays(sessions, days, now))}
        onClose={() => setRepeating(false)}
      />
    </>
  )
}

export function SessionFields({ sessions, now, onChange, error, keepSaved }: SessionFieldsProps) {
  return (
    <Stack>
      {sessions.map((session, i) => {
        const mayGo = sessions.length > 1 && !(keepSaved && session.sessionId !== null)
        return (
          <SessionPart
            key={i}
            session={session}
            name={`第 ${i + 1} 场`}
            now={now}
            onChange={(some) => onChange(sessions.map((one, at) => (at === i ? { ...one, ...some } : one)))}
            {...(mayGo && { onRemove: () => onChange(sessions.filter((_, at) => at !== i)) })}
          />
        )
      })}
      {error !== undefined && (
        <Field label="" error={error}>
          <View />
        </Field>
      )}
      <More sessions={sessions} now={now} onChange={onChange} />
    </Stack>
  )
}
