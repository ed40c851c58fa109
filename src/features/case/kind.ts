/** Owns which kind of case a page is about. */
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { usePageParams } from '@/platform/page-params'

const kinds: Record<string, CaseKind> = caseKinds
const [first] = Object.values(kinds) as [CaseKind]

/** The kind that the page was opened for; a page that names none is about the first. */
export function usePageKind(): CaseKind {
  const { kind = '' } = usePageParams('kind')
  return kinds[kind] ?? first
}
