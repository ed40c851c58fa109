/** Replacing the card of somebody without a phone: chosen by name, asked about first, then printed anew. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { SaidNote, useSaid } from '@/features/screens/said'
import { type PaperCard, renewPaperCard } from './store'

export function RenewPaperCards({ cards }: { cards: readonly PaperCard[] }) {
  const [chosen, setChosen] = useState<PaperCard | null>(null)
  const saying = useSaid()
  const renew = async () => {
    if (chosen === null) return
    const answer = await renewPaperCard(chosen.personId)
    setChosen(null)
    saying.sayAnswer(answer, `${chosen.name}的新卡在上面，请打印给本人；旧卡已经作废`)
  }
  return (
    <Section title="卡丢了，换新的">
      <SaidNote saying={saying} />
      <RowGroup>
        {cards.map((card) => (
          <Row
            key={card.personId}
            title={card.name}
            caption={card.gridName}
            value="换卡"
            onTap={() => setChosen(card)}
          />
        ))}
      </RowGroup>
      <Sheet
        open={chosen !== null}
        title={`给${chosen?.name ?? ''}换一张新卡？`}
        confirm="换新卡"
        onConfirm={renew}
        onClose={() => setChosen(null)}
      >
        <View>请先问过本人。旧卡马上作废，时长和积分都在；换好后请打印新卡交给本人。</View>
      </Sheet>
    </Section>
  )
}
