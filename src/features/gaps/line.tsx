/** The line of the desk that says how much is missing, and leads there. */
import { useEffect } from 'react'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { openGaps, useGaps } from './store'
import { howMany } from './words'

/** Says nothing of how many until it is known: the desk does not wait for it. */
export function GapsLine() {
  const gaps = useGaps()
  // It comes once the desk is there, which is after the page was shown; later on whatever was mended has gone.
  useEffect(() => void openGaps(), [])
  useShown(openGaps)
  const known = gaps.status === 'ready' ? gaps.data : null
  const title =
    known === null ? '还缺什么' : known.count === 0 ? '都齐了，什么也不缺' : `还缺 ${howMany(known)}`
  return (
    <RowGroup>
      <Row icon="list" title={title} caption="台账、时长、期限、值班" onTap={() => openPage(appPages.gaps)} />
    </RowGroup>
  )
}
