/** Moves of one session that those who have signed up will feel: closing, opening again, another time, calling it off. */
import { useState } from 'react'
import type { Input } from '@/contract'
import { serverNow } from '@/api/server-clock'
import { MomentField } from '@/components/field/pick-field'
import { dayOf, instantOf, timeOf } from '@/domain/kernel/clock'
import { momentWord, spanWord, writtenDayWord } from '@/domain/words/moments'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { moveSession, type DeskSession } from './store'

export type SessionEvent = Input<'desk.moveSession'>['event']

interface SessionSheetProps {
  session: DeskSession
  event: SessionEvent
  /** The version of the activity that the page shows. */
  version: number
  onSaid: (text: string) => void
  onClose: () => void
}

function questionOf(
  event: SessionEvent,
  { taken, waiting, startAt }: DeskSession,
  now: number,
): Question & { said: string } {
  const told = taken + waiting
  const toWhom = told > 0 ? `${told} 位报名和候补的人会收到消息，里面有您写的原因。` : '还没有人报名。'
  const when = momentWord(startAt, now)
  switch (event) {
    case 'closeEnrolment':
      return {
        title: `截止 ${when} 这场的报名？`,
        text: '已报名的不受影响，没报的不能再报；以后可以重新开放。',
        confirm: '截止报名',
        said: '报名截止了',
      }
    case 'reopenEnrolment':
      return {
        title: `重新开放 ${when} 这场的报名？`,
        text: '有空位就能接着报。',
        confirm: '重新开放',
        said: '又可以报名了',
      }
    case 'postpone':
      return {
        title: `${when} 这场改到什么时候？`,
        text: `${toWhom}改期后先不收新报名，可以再点重新开放。`,
        confirm: '改期并通知',
        ask: '为什么改期',
        placeholder: '比如：那天下大雨',
        said: told > 0 ? '改期了，已通知报名的人' : '改期了',
      }
    case 'cancel':
      return {
        title: `取消 ${when} 这场？`,
        text: toWhom,
        danger: true,
        confirm: '取消这一场',
        ask: '为什么取消',
        placeholder: '比如：场地临时用不了',
        said: told > 0 ? '取消了，已通知报名的人' : '取消了',
      }
  }
}

export function SessionSheet({ session, event, version, onSaid, onClose }: SessionSheetProps) {
  const { sessionId, startAt, endAt } = session
  const [day, setDay] = useState(dayOf(startAt))
  const [time, setTime] = useState(timeOf(startAt))
  const now = serverNow()
  const question = questionOf(event, session, now)
  const newStart = instantOf(day, time)
  const moves = event === 'postpone'
  const times = moves ? { startAt: newStart, endAt: newStart + (endAt - startAt) } : {}
  const move = { sessionId, event, version, seenStartAt: startAt, ...times }
  return (
    <ActionSheet
      draft={`reason:${event}:${sessionId}`}
      {...question}
      ready={!moves || (newStart > now && newStart !== startAt)}
      onConfirm={({ words }) => moveSession({ ...move, ...(words !== '' && { reason: words }) })}
      onDone={() => onSaid(question.said)}
      onClose={onClose}
    >
      {moves && (
        <>
          <MomentField
            label="改到哪天"
            mode="date"
            value={day}
            onChange={setDay}
            shown={writtenDayWord(day, now)}
            start={dayOf(now)}
          />
          <MomentField
            label="几点开始"
            mode="time"
            value={time}
            onChange={setTime}
            hint={`新的时间：${spanWord(newStart, newStart + (endAt - startAt), now)}`}
          />
        </>
      )}
    </ActionSheet>
  )
}
