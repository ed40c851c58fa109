/** One prize at the desk: its stock, what residents read, and what may be done with it. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { deskPages } from '@/domain/desk-pages'
import { PrizeCheck, PrizeFacts, PrizeHead, PrizeSteps } from '@/features/store-desk/prize-about'
import { hasPutOn, ShelfMove, StockMoves } from '@/features/store-desk/prize-moves'
import { openDeskPrize, useDeskPrize, type DeskPrize } from '@/features/store-desk/store'
import { SaidNote, useSaid } from '@/features/screens/said'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function Ready({ prize, stale }: { prize: DeskPrize; stale: ReactNode }) {
  const saying = useSaid()
  const { mayEdit } = prize.rights
  const foot = (saying.said !== null || (mayEdit && hasPutOn(prize))) && (
    <Stack>
      <SaidNote saying={saying} />
      {mayEdit && <ShelfMove prize={prize} which="putOn" onSaid={saying.say} />}
    </Stack>
  )
  return (
    <Screen title="奖品" action={foot}>
      <Stack>
        {stale}
        <PrizeHead prize={prize} />
        <PrizeCheck prize={prize} />
        {mayEdit && <StockMoves prize={prize} onSaid={saying.say} />}
        <PrizeFacts prize={prize} />
        {mayEdit && (
          <Section title="还可以">
            <Button
              kind="second"
              text="修改内容"
              onTap={() => openPage(deskPages.prizeForm(prize.prizeId))}
            />
            <ShelfMove prize={prize} which="takeOff" onSaid={saying.say} />
          </Section>
        )}
        <PrizeSteps prize={prize} />
      </Stack>
    </Screen>
  )
}

function PrizePage() {
  const { prizeId = '' } = usePageParams('prizeId')
  return (
    <LoadedScreen
      title="奖品"
      resource={useDeskPrize(prizeId)}
      open={() => openDeskPrize(prizeId)}
      screen={(prize, stale) => <Ready prize={prize} stale={stale} />}
    />
  )
}

export default wholePage(PrizePage, DeskFrame)
