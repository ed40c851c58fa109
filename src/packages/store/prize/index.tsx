/** One prize: what it costs, where and when it is fetched, and the one button that reserves it. */
import { useState, type ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { appPages, type CardBearer } from '@/domain/app-pages'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { MarkButton } from '@/features/store/mark-button'
import { AlreadyReserved, PrizeFacts, PrizeHead, PrizeIntro } from '@/features/store/prize-parts'
import { firstAble, ReserveSheet } from '@/features/store/reserve-sheet'
import { openPrize, usePrize, type Prize } from '@/features/store/store'
import { useBearer } from '@/features/store/use-card-holder'
import { openPage, replacePage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

interface PartProps {
  prize: Prize
  /** Whose card was scanned at the counter. */
  cardHolder: CardBearer | null
}

/** The button, or why there is none now. What a card card holder lacks is known only when it is tried. */
function Foot({ prize, cardHolder, onAsk }: PartProps & { onAsk: () => void }) {
  if (cardHolder) return <Button text={`用${cardHolder.name}的 ${prize.points} 分换`} onTap={onAsk} />
  const obstacle = firstAble(prize) ? null : (prize.purses[0]?.obstacle ?? null)
  if (obstacle) {
    const short = obstacle.code === 'POINTS_SHORT'
    return (
      <Note
        tone="amber"
        text={`${obstacle.text}，${obstacle.next}`}
        {...(short && { action: '看哪场', onAction: () => openPage(appPages.points) })}
      />
    )
  }
  return <Button text={`用 ${prize.points} 分换`} onTap={onAsk} />
}

function Ready({ prize, cardHolder, stale }: PartProps & { stale: ReactNode }) {
  const [asking, setAsking] = useState(false)
  return (
    <Screen
      title="奖品"
      action={<Foot prize={prize} cardHolder={cardHolder} onAsk={() => setAsking(true)} />}
    >
      <Stack>
        {stale}
        {!cardHolder && <AlreadyReserved prize={prize} now={serverNow()} />}
        <PrizeHead prize={cardHolder ? { ...prize, marked: false } : prize} />
        <PrizeFacts prize={prize} />
        <PrizeIntro prize={prize} />
        {!cardHolder && <MarkButton prize={prize} />}
      </Stack>
      <ReserveSheet
        prize={prize}
        cardHolder={cardHolder}
        open={asking}
        onReserved={({ redemptionId }) => replacePage(appPages.redemption(redemptionId))}
        onClose={() => setAsking(false)}
      />
    </Screen>
  )
}

function PrizePage() {
  const { prizeId = '' } = usePageParams('prizeId')
  const cardHolder = useBearer()
  return (
    <LoadedScreen
      title="奖品"
      resource={usePrize(prizeId)}
      open={() => openPrize(prizeId)}
      elsewhere={{ text: '看别的奖品', onTap: () => openPage(appPages.store) }}
      screen={(prize, stale) => <Ready prize={prize} cardHolder={cardHolder} stale={stale} />}
    />
  )
}

export default wholePage(PrizePage)
