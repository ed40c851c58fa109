/** The decision on one service record, with its reason and, where hours are put right, how many. */
import { useState } from 'react'
import type { Input } from '@/contract'
import { TextField } from '@/components/field/text-field'
import { durationWord } from '@/domain/words/amounts'
import { ActionSheet, type SheetAnswer, type Question } from '@/features/screens/action-sheet'
import { decideRecord, type PendingRecord } from './store'

export type RecordEvent = Input<'hours.decide'>['event']

type Words = Omit<Question, 'title'> & { said: string }

/** What a step is called, what it asks for and what is said once it is done. */
export function wordsOf(event: RecordEvent, { minutes, name }: PendingRecord): Words {
  const amount = durationWord(minutes)
  switch (event) {
    case 'leaderCheck':
      return {
        text: `您看过了，${name}确实做了 ${amount}。`,
        confirm: '初核通过',
        said: '初核通过，等另一位同事核定',
      }
    case 'approve':
      return {
        text: `${amount} 和积分马上到账，本人会收到消息。`,
        confirm: '核定',
        said: '核定好了',
        ask: '说明',
        placeholder: '一天超过 12 小时要写',
        optional: true,
      }
    case 'return':
      return {
        text: '退给队长再看一遍。',
        confirm: '退回',
        said: '退回了',
        ask: '要再看什么',
        placeholder: '比如：几点走的，问问同组的人',
      }
    case 'reject':
      return {
        text: '这笔不计时长；本人会收到消息，可以申诉。',
        confirm: '不认可',
        said: '没有认可',
        ask: '为什么不认可',
        placeholder: '比如：当天没有见到本人',
      }
    case 'uphold':
      return {
        text: '时长不变；本人会收到您的答复。',
        confirm: '维持原样',
        said: '答复了，维持原样',
        ask: '怎么答复',
        placeholder: '比如：签到表上是 9 点到的',
      }
    case 'correct':
      return {
        text: `现在记的是 ${amount}。改了以后积分一起改，本人会收到您的答复。`,
        confirm: '改正时长',
        said: '改正了',
        ask: '为什么改',
        placeholder: '比如：问过同组，确实提前来搬了工具',
      }
    case 'void':
      return {
        text: '这笔时长和积分都收回；本人会收到消息。',
        confirm: '作废',
        said: '作废了',
        ask: '为什么作废',
        placeholder: '比如：记到了别人名下',
      }
  }
}

interface RecordSheetProps {
  record: PendingRecord
  event: RecordEvent
  onSaid: (text: string) => void
  onClose: () => void
}

export function RecordSheet({ record, event, onSaid, onClose }: RecordSheetProps) {
  const [typed, setTyped] = useState(String(record.minutes))
  const { recordId, version, name } = record
  const question = wordsOf(event, record)
  const corrects = event === 'correct'
  const minutes = /^\d{1,4}$/.test(typed) ? Number(typed) : null
  const decide = ({ words }: SheetAnswer) =>
    decideRecord({
      ...{ recordId, version, event },
      ...(corrects && minutes !== null && { minutes }),
      ...(words !== '' && { reason: words }),
    })
  return (
    <ActionSheet
      draft={`reason:${event}:${recordId}`}
      title={`${name} · ${question.confirm}？`}
      {...question}
      ready={!corrects || minutes !== null}
      onConfirm={decide}
      onDone={() => onSaid(`${name}：${question.said}`)}
      onClose={onClose}
    >
      {corrects && (
        <TextField
          label="改成多少分钟"
          type="number"
          value={typed}
          onChange={setTyped}
          maxLength={4}
          {...(minutes !== null && { hint: durationWord(minutes) })}
          {...(minutes === null && { error: '请写分钟数' })}
        />
      )}
    </ActionSheet>
  )
}
