/** Somebody who wants to be at home at the station: what is known, and the answer. */
import { useState } from 'react'
import type { Input } from '@/contract'
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Tag } from '@/components/tag'
import { momentWord } from '@/domain/words/moments'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { Decided, Undo } from '@/features/screens/decided'
import { dueTag } from '@/features/screens/due'
import { OpenMoves } from '@/features/screens/moves'
import type { Saying } from '@/features/screens/said'
import { decideMove, type Mover, type MovesView, takeBackMove, waits } from './home-moves'

type Event = Input<'units.decideMove'>['event']

const questions: Record<Event, Omit<Question, 'title'> & { said: string }> = {
  agree: {
    text: '马上成为本站的居民，时长和积分跟着本人；网格和楼栋请本人重新选。本人会收到消息。',
    confirm: '同意',
    said: '同意了，已告诉本人',
  },
  refuse: {
    text: '本人留在原来的站，会看到您写的原因，可以再申请。',
    confirm: '不同意',
    said: '没有同意，已告诉本人',
    ask: '为什么不同意',
    placeholder: '比如：这个地址不在本社区',
  },
}

interface MoverCardProps {
  mover: Mover
  /** The list it stands in. */
  listed: MovesView
  now: number
  saying: Saying
}

function Facts({ mover, now }: Pick<MoverCardProps, 'mover' | 'now'>) {
  const { name, age, maskedPhone, from, where, reason, askedAt } = mover
  const due = dueTag(mover.dueAt, now)
  return (
    <>
      <Title text={name} />
      <Caption text={[age === null ? '' : `${age} 岁`, maskedPhone].filter(Boolean).join(' · ')} />
      {due && (
        <TagLine>
          <Tag {...due} />
        </TagLine>
      )}
      <Caption text={`现在是「${from}」的居民，${momentWord(askedAt, now)} 申请`} />
      {where !== '' && <Caption text={`新家：${where}`} />}
      {reason !== '' && <Caption text={`原因：${reason}`} />}
    </>
  )
}

function Steps({ mover, listed, saying, onAsk }: StepsProps) {
  const { name, moves, mayTakeBack, stateText } = mover
  const undo = {
    ...{ name, saying, text: stateText, undone: '撤销了，还在等答复' },
    undo: () => takeBackMove(listed, mover),
  }
  if (!waits(mover))
    return <Decided {...undo} tone={mover.state === 'agreed' ? 'jade' : 'plain'} mayTakeBack={mayTakeBack} />
  return (
    <OpenMoves moves={moves} main={['agree']} name={name} onAsk={onAsk}>
      {mayTakeBack && <Undo {...undo} />}
    </OpenMoves>
  )
}

interface StepsProps extends Omit<MoverCardProps, 'now'> {
  onAsk: (event: string) => void
}

export function MoverCard(props: MoverCardProps) {
  const [asked, setAsked] = useState<Event | null>(null)
  const { mover, listed, saying } = props
  const { personId, version, name } = mover
  const decide = (event: Event, reason: string) =>
    decideMove(listed, { personId, version, event, ...(reason !== '' && { reason }) })
  return (
    <Card>
      <Stack>
        <Facts {...props} />
        <Steps {...props} onAsk={(event) => setAsked(event as Event)} />
      </Stack>
      {asked && (
        <ActionSheet
          draft={`move:${asked}:${personId}:${version}`}
          title={`${name}：${questions[asked].confirm}？`}
          {...questions[asked]}
          onConfirm={({ words }) => decide(asked, words)}
          onDone={() => saying.say(`${name}：${questions[asked].said}`)}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  )
}
