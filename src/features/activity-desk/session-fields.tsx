/** The sessions of an activity on its form: a day and two times each, added and taken away. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { Field } from '@/components/field'
import { MomentField } from '@/components/field/pick-field'
import { DAY, dayOf, startOf } from '@/domain/kernel/clock'
import { writtenDayWord } from '@/domain/words/moments'
import { blankSession, isOvernight, type SessionDraft } from './draft'
import styles from './session-fields.module.scss'

interface SessionFieldsProps {
  sessions: SessionDraft[]
  now: number
  onChange: (sessions: SessionDraft[]) => void
  error?: string
  /** Saved sessions of a published activity stay: they are postponed or cancelled on the activity's page. */
  keepSaved: boolean
}

const most = 12

/** One more of the same, a week after the last. */
function following(sessions: readonly SessionDraft[], now: number): SessionDraft {
  const last = sessions[sessions.length - 1]
  if (!last?.day) return blankSession(now)
  return { ...last, sessionId: null, was: undefined, day: dayOf(startOf(last.day) + 7 * DAY) }
}

export function SessionFields({ sessions, now, onChange, error, keepSaved }: SessionFieldsProps) {
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
      {sessions.length < most && (
        <Button
          kind="second"
          text="再加一场"
          onTap={() => onChange([...sessions, following(sessions, now)])}
        />
      )}
    </Stack>
  )
}
