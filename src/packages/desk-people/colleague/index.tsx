/** One who works at the station, or is to: roles, what hangs on them, and how it came to them. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ColleagueView } from '@/features/colleagues/colleague'
import { openColleague, useColleague } from '@/features/colleagues/store'
import { HERE } from '@/features/screens/at'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

function ColleaguePage() {
  const { personId = '', at = HERE } = usePageParams('personId', 'at')
  const whom = { personId, at }
  return (
    <LoadedScreen
      title="同事"
      resource={useColleague(whom)}
      open={() => openColleague(whom)}
      screen={(colleague, stale) => <ColleagueView {...{ colleague, whom, stale }} />}
    />
  )
}

export default wholePage(ColleaguePage, DeskFrame)
