/** What is asked about a turn of duty: by the reader, or of the reader; with the taps that answer it. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button, ButtonLine } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Slot } from '@/components/slot'
import { Tag, TagLine, type Tone } from '@/components/tag'
import { momentWord, spanWord } from '@/domain/words/moments'
import { SaidNote, useSaid, type Saying } from '@/features/screens/said'
import { AskSheet } from './ask-sheet'
import { moveSwap, type Swap, type Turn } from './store'

const tones: Partial<Record<Swap['state'], Tone>> = {
  asked: 'amber',
  agreed: 'amber',
  swapped: 'jade',
  failed: 'seal',
}

/** Who asks whom for what, as the reader is to it. */
function askedWord({ side, asker, other, turn, inReturn }: Swap, now: number): string {
  const whenOf = ({ startAt, endAt }: Swap['turn']): string => spanWord(startAt, endAt, now)
  const back = inReturn === null ? '' : `，对换 ${whenOf(inReturn)}`
  if (side === 'asker') return `您请${other}来 ${whenOf(turn)}${back}`
  if (side === 'other') return `${asker}请您来 ${whenOf(turn)}${back}`
  return `站里请${other}来 ${whenOf(turn)}，替${asker}`
}

/** Until when what. */
function untilWord({ state, until }: Swap, now: number): string {
  if (until === null) return ''
  return state === 'asked' ? `${momentWord(until, now)} 前答复` : `${momentWord(until, now)} 前可以换回来`
}

const saidOf: Record<Swap['moves'][number]['event'], string> = {
  agree: '换好了，这一班是您的了',
  decline: '告诉对方了，这一班不用您来',
  withdraw: '撤回了，这一班还是您的',
  undo: '换回来了',
}

interface SwapCardProps {
  swap: Swap
  sessionId: string
  saying: Saying
}

function SwapCard({ swap, sessionId, saying }: SwapCardProps) {
  const now = serverNow()
  const { swapId, state, stateText, moves } = swap
  const until = untilWord(swap, now)
  return (
    <Card>
      <Stack>
        <Strong text={askedWord(swap, now)} />
        <TagLine>
          <Tag tone={tones[state] ?? 'plain'} text={stateText} />
          {until !== '' && <Caption text={until} />}
        </TagLine>
        {moves.length > 0 && (
          <ButtonLine>
            {moves.map(({ event, label }) => (
              <Button
                key={event}
                small
                kind={event === 'agree' ? 'primary' : 'second'}
                text={label}
                onTap={async () =>
                  void saying.sayAnswer(await moveSwap(sessionId, { swapId, event }), saidOf[event])
                }
              />
            ))}
          </ButtonLine>
        )}
      </Stack>
    </Card>
  )
}

export function Swaps({ turn }: { turn: Turn }) {
  const { sessionId, maySwap, swaps } = turn
  const [asking, setAsking] = useState(false)
  const saying = useSaid()
  return (
    <>
      <SaidNote saying={saying} />
      {swaps.map((swap) => (
        <SwapCard key={swap.swapId} swap={swap} sessionId={sessionId} saying={saying} />
      ))}
      {maySwap && <Button kind="second" text="来不了，找人换班" onTap={() => setAsking(true)} />}
      <Slot>
        {asking && <AskSheet sessionId={sessionId} onSaid={saying.say} onClose={() => setAsking(false)} />}
      </Slot>
    </>
  )
}
