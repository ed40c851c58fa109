/** One who works at the station, or is to: roles, what hangs on them, and how it came to them. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ColleagueView } from '@/features/colleagues/colleague'
import { openColleague, useColleague } from '@/features/colleagues/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

function ColleaguePage() {
  const { personId = '' } = usePageParams('personId')
  return (
    <LoadedScreen
      title="同事"
      resource={useColleague(personId)}
      open={() => openColleague(personId)}
      screen={(colleague, stale) => <ColleagueView colleague={colleague} stale={stale} />}
    />
  )
}

export default wholePage(ColleaguePage, DeskFrame)
