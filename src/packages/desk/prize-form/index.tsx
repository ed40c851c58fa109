/** Writing a new prize, or changing one. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { PrizeForm } from '@/features/store-desk/prize-form'
import { openDeskPrize, partners, useDeskPrize } from '@/features/store-desk/store'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function Change({ prizeId }: { prizeId: string }) {
  return (
    <LoadedScreen
      title="修改奖品"
      resource={useDeskPrize(prizeId)}
      open={() => openDeskPrize(prizeId)}
      count={4}
      screen={(prize) => <PrizeForm key={prize.version} prize={prize} partners={prize.partners} />}
    />
  )
}

function New() {
  const all = partners.use()
  useShown(partners.open)
  const known = all.status === 'ready' ? all.data.items.filter(({ active }) => active) : []
  return <PrizeForm prize={null} partners={known} />
}

function PrizeFormPage() {
  const { prizeId = '' } = usePageParams('prizeId')
  return prizeId === '' ? <New /> : <Change prizeId={prizeId} />
}

export default wholePage(PrizeFormPage, DeskFrame)
