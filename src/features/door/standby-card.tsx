/** Those who wait at the door for the places of people who do not come. */
import { Button } from '@/components/button'
import { Caption, Card, Strong } from '@/components/card'
import { timeWord } from '@/domain/words/moments'
import type { Roster } from './store'

interface StandbyCardProps {
  roster: Roster
  now: number
  onRelease: () => Promise<void>
}

/** Nothing while nobody waits. */
export function StandbyCard({ roster, now, onRelease }: StandbyCardProps) {
  const { counts, mayReleaseStandbyAt } = roster
  if (counts.onSite === 0) return null
  const open = now >= mayReleaseStandbyAt
  return (
    <Card>
      <Strong text={`${counts.onSite} 位候补在现场等`} />
      <Caption
        text={
          open
            ? '没来的人的位子可以给他们了，按候补的先后。'
            : `${timeWord(mayReleaseStandbyAt)} 起，没来的人的位子可以给他们。`
        }
      />
      <Button kind="second" text="把空位给在场的候补" disabled={!open} onTap={onRelease} />
    </Card>
  )
}
