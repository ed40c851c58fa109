/** The line of the desk that says how much is missing, and leads there. */
import { Row, RowGroup } from '@/components/rows'
import { deskPages } from '@/domain/desk-pages'
import { openPage } from '@/platform/navigate'
import type { Gaps } from './store'

const titleOf = ({ count, more }: Pick<Gaps, 'count' | 'more'>): string =>
  count === 0 ? '都齐了，什么也不缺' : `还缺 ${count} 样${more ? '以上' : ''}`

/** Nothing for whom none is counted; an answer of an earlier version says nothing of it either. */
export function GapsLine({ gaps }: { gaps: Pick<Gaps, 'count' | 'more'> | null | undefined }) {
  if (!gaps) return null
  return (
    <RowGroup>
      <Row
        icon="list"
        title={titleOf(gaps)}
        caption="台账、时长、期限、值班"
        onTap={() => openPage(deskPages.gaps)}
      />
    </RowGroup>
  )
}
