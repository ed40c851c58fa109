/** One prize: what it costs, where and when it is fetched, and the one button that reserves it. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { appPages } from '@/domain/app-pages'
import { MarkButton } from '@/features/store/mark-button'
import { AlreadyReserved, PrizeFacts, PrizeHead, PrizeIntro } from '@/features/store/prize-parts'
import { firstAble, ReserveSheet } from '@/features/store/reserve-sheet'
import { openPrize, usePrize, type Prize } from '@/features/store/store'
import { openPage, replacePage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'

/** The button, or why there is none now. */
function Foot({ prize, onAsk }: { prize: Prize; onAsk: () => void }) {
  const obstacle = firstAble(prize) ? null : (prize.purses[0]?.obstacle ?? null)
  if (obstacle) return <Note tone="amber" text={`${obstacle.text}，${obstacle.next}`} />
  return <Button text={`用 ${prize.points} 分换`} onTap={onAsk} />
}

function Ready({ prize, stale }: { prize: Prize; stale: boolean }) {
  const [asking, setAsking] = useState(false)
  return (
    <Screen title="奖品" action={<Foot prize={prize} onAsk={() => setAsking(true)} />}>
      <Stack>
        {stale && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
        <AlreadyReserved prize={prize} now={serverNow()} />
        <PrizeHead prize={prize} />
        <PrizeFacts prize={prize} />
        <PrizeIntro prize={prize} />
        <MarkButton prize={prize} />
      </Stack>
      <ReserveSheet
        prize={prize}
        open={asking}
        onReserved={({ redemptionId }) => replacePage(appPages.redemption(redemptionId))}
        onClose={() => setAsking(false)}
      />
    </Screen>
  )
}

export default function PrizePage() {
  const { prizeId = '' } = usePageParams('prizeId')
  const prize = usePrize(prizeId)
  const open = () => openPrize(prizeId)
  useShown(open)
  if (prize.status === 'ready') return <Ready prize={prize.data} stale={prize.failure !== null} />
  return (
    <Screen title="奖品">
      {prize.status === 'failed' ? (
        <Failed
          title={prize.failure.text}
          text={prize.failure.next}
          {...(prize.failure.retry === 'same-key'
            ? { onRetry: open }
            : { retry: '看别的奖品', onRetry: () => openPage(appPages.store) })}
        />
      ) : (
        <Loading />
      )}
    </Screen>
  )
}
