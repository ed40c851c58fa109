/** The days on which residents may reserve prizes: the week as a rule, and the days that are otherwise. */
import { useState, type ReactNode } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { MomentField } from '@/components/field/pick-field'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { dayOf } from '@/domain/kernel/clock'
import { openingText } from '@/domain/store/opening'
import { writtenDayWord } from '@/domain/words/moments'
import { useDraft } from '@/platform/use-draft'
import { SaidNote, useSaid } from '@/features/screens/said'
import { saveDays, type StoreDays } from './store'
import { weekdayNumbers, weekdayOptions, weekdayTexts, type WeekdayText } from './weekdays'

interface DaysProps {
  title: string
  hint: string
  /** What adding one is called. */
  add: string
  days: readonly string[]
  /** The days of the other list; a day is only in one. */
  others: readonly string[]
  onDays: (days: string[]) => void
}

/** As many as are kept. */
const MOST = 60

function Days({ title, hint, add, days, others, onDays }: DaysProps) {
  const [twice, setTwice] = useState<string | null>(null)
  const now = serverNow()
  const put = (day: string) => {
    setTwice(others.includes(day) ? day : null)
    if (!others.includes(day)) onDays([...new Set([...days, day])].sort())
  }
  return (
    <Section title={title}>
      <Caption text={hint} />
      {days.length > 0 && (
        <RowGroup>
          {days.map((day) => {
            const word = writtenDayWord(day, now)
            const remove = () => onDays(days.filter((each) => each !== day))
            const button = <Button small kind="quiet" text="去掉" label={`去掉${word}`} onTap={remove} />
            return <Row key={day} title={word} end={button} />
          })}
        </RowGroup>
      )}
      {days.length < MOST && (
        <Card>
          <MomentField
            label={add}
            mode="date"
            value={null}
            start={dayOf(now)}
            onChange={put}
            {...(twice !== null && { error: `${writtenDayWord(twice, now)}在另一栏里，先在那边去掉` })}
          />
        </Card>
      )}
    </Section>
  )
}

interface DaysDraft {
  weekdays: WeekdayText[]
  closedDays: string[]
  extraDays: string[]
}

/** Days gone by are of no more use; those of a form that has stayed open the station lets fall. */
const draftOf = ({ weekdays, closedDays, extraDays }: StoreDays, today: string): DaysDraft => ({
  weekdays: weekdayTexts(weekdays),
  closedDays: closedDays.filter((day) => day >= today),
  extraDays: extraDays.filter((day) => day >= today),
})

export function DaysForm({ saved, stale }: { saved: StoreDays; stale: ReactNode }) {
  const today = dayOf(serverNow())
  const { value, edit, dropSent } = useDraft(`store-days:${saved.version}`, draftOf(saved, today))
  const saying = useSaid()
  const answers = { ...value, weekdays: weekdayNumbers(value.weekdays) }
  const save = async () => {
    const answer = await saveDays({ ...answers, version: saved.version })
    if (!answer.ok) return saying.sayProblem(failureText(answer.failure))
    dropSent(value)
    saying.say(`存好了，从现在起${answer.data.text}`)
  }
  return (
    <Screen
      title="哪天可以兑换"
      action={
        <Stack>
          <SaidNote saying={saying} />
          <Button text="存好" onTap={save} />
        </Stack>
      }
    >
      <Stack>
        {stale}
        <Card>
          <Field label="每周哪几天可以兑换" hint={openingText({ _id: '', ...answers })}>
            <Choices
              label="每周哪几天可以兑换"
              options={weekdayOptions}
              values={value.weekdays}
              onChange={(weekdays) => edit({ weekdays })}
            />
          </Field>
        </Card>
        <Days
          title="停的日子"
          hint="轮到也不开，比如过节"
          add="加一天停的"
          days={value.closedDays}
          others={value.extraDays}
          onDays={(closedDays) => edit({ closedDays })}
        />
        <Days
          title="加开的日子"
          hint="没轮到也开"
          add="加一天开的"
          days={value.extraDays}
          others={value.closedDays}
          onDays={(extraDays) => edit({ extraDays })}
        />
        <Caption text="存好马上照这样算。已经订好的不受影响，照样能领。" />
      </Stack>
    </Screen>
  )
}
