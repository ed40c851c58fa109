/** The sessions of an activity on its form: a day and two times each, added and taken away. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { Field } from '@/components/field'
import { MomentField } from '@/components/field/pick-field'
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
  /** Days on which the station is closed, left out by whatever repeats. */
  holidays: readonly Day[]
}

const most = 12

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

export function SessionFields({ sessions, now, onChange, error, keepSaved, holidays }: SessionFieldsProps) {
  const [repeating, setRepeating] = useState(false)
  const room = most - sessions.length
  const edit = (at: number, some: Partial<SessionDraft>) =>
    onChange(sessions.map((session, i) => (i === at ? { ...session, ...some } : session)))
  return (
    <Stack>
      {sessions.map((session, i) => {
        const { sessionId, day, from, to } = session
        const mayGo = sessions.length > 1 && !(keepSaved && sessionId !== null)
        const name = `第 ${i + 1} 场`
        return (
          <Card key={i}>
            <View className={styles.head}>
              <Strong text={name} />
              {mayGo && (
                <Button
                  small
                  kind="quiet"
                  text="去掉"
                  label={`去掉${name}`}
                  onTap={() => onChange(sessions.filter((_, at) => at !== i))}
                />
              )}
            </View>
            <MomentField
              label="哪天"
              mode="date"
              value={day}
              onChange={(next) => edit(i, { day: next })}
              {...(day !== null && { shown: writtenDayWord(day, now) })}
              start={dayOf(now)}
            />
            <View className={styles.times}>
              <View className={styles.time}>
                <MomentField
                  label="开始"
                  mode="time"
                  value={from}
                  onChange={(next) => edit(i, { from: next })}
                />
              </View>
              <View className={styles.time}>
                <MomentField
                  label="结束"
                  mode="time"
                  value={to}
                  onChange={(next) => edit(i, { to: next })}
                  {...(isOvernight(session) && { hint: '到第二天' })}
                />
              </View>
            </View>
          </Card>
        )
      })}
      {error !== undefined && (
        <Field label="" error={error}>
          <View />
        </Field>
      )}
      {room > 0 && (
        <>
          <Button
            kind="second"
            text="再加一场"
            onTap={() => onChange([...sessions, following(sessions, now)])}
          />
          <Button kind="quiet" text="照规律排几场" onTap={() => setRepeating(true)} />
        </>
      )}
      <RepeatSheet
        open={repeating}
        after={lastDay(sessions, now)}
        now={now}
        room={room}
        holidays={holidays}
        onAdd={(days) => {
          onChange([...sessions, ...onDays(sessions, days, now)])
          setRepeating(false)
        }}
        onClose={() => setRepeating(false)}
      />
    </Stack>
  )
}
