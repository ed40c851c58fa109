/** Writing a new prize, or changing one. */
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { PrizeForm } from '@/features/desk/prizes/prize-form'
import { openDeskPrize, openPartners, useDeskPrize, usePartners } from '@/features/desk/prizes/store'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function Change({ prizeId }: { prizeId: string }) {
  const prize = useDeskPrize(prizeId)
  const open = () => openDeskPrize(prizeId)
  useShown(open)
  if (prize.status === 'ready')
    return <PrizeForm key={prize.data.version} prize={prize.data} partners={prize.data.partners} />
  return (
    <Screen title="修改奖品">
      {prize.status === 'failed' ? <Failed failure={prize.failure} onRetry={open} /> : <Loading count={4} />}
    </Screen>
  )
}

function New() {
  const partners = usePartners()
  useShown(openPartners)
  const known = partners.status === 'ready' ? partners.data.items.filter(({ active }) => active) : []
  return <PrizeForm prize={null} partners={known} />
}

function PrizeFormPage() {
  const { prizeId = '' } = usePageParams('prizeId')
  return prizeId === '' ? <New /> : <Change prizeId={prizeId} />
}

export default wholePage(PrizeFormPage)
