/** The public list of a month's points. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { MonthBar } from '@/components/month-bar'
import { monthOf } from '@/domain/kernel/clock'
import { monthAfter, monthWord } from '@/domain/words/moments'
import { MonthSummary } from '@/features/points/month-summary'
import { openSummary, useSummary } from '@/features/points/store'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function PointsSummaryPage() {
  const params = usePageParams('month')
  const newest = monthAfter(monthOf(serverNow()), -1)
  const [month, setMonth] = useState(params.month ?? newest)
  const look = (next: string) => {
    setMonth(next)
    void openSummary(next)
  }
  return (
    <LoadedScreen
      title="积分公示"
      resource={useSummary(month)}
      open={() => openSummary(month)}
      head={
        <MonthBar
          text={monthWord(month)}
          onBefore={() => look(monthAfter(month, -1))}
          {...(month < newest && { onAfter: () => look(monthAfter(month, 1)) })}
        />
      }
    >
      {(summary) => <MonthSummary month={summary} now={serverNow()} />}
    </LoadedScreen>
  )
}

export default wholePage(PointsSummaryPage)
