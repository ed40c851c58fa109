/** What became of a piece in the content check, for the one who wrote it. */
import { appealCheck } from '@/api/appeal'
import { VerdictNote } from '@/components/verdict-note'
import { openWish } from './detail-store'
import type { WishDetail } from './words'

interface CheckedProps {
  check: WishDetail['check']
  /** How its author calls it: 心愿, 这条进展. */
  what: string
  wishId: string
  onEdit?: () => void
}

export function Checked({ check, what, wishId, onEdit }: CheckedProps) {
  if (check === null) return null
  const { checkId, verdict } = check
  const appeal = async (reason: string) => {
    const problem = await appealCheck(checkId, reason)
    if (problem === null) void openWish(wishId)
    return problem
  }
  return (
    <VerdictNote
      verdict={verdict}
      what={what}
      draft={checkId}
      onAppeal={appeal}
      {...(onEdit && { onEdit })}
    />
  )
}
