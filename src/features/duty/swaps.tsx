/** What is asked about a turn of duty: by the reader, or of the reader; with the taps that answer it. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Button, ButtonLine } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Slot } from '@/components/slot'
import { Tag, type Tone } from '@/components/tag'
import { dayWord, momentWord, spanInDayWord } from '@/domain/words/moments'
import { SaidNote, useSaid, type Saying } from '@/features/screens/said'
import { AskSheet } from './ask-sheet'
import { moveSwap, type Swap, type Turn } from './store'

const tones: Partial<Record<Swap['state'], Tone>> = {
  asked: 'amber',
  agreed: 'amber',
  swapped: 'jade',
  failed: 'seal',
}

/** Who asks whom, as the reader is to it. */
function askedWord({ side, asker, other, inReturn }: Swap): string {
  const what = inReturn === null ? '来这一班' : '对换一班'
  if (side === 'asker') return `您请${other}${what}`
  if (side === 'other') return `${asker}请您${what}`
  return `站里请${other}来，替${asker}`
}

/** Which turns it is about, each on a line. */
function turnWords({ turn, inReturn, side }: Swap, now: number): string[] {
  const whenOf = ({ startAt, endAt }: Swap['turn']): string =>
    `${dayWord(startAt, now)} ${spanInDayWord(startAt, endAt)}`
  if (inReturn === null) return [whenOf(turn)]
  const [mine, theirs] = side === 'other' ? [turn, inReturn] : [inReturn, turn]
  return [`您来 ${whenOf(mine)}`, `对方来 ${whenOf(theirs)}`]
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
  const { swapId, state, side, moves } = swap
  const stateText = state === 'asked' && side === 'other' ? '等您答复' : swap.stateText
  const until = untilWord(swap, now)
  return (
    <Card>
      <Stack>
        <View>
          <Strong text={askedWord(swap)} />
          {turnWords(swap, now).map((line) => (
            <Caption key={line} text={line} />
          ))}
        </View>
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
