/** The wish tab. */
import { Screen } from '@/components/screen'

export default function WishPage() {
  return (
    <Screen title="心愿" tab="wish">
      {null}
    </Screen>
  )
}
