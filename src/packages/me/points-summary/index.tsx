/** The public list of a month's points. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { MonthBar } from '@/components/month-bar'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { monthOf } from '@/domain/kernel/clock'
import { monthAfter, monthWord } from '@/domain/words/moments'
import { MonthSummary } from '@/features/points/month-summary'
import { openSummary, useSummary } from '@/features/points/store'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function PointsSummaryPage() {
  const params = usePageParams('month')
  const newest = monthAfter(monthOf(serverNow()), -1)
  const [month, setMonth] = useState(params.month ?? newest)
  const summary = useSummary(month)
  const open = () => openSummary(month)
  useShown(open)
  const look = (next: string) => {
    setMonth(next)
    void openSummary(next)
  }
  return (
    <Screen title="积分公示">
      <Stack>
        <MonthBar
          text={monthWord(month)}
          onBefore={() => look(monthAfter(month, -1))}
          {...(month < newest && { onAfter: () => look(monthAfter(month, 1)) })}
        />
        {summary.status === 'failed' && <Failed failure={summary.failure} onRetry={open} />}
        {(summary.status === 'idle' || summary.status === 'loading') && <Loading />}
        {summary.status === 'ready' && summary.failure && (
          <Note tone="amber" text="没有连上网络，下面是上次看到的" />
        )}
        {summary.status === 'ready' && <MonthSummary month={summary.data} now={serverNow()} />}
      </Stack>
    </Screen>
  )
}

export default wholePage(PointsSummaryPage)
