/** The attendance sheet of a session, to be printed. */
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { PrintButton } from '@/features/desk/print-button'
import { openSheet, useSheet } from '@/features/desk/print-store'
import { RosterTable, rosterSheetId } from '@/features/desk/roster-table'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function RosterSheetPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  const sheet = useSheet(sessionId)
  const open = () => openSheet(sessionId)
  useShown(open)
  if (sheet.status === 'ready')
    return (
      <Screen title="签到表" action={<PrintButton sheetId={rosterSheetId} text="打印签到表" />}>
        <Stack>
          <Caption text="表比屏幕宽，左右滑动看全" />
          <RosterTable sheet={sheet.data} now={serverNow()} />
        </Stack>
      </Screen>
    )
  return (
    <Screen title="签到表">
      {sheet.status === 'failed' ? <Failed failure={sheet.failure} onRetry={open} /> : <Loading count={4} />}
    </Screen>
  )
}

export default wholePage(RosterSheetPage)
