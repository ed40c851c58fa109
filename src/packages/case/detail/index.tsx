/** One case of a kind: its story so far, and what may be done with it now. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Detail } from '@/features/case/detail'
import { usePageKind } from '@/features/case/kind'
import { openCase, useCase } from '@/features/case/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

function CaseDetailPage() {
  const kind = usePageKind()
  const { caseId = '', begun, at } = usePageParams('caseId', 'begun', 'at')
  const place = { caseId, ...(at !== undefined && { at }) }
  return (
    <LoadedScreen
      title={kind.title}
      resource={useCase(kind.name, place)}
      open={() => openCase(kind.name, place)}
      screen={(one, stale) => <Detail kind={kind} one={one} stale={stale} isNew={begun !== undefined} />}
    />
  )
}

export default wholePage(CaseDetailPage, DeskFrame)
