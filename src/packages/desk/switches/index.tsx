/** What the station has open: the wish wall and the points store. */
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { SwitchList } from '@/features/desk/switches'
import { openSwitches, useSwitches } from '@/features/desk/switches-store'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function SwitchesPage() {
  const switches = useSwitches()
  useShown(openSwitches)
  return (
    <Screen title="开放哪些">
      {switches.status === 'failed' && <Failed failure={switches.failure} onRetry={openSwitches} />}
      {(switches.status === 'idle' || switches.status === 'loading') && <Loading />}
      {switches.status === 'ready' && (
        <>
          {switches.failure && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
          <SwitchList switches={switches.data} />
        </>
      )}
    </Screen>
  )
}

export default wholePage(SwitchesPage)
