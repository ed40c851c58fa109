/** The attendance sheet of a session, to be printed. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { openSheet, rosterPaper, useSheet } from '@/features/door/roster-paper'
import { PaperFoot, PaperSheet } from '@/features/screens/paper-sheet'
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
      action={(sheet) => <PaperFoot paper={rosterPaper(sheet, serverNow())} text="打印签到表" />}
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
