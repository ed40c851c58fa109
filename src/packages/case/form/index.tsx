/** Writing a new case of a kind. */
import { linkKinds } from '@/domain/case/links'
import { BeginForm } from '@/features/case/begin-form'
import { usePageKind } from '@/features/case/kind'
import { openForm } from '@/features/case/store'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

/** It can be written at once; who may be chosen comes while the first question is answered. */
function CaseFormPage() {
  const kind = usePageKind()
  useShown(() => openForm(kind.name))
  const { on, id, part, what = '' } = usePageParams('on', 'id', 'part', 'what')
  const from = linkKinds.find((one) => one === on)
  return <BeginForm kind={kind} from={from && id && part ? { on: { kind: from, id, part }, what } : null} />
}

export default wholePage(CaseFormPage)
