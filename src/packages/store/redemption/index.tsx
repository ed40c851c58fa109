/** One reservation: the code for the counter, where and until when, and what became of it. */
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { RedemptionFace } from '@/features/store/redemption-face'
import {
  CancelRedemption,
  RedemptionEnd,
  RedemptionFacts,
  RedemptionSteps,
  Reminder,
} from '@/features/store/redemption-parts'
import { openRedemption, useRedemption, type Redemption } from '@/features/store/store'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function Ready({ redemption, stale }: { redemption: Redemption; stale: boolean }) {
  const { code, codeText, state } = redemption
  const waits = state === 'reserved'
  return (
    <Screen title={waits ? '领取码' : '兑换'}>
      <Stack>
        {stale && (
          <Note tone="sky" text={waits ? '没有信号，码照样能用' : '没有连上网络，下面是上次看到的'} />
        )}
        {code !== null && codeText !== null ? (
          <RedemptionFace redemption={redemption} code={code} codeText={codeText} />
        ) : (
          <RedemptionEnd redemption={redemption} />
        )}
        {waits && <Reminder />}
        <RedemptionFacts redemption={redemption} />
        <CancelRedemption redemption={redemption} />
        <RedemptionSteps redemption={redemption} />
      </Stack>
    </Screen>
  )
}

function RedemptionPage() {
  const { redemptionId = '' } = usePageParams('redemptionId')
  const redemption = useRedemption(redemptionId)
  const open = () => openRedemption(redemptionId)
  useShown(open)
  if (redemption.status === 'ready')
    return <Ready redemption={redemption.data} stale={redemption.failure !== null} />
  return (
    <Screen title="领取码">
      {redemption.status === 'failed' ? (
        <Failed failure={redemption.failure} onRetry={open} />
      ) : (
        <Loading count={2} />
      )}
    </Screen>
  )
}

export default wholePage(RedemptionPage)
