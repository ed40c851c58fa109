/** What may be done with a prize: on the shelf or off it, and its stock. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { Moves } from '@/features/screens/moves'
import { StockSheet } from './stock-sheet'
import { moveShelf, type DeskPrize, type StockWay } from './store'

interface PrizeMovesProps {
  prize: DeskPrize
  onSaid: (text: string) => void
}

const ways: { how: StockWay; text: string }[] = [
  { how: 'in', text: '进货' },
  { how: 'out', text: '出库' },
  { how: 'count', text: '盘点' },
]

/** Goods in, goods out, and counting. */
export function StockMoves({ prize, onSaid }: PrizeMovesProps) {
  const [asked, setAsked] = useState<StockWay | null>(null)
  return (
    <>
      <Moves>
        {ways.map(({ how, text }) => (
          <Button key={how} small kind="second" text={text} onTap={() => setAsked(how)} />
        ))}
      </Moves>
      {asked && (
        <StockSheet key={asked} prize={prize} how={asked} onSaid={onSaid} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

type Event = 'putOn' | 'takeOff'

const questions: Record<Event, Question & { said: string }> = {
  putOn: {
    title: '上架？',
    text: '居民马上能看到、能换；写了日子的到日子才摆出来。',
    confirm: '上架',
    said: '上架了',
  },
  takeOff: {
    title: '下架？',
    text: '居民不再看到，也不能再订；已经订好的照样能领。',
    confirm: '下架',
    said: '下架了',
  },
}

const isShelfMove = (event: string): event is Event => event === 'putOn' || event === 'takeOff'

/** Onto the shelf at the thumb, off it quietly at the end of the page. */
export function ShelfMove({ prize, which, onSaid }: PrizeMovesProps & { which: Event }) {
  const [asking, setAsking] = useState(false)
  const { prizeId, version, moves } = prize
  const move = moves.find(({ event }) => event === which)
  if (!move || !isShelfMove(move.event)) return null
  if (!move.allowed)
    return which === 'putOn' && move.reason !== null ? (
      <Note tone="amber" text={`还不能上架：${move.reason}`} />
    ) : null
  return (
    <>
      <Button
        kind={which === 'putOn' ? 'primary' : 'quiet'}
        text={questions[which].confirm}
        onTap={() => setAsking(true)}
      />
      {asking && (
        <ActionSheet
          draft={`reason:${which}:${prizeId}`}
          {...questions[which]}
          onConfirm={() => moveShelf({ prizeId, version, event: which })}
          onDone={() => onSaid(questions[which].said)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** Whether something stands at the thumb, so that the page draws no empty bar. */
export const hasPutOn = ({ moves }: DeskPrize): boolean =>
  moves.some(({ event, allowed, reason }) => event === 'putOn' && (allowed || reason !== null))
