/** One record that is looked at by itself: whose, what sets it apart, how it was proved, and buttons that name the result. */
import { useContext, useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, TagLine } from '@/components/card'
import { Tag } from '@/components/tag'
import { apartTags } from '@/domain/hours/apart-words'
import { recordStates } from '@/domain/hours/record-words'
import { durationWord } from '@/domain/words/amounts'
import { Alone } from '@/features/screens/beside'
import { Decided } from '@/features/screens/decided'
import { Moves } from '@/features/screens/moves'
import type { Saying } from '@/features/screens/said'
import { dueTag } from '@/features/screens/due'
import { Facts } from './facts'
import styles from './parts.module.scss'
import { RecordSheet, wordsOf, type RecordEvent } from './record-sheet'
import { forwardOf, isDecided } from './sessions'
import { decideRecord, type PendingRecord, takeBackRecords } from './store'
import { asksWhy, beliefWord, decidedWord } from './words'

interface RecordCardProps {
  record: PendingRecord
  now: number
  saying: Saying
}

/** Short, because the card says whose it is and how much. */
const shortLabels: Partial<Record<string, string>> = { reject: '不认' }

const kinds: Partial<Record<string, 'second' | 'danger'>> = {
  reject: 'danger',
  void: 'danger',
  correct: 'second',
}

/** Believing it, by one tap where nothing has to be written. */
function Believe({ record, saying, onAsk }: RecordCardProps & { onAsk: (event: RecordEvent) => void }) {
  const alone = useContext(Alone)
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
      kind={alone ? 'primary' : 'second'}
      text={beliefWord(record)}
      label={`${name}：${beliefWord(record)}`}
      onTap={believe}
    />
  )
}

/** What may still be decided, each step with what it comes to. */
function Deciding(props: RecordCardProps & { onAsk: (event: RecordEvent) => void }) {
  const { record, onAsk } = props
  const { name, moves } = record
  const others = moves.filter(({ event, allowed }) => allowed && event !== forwardOf(record))
  const obstacles = [...new Set(moves.flatMap(({ allowed, reason }) => (allowed || !reason ? [] : [reason])))]
  return (
    <>
      {obstacles.map((reason) => (
        <Caption key={reason} text={reason} />
      ))}
      <Moves>
        <Believe {...props} />
        {others.map(({ event, label }) => (
          <Button
            key={event}
            small
            kind={kinds[event] ?? 'quiet'}
            text={shortLabels[event] ?? label}
            label={`${name}：${shortLabels[event] ?? label}`}
            onTap={() => onAsk(event as RecordEvent)}
          />
        ))}
      </Moves>
    </>
  )
}

export function RecordCard(props: RecordCardProps) {
  const { record, now, saying } = props
  const [asked, setAsked] = useState<RecordEvent | null>(null)
  const { name, state, minutes, dayMinutes, apart, mayTakeBack } = record
  const decided = isDecided(record)
  const due = decided ? null : dueTag(record.dueAt, now)
  const day = dayMinutes > minutes ? `，当天共 ${durationWord(dayMinutes)}` : ''
  return (
    <Card>
      <Stack>
        <TagLine>
          <View className={styles.name}>{name}</View>
          {apart !== null && <Tag tone="amber" text={apartTags[apart]} />}
          {state === 'leaderOk' && !decided && <Tag {...recordStates[state]} />}
          {due && <Tag {...due} />}
        </TagLine>
        <Facts record={record} />
        <Caption text={`按规矩算 ${durationWord(minutes)}${day}`} />
        {decided ? (
          <Decided
            tone={state === 'approved' ? 'jade' : 'plain'}
            text={decidedWord(record)}
            undo={() => takeBackRecords([record])}
            undone="撤销了，还在这里等着"
            {...{ name, mayTakeBack, saying }}
          />
        ) : (
          <Deciding {...props} onAsk={setAsked} />
        )}
      </Stack>
      {asked && (
        <RecordSheet record={record} event={asked} onSaid={saying.say} onClose={() => setAsked(null)} />
      )}
    </Card>
  )
}
