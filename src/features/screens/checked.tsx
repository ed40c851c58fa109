/** What became of a piece in the content check, for the one who wrote it, with the way to ask for a second look. */
import { appealCheck } from '@/api/appeal'
import { type ShownVerdict, VerdictNote } from '@/components/verdict-note'

interface CheckedProps {
  check: { checkId: string; verdict: ShownVerdict; reason?: string } | null
  /** How its author calls it: 心愿, 这条进展. */
  what: string
  /** What can be done where nobody said why. */
  otherwise?: string
  /** Reads anew what the appeal was for; without it there is none. */
  again?: (() => unknown) | false
  /** Leads to where it can be put right. */
  onEdit?: (() => void) | false
}

/** Nothing where nothing was checked. */
export function Checked({ check, what, otherwise, again, onEdit }: CheckedProps) {
  if (check === null) return null
  const { checkId, verdict, reason } = check
  const onAppeal = async (why: string) => {
    const problem = await appealCheck(checkId, why)
    if (problem === null) void (again && again())
    return problem
  }
  return (
    <VerdictNote
      {...{ verdict, what, draft: checkId }}
      {...(reason !== undefined && { reason })}
      {...(otherwise !== undefined && { otherwise })}
      {...(again && { onAppeal })}
      {...(onEdit && { onEdit })}
    />
  )
}
