/** The way to say that what somebody wrote does not belong there; not on what is one's own. */
import { Button } from '@/components/button'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'

interface ReportButtonProps {
  wishId: string
  /** `body`, `thanks`, `proof`, `note:<id>`. */
  part: string
  /** 这个心愿, 感谢的话 */
  what: string
}

export const ReportButton = ({ wishId, part, what }: ReportButtonProps) => (
  <Button
    small
    kind="text"
    text="举报"
    label={`举报${what}`}
    onTap={() => openPage(appPages.beginCase('complaint', { kind: 'wish', id: wishId, part, what }))}
  />
)
