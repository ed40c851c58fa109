/** The service tab. */
import { Screen } from '@/components/screen'

export default function ServicePage() {
  return (
    <Screen title="服务" tab="service">
      {null}
    </Screen>
  )
}
