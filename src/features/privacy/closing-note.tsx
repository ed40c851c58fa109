/** Says that the account closes on a day, wherever its owner looks first; a tap leads to taking that back. */
import { serverNow } from '@/api/server-clock'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { dateWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'

/** @param at left out by an earlier version, null while nothing closes */
export const ClosingNote = ({ at }: { at: number | null | undefined }) =>
  typeof at !== 'number' ? null : (
    <RowGroup>
      <Row
        icon="info"
        title={`您的账号 ${dateWord(at, serverNow())}注销`}
        caption="改主意了，点这里撤回，什么都还在"
        onTap={() => openPage(appPages.closing)}
      />
    </RowGroup>
  )
