/** Writing down hours that nobody proved; another colleague decides, and everybody may read it. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Field } from '@/components/field'
import { MomentField } from '@/components/field/pick-field'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Sheet } from '@/components/sheet'
import type { MissedVisit } from '@/domain/app-pages'
import { hoursRulesAt } from '@/domain/hours/rules'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { durationWord } from '@/domain/words/amounts'
import { writtenDayWord } from '@/domain/words/moments'
import { useDraft } from '@/platform/use-draft'
import { addHours } from './store'
import { SaidNote, useSaid } from '@/features/screens/said'
import { scanPerson } from '@/platform/scan-person'

interface AddDraft {
  card: string | null
  title: string
  day: string | null
  minutes: string
  reason: string
}

const blank: AddDraft = { card: null, title: '', day: null, minutes: '', reason: '' }

type Problems = Partial<Record<keyof AddDraft, string>>

const minutesOf = (text: string): number | null =>
  /^\d{1,4}$/.test(text) && Number(text) > 0 && Number(text) <= 24 * 60 ? Number(text) : null

function problemsOf({ card, title, day, minutes, reason }: AddDraft, missed: MissedVisit | null): Problems {
  return {
    ...(card === null && missed === null && { card: '请先扫这位的居民卡' }),
    ...(title.trim() === '' && { title: '请写做了什么' }),
    ...(day === null && { day: '请选是哪天' }),
    ...(minutesOf(minutes) === null && { minutes: '请写分钟数，比如 90' }),
    ...(reason.trim() === '' && { reason: '请写为什么要补' }),
  }
}

/** Whose hours they are: the card is read, never typed by name. */
function PersonField({
  card,
  onCard,
  error,
}: {
  card: string | null
  onCard: (card: string) => void
  error?: string
}) {
  const [problem, setProblem] = useState<string | null>(null)
  const read = async () => {
    const found = await scanPerson()
    if ('token' in found) onCard(found.token)
    setProblem('token' in found ? null : found.problem)
  }
  const wrong = problem ?? error
  return (
    <Field label="给谁补" {...(wrong !== undefined && { error: wrong })}>
      {card !== null && <Note tone="jade" text="居民卡扫好了，送出时会核对" />}
      <Button kind="outline" text={card === null ? '扫居民卡' : '换一位'} onTap={read} />
    </Field>
  )
}

interface AddFieldsProps {
  /** Whose visit to which session it is, where the page was opened from its roster. */
  missed: MissedVisit | null
  value: AddDraft
  edit: (some: Partial<AddDraft>) => void
  /** What is wrong with an answer, once sending was tried. */
  wrong: (key: keyof AddDraft) => { error?: string }
  now: number
}

/** Who did what on which day, for what no session knows of. */
function OccasionFields({ value, edit, wrong, now }: Omit<AddFieldsProps, 'missed'>) {
  return (
    <>
      <PersonField card={value.card} onCard={(card) => edit({ card })} {...wrong('card')} />
      <TextField
        label="做了什么"
        value={value.title}
        onChange={(title) => edit({ title })}
        maxLength={40}
        hint="比如：陪张奶奶去医院"
        {...wrong('title')}
      />
      <MomentField
        label="哪天"
        mode="date"
        value={value.day}
        onChange={(day) => edit({ day })}
        {...(value.day !== null && { shown: writtenDayWord(value.day, now) })}
        start={dayOf(now - hoursRulesAt(now).addWithinDays * DAY)}
        end={dayOf(now)}
        {...wrong('day')}
      />
    </>
  )
}

function AddFields({ missed, ...fields }: AddFieldsProps) {
  const { value, edit, wrong, now } = fields
  const minutes = minutesOf(value.minutes)
  return (
    <Card>
      {missed ? (
        <>
          <Title text={missed.name} />
          <Caption text={`${missed.title} · ${writtenDayWord(missed.day, now)}`} />
        </>
      ) : (
        <OccasionFields {...fields} />
      )}
      <TextField
        label="多少分钟"
        type="number"
        value={value.minutes}
        onChange={(typed) => edit({ minutes: typed })}
        maxLength={4}
        {...(minutes !== null && { hint: durationWord(minutes) })}
        {...wrong('minutes')}
      />
      <TextField
        label="为什么要补"
        value={value.reason}
        onChange={(reason) => edit({ reason })}
        multiline
        maxLength={200}
        placeholder="比如：上门服务，没有签到码"
        hint="这句话会公开"
        {...wrong('reason')}
      />
    </Card>
  )
}

export function AddHoursForm({ missed }: { missed: MissedVisit | null }) {
  const now = serverNow()
  const draft = useDraft(missed ? `add-hours-${missed.sessionId}-${missed.personId}` : 'add-hours', blank)
  const { edit, dropSent } = draft
  const value = missed ? { ...draft.value, title: missed.title, day: missed.day } : draft.value
  const [tried, setTried] = useState(false)
  const saying = useSaid()
  const problems = problemsOf(value, missed)
  const wrong = (key: keyof AddDraft) => {
    const error = tried ? problems[key] : undefined
    return error === undefined ? {} : { error }
  }
  const minutes = minutesOf(value.minutes)
  const [asked, setAsked] = useState(false)
  const send = async (again = false) => {
    setAsked(false)
    setTried(true)
    const { card, title, day, reason } = value
    const { personId, sessionId } = missed ?? {}
    if (day === null || minutes === null || Object.keys(problems).length > 0) return
    const answer = await addHours({
      ...(card !== null && !missed && { card }),
      ...{ personId, sessionId },
      title: title.trim(),
      day,
      minutes,
      reason: reason.trim(),
      ...(again && { again }),
    })
    if (!answer.ok && answer.failure.kind === 'rejected' && answer.failure.code === 'SAME_TITLE')
      return setAsked(true)
    if (!answer.ok) return void saying.sayAnswer(answer, failureText(answer.failure))
    dropSent(draft.value)
    setTried(false)
    saying.say(`${answer.data.name} 补录 ${durationWord(minutes)}，等另一位同事核定`)
  }
  return (
    <Screen
      title="补录时长"
      action={
        <Stack>
          <SaidNote saying={saying} />
          <Button text="送去核定" onTap={() => send()} />
        </Stack>
      }
    >
      <Stack>
        <Caption text="补录要两个人经手，核定后在补录名单里公开，和签到证明的时长分开算。" />
        <AddFields missed={missed} value={value} edit={edit} wrong={wrong} now={now} />
      </Stack>
      <Sheet
        open={asked}
        title="这一天已经记过同名的一笔"
        confirm="是另一回，再记一笔"
        onConfirm={() => send(true)}
        onClose={() => setAsked(false)}
      >
        <View>{`「${value.title.trim()}」这天已经有一笔了。同一回不用再记；真的是另一回，请确认。`}</View>
      </Sheet>
    </Screen>
  )
}
