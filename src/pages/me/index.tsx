/** The me tab. */
import { Screen } from '@/components/screen'

export default function MePage() {
  return (
    <Screen title="我的" tab="me">
      {null}
    </Screen>
  )
}
