/** Writing down hours that nobody proved; another colleague decides, and everybody may read it. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { isRejected } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Field } from '@/components/field'
import { MomentField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Sheet } from '@/components/sheet'
import type { MissedVisit } from '@/domain/desk-pages'
import { addForm } from '@/domain/hours/add-form'
import { hoursRulesAt } from '@/domain/hours/rules'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { formOf, blankForm, type DraftOf, problemsIn, type Problems, wholeOf } from '@/domain/kernel/form'
import { durationWord } from '@/domain/words/amounts'
import { writtenDayWord } from '@/domain/words/moments'
import { Fields } from '@/features/screens/fields'
import { type Filling, FormFoot, useFilling } from '@/features/screens/form'
import { SaidNote, useSaid } from '@/features/screens/said'
import { addHours } from './store'
import { scanPerson } from '@/platform/scan-person'

interface AddDraft extends DraftOf<typeof addForm> {
  card: string | null
  day: string | null
}

const blank: AddDraft = { ...blankForm(addForm), card: null, day: null }

const problemsOf = (draft: AddDraft, missed: MissedVisit | null): Problems<AddDraft> => ({
  ...problemsIn(addForm, { ...draft, ...missed }),
  ...(draft.card === null && missed === null && { card: '请先扫这位的居民卡' }),
  ...(draft.day === null && missed === null && { day: '请选是哪天' }),
})

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
      <Button kind="second" text={card === null ? '扫居民卡' : '换一位'} onTap={read} />
    </Field>
  )
}

interface QuestionsProps {
  /** Whose visit to which session it is, where the page was opened from its roster. */
  missed: MissedVisit | null
  filling: Filling<AddDraft>
  now: number
}

/** Who did what on which day, for what no session knows of. */
function Occasion({ filling: { value, edit, wrong }, now }: Omit<QuestionsProps, 'missed'>) {
  return (
    <>
      <PersonField card={value.card} onCard={(card) => edit({ card })} {...wrong('card')} />
      <Fields table={addForm} names={['title']} answers={value} {...{ edit, wrong }} />
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

function Questions({ missed, filling, now }: QuestionsProps) {
  const { value, edit, wrong } = filling
  const minutes = wholeOf(value.minutes, addForm.minutes)
  return (
    <Card>
      {missed ? (
        <>
          <Title text={missed.name} />
          <Caption text={`${missed.title} · ${writtenDayWord(missed.day, now)}`} />
        </>
      ) : (
        <Occasion filling={filling} now={now} />
      )}
      <Fields
        table={addForm}
        names={['minutes', 'reason']}
        answers={value}
        {...{ edit, wrong }}
        hints={minutes === null ? {} : { minutes: durationWord(minutes) }}
      />
    </Card>
  )
}

export function AddHoursForm({ missed }: { missed: MissedVisit | null }) {
  const now = serverNow()
  const name = missed ? `add-hours-${missed.sessionId}-${missed.personId}` : 'add-hours'
  const filling = useFilling(name, blank, (draft) => problemsOf(draft, missed))
  const { title, day, card } = { ...filling.value, ...missed }
  const saying = useSaid()
  const [asked, setAsked] = useState(false)
  const send = async (again = false) => {
    setAsked(false)
    saying.say(null)
    const { minutes, reason } = formOf(addForm, filling.value)
    const whose = missed
      ? { personId: missed.personId, sessionId: missed.sessionId }
      : card !== null && { card }
    const record = { ...whose, title: title.trim(), minutes, reason, ...(again && { again }) }
    const answer = await filling.handIn(
      day === null ? null : () => addHours({ ...record, day }),
      'SAME_TITLE',
    )
    if (answer && isRejected(answer, 'SAME_TITLE')) setAsked(true)
    if (!answer?.ok) return
    filling.rest()
    saying.say(`${answer.data.name} 补录 ${durationWord(minutes)}，等另一位同事核定`)
  }
  return (
    <Screen
      title="补录时长"
      action={
        <Stack>
          <SaidNote saying={saying} />
          <FormFoot short filling={filling} text="送去核定" onTap={() => send()} />
        </Stack>
      }
    >
      <Stack>
        <Caption text="补录要两个人经手，核定后在补录名单里公开，和签到证明的时长分开算。" />
        <Questions missed={missed} filling={filling} now={now} />
      </Stack>
      <Sheet
        open={asked}
        title="这一天已经记过同名的一笔"
        confirm="是另一回，再记一笔"
        onConfirm={() => send(true)}
        onClose={() => setAsked(false)}
      >
        <View>{`「${title.trim()}」这天已经有一笔了。同一回不用再记；真的是另一回，请确认。`}</View>
      </Sheet>
    </Screen>
  )
}
