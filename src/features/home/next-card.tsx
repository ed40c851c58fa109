/** The next thing I have to do, with its one button. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDoorVisits } from '@/api/door-queue'
import type { Failure } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { tappable } from '@/components/accessible'
import { Button } from '@/components/button'
import { CalendarLeaf } from '@/components/calendar-leaf'
import { Beside, Caption, Card, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Tag, type Tone } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { bringWord } from '@/domain/words/amounts'
import { leafOf, leftWord } from '@/domain/words/moments'
import { answerWord, standingWord } from '@/domain/words/people'
import { openPage } from '@/platform/navigate'
import { useTick } from '@/platform/use-tick'
import { acceptNext, type NextThing } from './store'
import styles from './next-card.module.scss'

interface NextCardProps {
  next: NextThing
  /** Reads the code at the door and says what came of it. */
  onDoor: (next: NextThing, as: 'in' | 'out') => Promise<unknown>
}

const tones: Partial<Record<NextThing['standing']['state'], Tone>> = {
  offered: 'seal',
  waiting: 'amber',
  leftOpen: 'amber',
  applied: 'amber',
}

/** What this phone has kept from the door of this session for this person, the newest last. */
function useKept({ sessionId, standing }: NextThing): { in: boolean; out: boolean } {
  const visits = useDoorVisits(({ items }) => items)
  const mine = visits.filter(
    (visit) =>
      visit.sessionId === sessionId &&
      (visit.forPersonId === undefined ? standing.isSelf : visit.forPersonId === standing.personId) &&
      (visit.state.status === 'waiting' || visit.state.status === 'uploaded'),
  )
  return { in: mine.some(({ as }) => as === 'in'), out: mine.some(({ as }) => as === 'out') }
}

/** What is left to do once the phone has kept a proof that the cloud may not know yet. */
function actAfter(act: NextThing['act'], kept: { in: boolean; out: boolean }): NextThing['act'] {
  if (act !== 'checkIn' && act !== 'checkOut') return act
  if (kept.out) return 'view'
  return kept.in ? 'checkOut' : act
}

export function NextCard({ next, onDoor }: NextCardProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  useTick(20_000)
  const now = serverNow()
  const { standing } = next
  const kept = useKept(next)
  const act = actAfter(next.act, kept)
  const waits = act !== next.act
  const whose = standing.isSelf ? '' : `${standing.name} · `
  const accept = async () => {
    const answer = await acceptNext(next)
    setFailure(answer.ok ? null : answer.failure)
  }
  const buttons: Record<NextThing['act'], { text: string; onTap: () => unknown }> = {
    acceptOffer: { text: '我参加', onTap: accept },
    checkIn: { text: '到了，签到', onTap: () => onDoor(next, 'in') },
    checkOut: { text: '离开了，签退', onTap: () => onDoor(next, 'out') },
    answerForgotten: {
      text: '说一声几点离开的',
      onTap: () => openPage(appPages.record(next.recordId ?? '')),
    },
    view: { text: '看看这场', onTap: () => openPage(appPages.session(next.sessionId)) },
  }
  const { text, onTap } = buttons[act]
  return (
    <Card>
      <View
        className={styles.about}
        {...tappable({ label: `看看${next.title}`, onTap: () => openPage(appPages.session(next.sessionId)) })}
      >
        <Beside lead={<CalendarLeaf {...leafOf(next.startAt, now)} past={next.endAt < now} />}>
          <Caption text={`${whose}您接下来的安排`} />
          <Title text={next.title} />
          <TagLine>
            <Tag
              tone={waits ? 'amber' : (tones[standing.state] ?? 'jade')}
              text={
                waits
                  ? kept.out
                    ? '签退已记在手机里'
                    : '签到已记在手机里'
                  : standingWord(standing.state, standing.position)
              }
            />
            <Caption text={[next.placeName, bringWord(next.bring)].filter(Boolean).join(' · ')} />
          </TagLine>
          {standing.state === 'applied' && <Caption text={answerWord(standing, now)} />}
          {standing.offerUntil !== null && act === 'acceptOffer' && (
            <Caption text={`位子给您留着，还剩 ${leftWord(standing.offerUntil, now)}`} />
          )}
        </Beside>
      </View>
      {failure && (
        <Note tone="seal" text={`${failure.text}，${failure.next}`} onClose={() => setFailure(null)} />
      )}
      <View className={styles.button}>
        <Button
          text={text}
          kind={act === 'view' || waits ? 'second' : 'primary'}
          onTap={() => onTap() as Promise<unknown>}
        />
        {act === 'view' && standing.state === 'confirmed' && now < next.startAt && (
          <Button kind="quiet" text="我来不了" onTap={() => openPage(appPages.leaving(next.sessionId))} />
        )}
      </View>
    </Card>
  )
}
