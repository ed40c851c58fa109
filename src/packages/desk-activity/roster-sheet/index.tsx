/** The attendance sheet of a session, to be printed. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { rosterPaper } from '@/domain/attendance/roster-paper'
import { openSheet, useSheet } from '@/features/door/roster-sheet'
import { rosterFile } from '@/features/screens/paper-files'
import { PaperSheet, PrintFoot } from '@/features/screens/paper-sheet'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function RosterSheetPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  return (
    <LoadedScreen
      title="签到表"
      resource={useSheet(sessionId)}
      open={() => openSheet(sessionId)}
      count={4}
      stale={false}
      action={() => <PrintFoot text="打印签到表" take={rosterFile({ sessionId })} />}
    >
      {(sheet) => (
        <>
          <Caption text="表比屏幕宽，左右滑动看全" />
          <PaperSheet paper={rosterPaper(sheet, serverNow())} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(RosterSheetPage, DeskFrame)
