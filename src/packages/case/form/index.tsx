/** Writing a new case of a kind. */
import { BeginForm } from '@/features/case/begin-form'
import { usePageKind } from '@/features/case/kind'
import { openForm } from '@/features/case/store'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

/** It can be written at once; who may be chosen comes while the first question is answered. */
function CaseFormPage() {
  const kind = usePageKind()
  useShown(() => openForm(kind.name))
  return <BeginForm kind={kind} />
}

export default wholePage(CaseFormPage)
