/** The week of a rota: each turn with who is on it, what is missing, and what was handed over. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button, ButtonLine } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Tag, type Tone } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { DAY, dayOf, startOf } from '@/domain/kernel/clock'
import { dateWord, dayWord, spanInDayWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Notes } from '@/features/duty/notes'
import { PlaceSheet } from '@/features/duty/place-sheet'
import { moveSwap, openWeek, type Swap, useWeek, type Week, type WeekTurn } from '@/features/duty/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

const presence: Record<WeekTurn['people'][number]['state'], { tone: Tone; text: string }> = {
  expected: { tone: 'sky', text: '会来' },
  late: { tone: 'amber', text: '还没到' },
  here: { tone: 'jade', text: '在岗' },
  left: { tone: 'jade', text: '值完了' },
  absent: { tone: 'seal', text: '没有来' },
}

/** A hole is said in words. */
const missingWord = ({ people, missing }: WeekTurn): string =>
  people.length === 0 ? '这一班还没有人' : `还缺 ${missing} 人`

interface TurnCardProps {
  turn: WeekTurn
  now: number
  onPlace: () => void
}

function TurnCard({ turn, now, onPlace }: TurnCardProps) {
  const { sessionId, startAt, endAt, cancelled, people, missing, notes } = turn
  const ahead = now < endAt
  return (
    <Card>
      <Stack>
        <Strong text={`${dayWord(startAt, now)} ${spanInDayWord(startAt, endAt)}`} />
        {cancelled && <Caption text="这一班取消了" />}
        {people.map(({ name, state }, index) => (
          <TagLine key={`${name} ${index}`}>
            <Tag {...presence[state]} />
            <Caption text={name} />
          </TagLine>
        ))}
        {missing > 0 && ahead && <Note tone="amber" text={missingWord(turn)} />}
        {people.length === 0 && !ahead && !cancelled && <Caption text="这一班没有人" />}
        <Notes notes={notes} now={now} />
        {!cancelled && (
          <ButtonLine>
            <Button
              small
              kind="second"
              text="名单"
              label={`名单：${dayWord(startAt, now)}`}
              onTap={() => openPage(deskPages.roster(sessionId))}
            />
            {people.length > 0 && now < startAt && (
              <Button
                small
                kind="second"
                text="换个人"
                label={`换个人：${dayWord(startAt, now)}`}
                onTap={onPlace}
              />
            )}
          </ButtonLine>
        )}
      </Stack>
    </Card>
  )
}

interface TurnsProps {
  week: Week
  onWeek: (day: string) => void
  /** Reads the week anew. */
  onChanged: () => void
}

function Turns({ week, onWeek, onChanged }: TurnsProps) {
  const now = serverNow()
  const [placing, setPlacing] = useState<string | null>(null)
  const saying = useSaid()
  const undo = async (sessionId: string, swapId: string) => {
    const answer = await moveSwap(sessionId, { swapId, event: 'undo' })
    onChanged()
    return answer
  }
  const placed = ({ swapId, turn, other }: Swap) => {
    onChanged()
    saying.offer(`${other}来这一班，两边都告诉了`, () => undo(turn.sessionId, swapId), '换回来了')
  }
  const from = startOf(week.from)
  const holes = week.turns.filter(({ missing, endAt }) => missing > 0 && endAt > now).length
  return (
    <Section title={`${dateWord(from, now)} 到 ${dateWord(from + 6 * DAY, now)}`}>
      <SaidNote saying={saying} />
      <Caption text={holes > 0 ? `${week.title}：还有 ${holes} 班没有排满` : week.title} />
      <ButtonLine>
        <Button small kind="second" text="上一周" onTap={() => onWeek(dayOf(from - 7 * DAY))} />
        <Button small kind="second" text="下一周" onTap={() => onWeek(dayOf(from + 7 * DAY))} />
      </ButtonLine>
      {week.turns.length === 0 && <Note tone="sky" text="这一周没有值班" />}
      {week.turns.map((turn) => (
        <TurnCard key={turn.sessionId} turn={turn} now={now} onPlace={() => setPlacing(turn.sessionId)} />
      ))}
      <Slot>
        {placing !== null && (
          <PlaceSheet sessionId={placing} onPlaced={placed} onClose={() => setPlacing(null)} />
        )}
      </Slot>
    </Section>
  )
}

function DutyPage() {
  const { activityId = '' } = usePageParams('activityId')
  const [day, setDay] = useState<string | null>(null)
  const asked = { activityId, day }
  const turn = (next: string) => {
    setDay(next)
    void openWeek({ activityId, day: next })
  }
  return (
    <LoadedScreen title="值班表" resource={useWeek(asked)} open={() => openWeek(asked)} count={6}>
      {(week) => <Turns week={week} onWeek={turn} onChanged={() => void openWeek(asked)} />}
    </LoadedScreen>
  )
}

export default wholePage(DutyPage, DeskFrame)
