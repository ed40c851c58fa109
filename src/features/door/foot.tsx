/** The bar at the thumb of the organiser: what has just happened, wherever on the page it was done, and the scanner. */
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import type { DoorDesk } from './use-door-desk'

export function DoorFoot({ desk }: { desk: Pick<DoorDesk, 'said' | 'hush' | 'scanCard' | 'undo'> }) {
  return (
    <Stack>
      {desk.said && <Note tone={desk.said.tone} text={desk.said.text} onClose={desk.hush} />}
      {desk.said?.undo && <Button kind="quiet" text="撤销" onTap={desk.undo} />}
      <Button kind="second" text="扫居民卡" onTap={desk.scanCard} />
    </Stack>
  )
}
