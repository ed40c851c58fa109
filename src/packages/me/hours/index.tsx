/** My hours as a passbook: what is proved, what was added, and how far it is to the next star. */
import type { ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { honourPages } from '@/domain/honour-pages'
import { monthWord } from '@/domain/words/moments'
import { MonthsCard } from '@/features/hours/months'
import { HoursBook, MonthBook, NoHours, StarCard } from '@/features/hours/passbook'
import { hoursIn, type MyHours } from '@/features/hours/store'
import { PagedScreen } from '@/features/screens/loaded-list'
import { NextStepCard } from '@/features/points/next-step'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

function Ready({ hours, more }: { hours: MyHours; more: ReactNode }) {
  const { lines, nextStep } = hours
  const now = serverNow()
  return (
    <>
      <HoursBook hours={hours} now={now} />
      {hours.months && <MonthsCard months={hours.months} />}
      {lines.length === 0 && <NoHours />}
      {lines.length > 0 && <Caption text="有一笔不对？点开那一笔就能申诉。" />}
      {more}
      {nextStep?.aim !== 'star' && <StarCard hours={hours} />}
      {nextStep && <NextStepCard step={nextStep} now={now} />}
      <RowGroup>
        <Row
          icon="medal"
          title="我的星级"
          {...(hours.mayApply === true && { value: '可以申请' })}
          onTap={() => openPage(honourPages.starCard)}
        />
        <Row icon="gift" title="积分的每一笔" onTap={() => openPage(appPages.points)} />
        <Row
          icon="receipt"
          title="补录公示"
          caption="补录的时长，人人可查"
          onTap={() => openPage(appPages.added)}
        />
      </RowGroup>
    </>
  )
}

/** What one bar of the year counts, line by line. */
const OneMonth = ({ month }: { month: string }) => (
  <PagedScreen title={monthWord(month)} list={hoursIn(month)}>
    {(hours, more) => (
      <>
        <MonthBook hours={hours} now={serverNow()} />
        {more}
      </>
    )}
  </PagedScreen>
)

function HoursPage() {
  const { month } = usePageParams('month')
  if (month !== undefined) return <OneMonth month={month} />
  return (
    <PagedScreen title="我的时长和积分" list={hoursIn()}>
      {(hours, more) => <Ready hours={hours} more={more} />}
    </PagedScreen>
  )
}

export default wholePage(HoursPage)
