/** The foot of a list: more on its way, no more, or a way to ask again. */
import type { More } from '@/api/pages'
import { Button } from '@/components/button'
import { Note } from '@/components/note'

interface ReadOnProps {
  more: More
  onMore: () => Promise<void>
}

export function ReadOn({ more, onMore }: ReadOnProps) {
  if (more.status === 'none') return null
  if (more.status === 'failed')
    return <Note tone="seal" text={more.failure.text} action="接着看" onAction={() => void onMore()} />
  return (
    <Button
      kind="quiet"
      text="接着看"
      busy={more.status === 'loading'}
      busyText="正在拿后面的…"
      onTap={onMore}
    />
  )
}
