/** One session of an activity at the desk: how full it is, the way to its door and roster, and its moves. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button, ButtonLine } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Meter } from '@/components/meter'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { spanWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { DeskSession } from './store'
import { Moves } from '@/features/screens/moves'
import { SessionSheet, type SessionEvent } from './session-sheet'
import { sessionTone } from './words'

interface SessionCardProps {
  session: DeskSession
  /** The version of the activity that the page shows. */
  version: number
  now: number
  /** Whether the activity is out, so that its sessions have doors. */
  live: boolean
  mayMove: boolean
  onSaid: (text: string) => void
}

/** What can be tried in a state that the server says in words; it decides. */
function movesIn(state: string): { event: SessionEvent; text: string }[] {
  const cancel = { event: 'cancel', text: '取消这一场' } as const
  const postpone = { event: 'postpone', text: '改期' } as const
  if (state === '报名中') return [{ event: 'closeEnrolment', text: '截止报名' }, postpone, cancel]
  if (state === '报名截止' || state === '已延期')
    return [{ event: 'reopenEnrolment', text: '重新开放报名' }, postpone, cancel]
  return state === '进行中' ? [cancel] : []
}

/** The way to those who wait for somebody to agree; none where nobody has to. */
function AskingButton({ sessionId, asking }: Pick<DeskSession, 'sessionId' | 'asking'>) {
  if (typeof asking !== 'number') return null
  return (
    <Button
      small
      kind={asking > 0 ? 'primary' : 'second'}
      text={asking > 0 ? `${asking} 人等确认` : '等确认的'}
      onTap={() => openPage(deskPages.applicants(sessionId))}
    />
  )
}

export function SessionCard({ session, version, now, live, mayMove, onSaid }: SessionCardProps) {
  const [asked, setAsked] = useState<SessionEvent | null>(null)
  const { sessionId, state, startAt, endAt, taken, waiting, asking, capacity } = session
  const moves = live && mayMove ? movesIn(state) : []
  const full = `${capacity} 个名额报了 ${taken} 个`
  return (
    <Card>
      <Stack>
        <View>
          <Strong text={spanWord(startAt, endAt, now)} />
          <TagLine>
            <Tag tone={sessionTone(state)} text={state} />
            {live && <Caption text={waiting > 0 ? `${full}，候补 ${waiting} 人` : full} />}
          </TagLine>
          {live && (
            <Meter value={taken} max={capacity} label={full} tone={taken < capacity ? 'jade' : 'amber'} />
          )}
        </View>
        {live && (
          <ButtonLine>
            {state !== '已取消' && (
              <Button
                small
                kind="second"
                text="签到码"
                onTap={() => openPage(deskPages.doorScreen(sessionId))}
              />
            )}
            <Button small kind="second" text="名单" onTap={() => openPage(deskPages.roster(sessionId))} />
            <AskingButton sessionId={sessionId} asking={asking} />
            {state === '已结束' && (
              <Button
                small
                kind="second"
                text="写回顾"
                onTap={() => openPage(deskPages.recapForm(sessionId))}
              />
            )}
          </ButtonLine>
        )}
        {moves.length > 0 && (
          <Moves>
            {moves.map(({ event, text }) => (
              <Button
                key={event}
                small
                kind={event === 'cancel' ? 'danger' : 'quiet'}
                text={text}
                onTap={() => setAsked(event)}
              />
            ))}
          </Moves>
        )}
      </Stack>
      {asked && (
        <SessionSheet
          session={session}
          event={asked}
          version={version}
          onSaid={onSaid}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  )
}
