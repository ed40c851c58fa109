/** What the station has open: the wish wall and the points store. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { SwitchList } from '@/features/station/switches'
import { openSwitches, useSwitches } from '@/features/station/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function SwitchesPage() {
  return (
    <LoadedScreen title="开放哪些" resource={useSwitches()} open={openSwitches}>
      {(switches) => <SwitchList switches={switches} />}
    </LoadedScreen>
  )
}

export default wholePage(SwitchesPage, DeskFrame)
