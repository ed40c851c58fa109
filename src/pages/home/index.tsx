/** The home tab. */
import { Screen } from '@/components/screen'

export default function HomePage() {
  return (
    <Screen title="首页" tab="home">
      {null}
    </Screen>
  )
}
