/** One reservation: the code for the counter, where and until when, and what became of it. */
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { RedemptionFace } from '@/features/store/redemption-face'
import {
  CancelRedemption,
  RedemptionEnd,
  RedemptionFacts,
  RedemptionSteps,
  Reminder,
} from '@/features/store/redemption-parts'
import { openRedemption, useRedemption } from '@/features/store/store'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

function RedemptionPage() {
  const { redemptionId = '' } = usePageParams('redemptionId')
  const resource = useRedemption(redemptionId)
  const isOver = resource.status === 'ready' && resource.data.state !== 'reserved'
  return (
    <LoadedScreen
      title={isOver ? '兑换' : '领取码'}
      resource={resource}
      open={() => openRedemption(redemptionId)}
      count={2}
      stale={{ tone: 'sky', ...(!isOver && { text: '没有信号，码照样能用' }) }}
    >
      {(redemption) => (
        <>
          {redemption.code !== null && redemption.codeText !== null ? (
            <RedemptionFace redemption={redemption} code={redemption.code} codeText={redemption.codeText} />
          ) : (
            <RedemptionEnd redemption={redemption} />
          )}
          {!isOver && <Reminder />}
          <RedemptionFacts redemption={redemption} />
          <CancelRedemption redemption={redemption} />
          <RedemptionSteps redemption={redemption} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(RedemptionPage)
