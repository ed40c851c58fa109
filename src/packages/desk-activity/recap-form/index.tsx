/** The recap of one session, for those who run it. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { serverNow } from '@/api/server-clock'
import { RecapForm } from '@/features/recap/form'
import { openRecap, useRecap } from '@/features/recap/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function RecapFormPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  return (
    <LoadedScreen
      title="写回顾"
      resource={useRecap(sessionId)}
      open={() => openRecap(sessionId)}
      count={3}
      screen={(recap) => <RecapForm key={recap.version} recap={recap} now={serverNow()} />}
    />
  )
}

export default wholePage(RecapFormPage, DeskFrame)
