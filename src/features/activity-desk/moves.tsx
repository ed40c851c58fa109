/** What may be done with an activity now, each with what will follow from it, and copying it. */
import { useState } from 'react'
import type { Input } from '@/contract'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { moveActivity, type DeskActivity } from './store'

type Event = Input<'desk.moveActivity'>['event']
type Move = DeskActivity['moves'][number]

function questionOf(event: Event, { state, sessions }: DeskActivity): Question & { said: string } {
  const signedUp = sessions.reduce((sum, session) => sum + session.taken + session.waiting, 0)
  switch (event) {
    case 'submit':
      return {
        title: '送去审核？',
        text: '由另一位同事看过才发布；发布前居民看不到。',
        confirm: '送审',
        said: '送审了，一个工作日内会有人看',
      }
    case 'approve':
      return {
        title: '通过并发布？',
        text: '居民马上能看到、能报名。',
        confirm: '通过并发布',
        said: '发布好了',
      }
    case 'reject':
      return {
        title: '退回修改？',
        text: '退给写的人改，改好可以再送审。',
        confirm: '退回',
        ask: '要改什么',
        placeholder: '比如：安全提醒写得太简单',
        said: '退回了',
      }
    case 'cancel':
      return {
        title: '取消整个活动？',
        text:
          signedUp > 0
            ? `${sessions.length} 场都取消，${signedUp} 位报名和候补的人会收到消息，里面有您写的原因。`
            : `${sessions.length} 场都取消，以后不能再报名。`,
        danger: true,
        confirm: '取消活动',
        ask: '为什么取消',
        placeholder: '比如：讲师生病了',
        optional: state !== 'published',
        said: '取消了',
      }
    case 'archive':
      return {
        title: '归档？',
        text: '收进旧活动里，居民不再看到；记录和时长都在。',
        confirm: '归档',
        said: '归档了',
      }
  }
}

interface ActivityMovesProps {
  activity: DeskActivity
  /** forward: the one that brings the activity out, at the thumb; aside: all others. */
  which: 'forward' | 'aside'
  onSaid: (text: string) => void
}

const forward: readonly string[] = ['submit', 'approve']

/** What cannot be done now is only shown when it is the way on; an activity with sessions to come is not put away. */
function movesOf({ moves, sessions, state }: DeskActivity, which: 'forward' | 'aside', now: number): Move[] {
  const running = state === 'published' && sessions.some(({ endAt }) => endAt > now)
  return moves.filter(({ event, allowed }) => {
    if (forward.includes(event)) return which === 'forward'
    return which === 'aside' && allowed && !(event === 'archive' && running)
  })
}

/** Whether something brings the activity out now, so that the page draws no empty bar. */
export const hasForward = (activity: DeskActivity): boolean =>
  movesOf(activity, 'forward', serverNow()).length > 0

export function ActivityMoves({ activity, which, onSaid }: ActivityMovesProps) {
  const [asked, setAsked] = useState<Event | null>(null)
  const { activityId, version } = activity
  const question = asked && questionOf(asked, activity)
  return (
    <>
      {movesOf(activity, which, serverNow()).map((move) => (
        <MoveButton key={move.event} move={move} onTap={() => setAsked(move.event as Event)} />
      ))}
      {asked && question && (
        <ActionSheet
          draft={`reason:${asked}:${activityId}`}
          {...question}
          onConfirm={({ words }) =>
            moveActivity({ activityId, version, event: asked, ...(words !== '' && { reason: words }) })
          }
          onDone={() => onSaid(question.said)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

/** A move, or why it cannot be made now. */
function MoveButton({ move, onTap }: { move: Move; onTap: () => void }) {
  if (!move.allowed && move.event === 'approve')
    return <Note tone="amber" text="等另一位同事来看，自己写的不能自己通过" />
  if (!move.allowed) return <Note tone="amber" text={`还不能${move.label}：${move.reason ?? '请稍后再看'}`} />
  const kind = forward.includes(move.event) ? 'primary' : move.event === 'cancel' ? 'danger' : 'second'
  return <Button kind={kind} text={move.label} onTap={onTap} />
}
