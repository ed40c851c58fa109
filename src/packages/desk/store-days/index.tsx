/** The days on which the points store takes reservations. */
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { DaysForm } from '@/features/desk/prizes/days-form'
import { openPrizes, usePrizes } from '@/features/desk/prizes/store'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function StoreDaysPage() {
  const list = usePrizes(null)
  const open = () => openPrizes(null)
  useShown(open)
  if (list.status === 'ready') return <DaysForm saved={list.data.opening} stale={list.failure !== null} />
  return (
    <Screen title="哪天可以兑换">
      {list.status === 'failed' ? <Failed failure={list.failure} onRetry={open} /> : <Loading />}
    </Screen>
  )
}

export default wholePage(StoreDaysPage)
