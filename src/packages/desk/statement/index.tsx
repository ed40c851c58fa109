/** What each partner handed out in a month, to be printed and signed; a partner sees its own. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { MonthBar } from '@/components/month-bar'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { monthOf } from '@/domain/kernel/clock'
import { monthAfter, monthWord } from '@/domain/words/moments'
import { handedOut, StatementSheet, statementId } from '@/features/desk/prizes/statement-sheet'
import { openStatement, useStatement } from '@/features/desk/prizes/store'
import { PrintButton } from '@/features/desk/print-button'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function StatementPage() {
  const { partnerId } = usePageParams('partnerId')
  const newest = monthOf(serverNow())
  const [month, setMonth] = useState(newest)
  const page = useStatement(month, partnerId)
  const open = () => openStatement(month, partnerId)
  useShown(open)
  const look = (next: string) => {
    setMonth(next)
    void openStatement(next, partnerId)
  }
  const some = page.status === 'ready' && handedOut(page.data).length > 0
  return (
    <Screen
      title="商家对账"
      action={some && <PrintButton sheetId={statementId} text={`打印 ${monthWord(month)}的对账单`} />}
    >
      <Stack>
        <MonthBar
          text={monthWord(month)}
          onBefore={() => look(monthAfter(month, -1))}
          {...(month < newest && { onAfter: () => look(monthAfter(month, 1)) })}
        />
        {page.status === 'failed' && <Failed failure={page.failure} onRetry={open} />}
        {(page.status === 'idle' || page.status === 'loading') && <Loading />}
        {page.status === 'ready' && page.failure && (
          <Note tone="amber" text="没有连上网络，下面是上次看到的" />
        )}
        {page.status === 'ready' && !some && (
          <Empty icon="receipt" title="这个月没有发出东西" text="有人领了就会记在这里" />
        )}
        {some && <Caption text="表比屏幕宽，左右滑动看全" />}
        {some && <StatementSheet page={page.data} />}
      </Stack>
    </Screen>
  )
}

export default wholePage(StatementPage)
