/** What each partner handed out in a month, to be printed and signed; a partner sees its own. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { MonthBar } from '@/components/month-bar'
import { Empty } from '@/components/states/empty'
import { monthOf } from '@/domain/kernel/clock'
import { monthAfter, monthWord } from '@/domain/words/moments'
import { statementFile } from '@/features/screens/paper-files'
import { PaperSheet, PrintFoot } from '@/features/screens/paper-sheet'
import { statementPaper } from '@/domain/store/statement-paper'
import { openStatement, useStatement } from '@/features/store-desk/store'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function StatementPage() {
  const { partnerId } = usePageParams('partnerId')
  const newest = monthOf(serverNow())
  const [month, setMonth] = useState(newest)
  const look = (next: string) => {
    setMonth(next)
    void openStatement(next, partnerId)
  }
  return (
    <LoadedScreen
      title="商家对账"
      resource={useStatement(month, partnerId)}
      open={() => openStatement(month, partnerId)}
      head={
        <MonthBar
          text={monthWord(month)}
          onBefore={() => look(monthAfter(month, -1))}
          {...(month < newest && { onAfter: () => look(monthAfter(month, 1)) })}
        />
      }
      action={(page) => {
        const take = statementFile({ month, ...(partnerId !== undefined && { partnerId }) })
        return statementPaper(page) && <PrintFoot text={`打印 ${monthWord(month)}的对账单`} take={take} />
      }}
    >
      {(page) => {
        const paper = statementPaper(page)
        if (paper === null) return <Empty title="这个月没有发出东西" text="有人领了就会记在这里" />
        return (
          <>
            <Caption text="表比屏幕宽，左右滑动看全" />
            <PaperSheet paper={paper} />
          </>
        )
      }}
    </LoadedScreen>
  )
}

export default wholePage(StatementPage, DeskFrame)
