/** The days on which the points store takes reservations. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { DaysForm } from '@/features/store-desk/days-form'
import { deskPrizes } from '@/features/store-desk/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

const all = deskPrizes.of('all')

function StoreDaysPage() {
  return (
    <LoadedScreen
      title="哪天可以兑换"
      resource={all.use()}
      open={all.open}
      screen={({ opening }, stale) => <DaysForm saved={opening} stale={stale} />}
    />
  )
}

export default wholePage(StoreDaysPage, DeskFrame)
