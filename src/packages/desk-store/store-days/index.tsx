/** The days on which the points store takes reservations. */
import { DaysForm } from '@/features/store-desk/days-form'
import { deskPrizes } from '@/features/store-desk/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function StoreDaysPage() {
  return (
    <LoadedScreen
      title="哪天可以兑换"
      resource={deskPrizes.use('all')}
      open={() => deskPrizes.open('all')}
      screen={({ opening }, stale) => <DaysForm saved={opening} stale={stale} />}
    />
  )
}

export default wholePage(StoreDaysPage)
