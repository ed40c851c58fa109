/** One service record that waits: whose, how long, why a person must look, and what may be decided. */
import { useState } from 'react'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Figure } from '@/components/figure'
import { Tag, TagLine } from '@/components/tag'
import { durationFigure, durationWord } from '@/domain/words/amounts'
import { writtenDayWord } from '@/domain/words/moments'
import { recordStates } from '@/domain/hours/record-words'
import type { PendingRecord } from './store'
import { CaseMoves } from '@/features/screens/moves'
import { RecordSheet, type RecordEvent } from './record-sheet'
import { dueTag } from '@/features/screens/due'

interface RecordCardProps {
  record: PendingRecord
  now: number
  onSaid: (text: string) => void
}

const main: readonly string[] = ['leaderCheck', 'approve', 'correct']

export function RecordCard({ record, now, onSaid }: RecordCardProps) {
  const [asked, setAsked] = useState<RecordEvent | null>(null)
  const { name, title, day, kind, state, minutes, dayMinutes, why, note, dueAt, moves } = record
  const due = dueTag(dueAt, now)
  const obstacles = [...new Set(moves.flatMap(({ allowed, reason }) => (allowed || !reason ? [] : [reason])))]
  const open = moves.filter(({ allowed }) => allowed)
  return (
    <Card>
      <Stack>
        <TagLine>
          {due && <Tag {...due} />}
          <Tag {...recordStates[state]} />
          {kind === 'added' && <Tag tone="kind" text="补录" />}
        </TagLine>
        <Strong text={`${name} · ${title}`} />
        <Figure
          {...durationFigure(minutes)}
          caption={
            dayMinutes > minutes
              ? `${writtenDayWord(day, now)} · 当天共 ${durationWord(dayMinutes)}`
              : writtenDayWord(day, now)
          }
        />
        {why !== '' && <Caption text={`为什么要看：${why}`} />}
        {note !== '' && <Caption text={`${state === 'appealed' ? '本人说' : '说明'}：${note}`} />}
        {obstacles.map((reason) => (
          <Caption key={reason} text={reason} />
        ))}
        <CaseMoves moves={open} main={main} name={name} onAsk={(event) => setAsked(event as RecordEvent)} />
      </Stack>
      {asked && <RecordSheet record={record} event={asked} onSaid={onSaid} onClose={() => setAsked(null)} />}
    </Card>
  )
}
