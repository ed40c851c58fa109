/** One record that is looked at by itself: whose, what sets it apart, how it was proved, and buttons that name the result. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Tag, TagLine } from '@/components/tag'
import { apartTags } from '@/domain/hours/apart-words'
import { recordStates } from '@/domain/hours/record-words'
import { durationWord } from '@/domain/words/amounts'
import { Moves } from '@/features/screens/moves'
import type { Saying } from '@/features/screens/said'
import { dueTag } from '@/features/screens/due'
import { Facts } from './facts'
import { RecordSheet, wordsOf, type RecordEvent } from './record-sheet'
import { forwardOf } from './sessions'
import { decideRecord, type PendingRecord } from './store'
import { asksWhy, beliefWord } from './words'

interface RecordCardProps {
  record: PendingRecord
  now: number
  saying: Saying
}

/** Short, because the card says whose it is and how much. */
const shortLabels: Partial<Record<string, string>> = { reject: '不认' }

/** Believing it, by one tap where nothing has to be written. */
function Believe({ record, saying, onAsk }: RecordCardProps & { onAsk: (event: RecordEvent) => void }) {
  const event = forwardOf(record)
  if (event === null) return null
  const { recordId, version, name } = record
  const believe = async () => {
    if (asksWhy(record)) return onAsk(event)
    const answer = await decideRecord({ recordId, version, event })
    saying.sayAnswer(answer, `${name}：${wordsOf(event, record).said}`)
  }
  return (
    <Button
      small
      kind="second"
      text={beliefWord(record)}
      label={`${name}：${beliefWord(record)}`}
      onTap={believe}
    />
  )
}

export function RecordCard({ record, now, saying }: RecordCardProps) {
  const [asked, setAsked] = useState<RecordEvent | null>(null)
  const { name, state, minutes, dayMinutes, apart, dueAt, moves } = record
  const due = dueTag(dueAt, now)
  const obstacles = [...new Set(moves.flatMap(({ allowed, reason }) => (allowed || !reason ? [] : [reason])))]
  const others = moves.filter(({ event, allowed }) => allowed && event !== forwardOf(record))
  const amount = durationWord(minutes)
  const day = dayMinutes > minutes ? `，当天共 ${durationWord(dayMinutes)}` : ''
  return (
    <Card>
      <Stack>
        <TagLine>
          <Strong text={name} />
          {apart !== null && <Tag tone="amber" text={apartTags[apart]} />}
          {state === 'leaderOk' && <Tag {...recordStates[state]} />}
          {due && <Tag {...due} />}
        </TagLine>
        <Facts record={record} />
        <Caption text={`按规矩算 ${amount}${day}`} />
        {obstacles.map((reason) => (
          <Caption key={reason} text={reason} />
        ))}
        <Moves>
          <Believe {...{ record, now, saying }} onAsk={setAsked} />
          {others.map(({ event, label }) => (
            <Button
              key={event}
              small
              kind={
                event === 'reject' || event === 'void' ? 'danger' : event === 'correct' ? 'second' : 'quiet'
              }
              text={shortLabels[event] ?? label}
              label={`${name}：${shortLabels[event] ?? label}`}
              onTap={() => setAsked(event as RecordEvent)}
            />
          ))}
        </Moves>
      </Stack>
      {asked && (
        <RecordSheet record={record} event={asked} onSaid={saying.say} onClose={() => setAsked(null)} />
      )}
    </Card>
  )
}
