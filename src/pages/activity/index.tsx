/** The activity tab. */
import { Screen } from '@/components/screen'

export default function ActivityPage() {
  return (
    <Screen title="活动" tab="activity">
      {null}
    </Screen>
  )
}
