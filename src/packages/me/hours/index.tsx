/** My hours as a passbook: what is proved, what was added, and how far it is to the next star. */
import { useReachBottom } from '@tarojs/taro'
import type { WithMore } from '@/api/pages'
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { HoursBook, NoHours, StarCard } from '@/features/hours/passbook'
import { openHours, readOnHours, useHours, type MyHours } from '@/features/hours/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { ReadOn } from '@/features/screens/read-on'
import { NextStepCard } from '@/features/points/next-step'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

function Ready({ hours }: { hours: WithMore<MyHours> }) {
  const { lines, more, nextStep } = hours
  const now = serverNow()
  return (
    <>
      <HoursBook hours={hours} now={now} />
      {lines.length === 0 && <NoHours />}
      {lines.length > 0 && <Caption text="有一笔不对？点开那一笔就能申诉。" />}
      <ReadOn more={more} onMore={readOnHours} />
      {nextStep?.aim !== 'star' && <StarCard hours={hours} />}
      {nextStep && <NextStepCard step={nextStep} now={now} />}
      <RowGroup>
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

function HoursPage() {
  useReachBottom(() => void readOnHours())
  return (
    <LoadedScreen title="我的时长和积分" resource={useHours()} open={openHours}>
      {(hours) => <Ready hours={hours} />}
    </LoadedScreen>
  )
}

export default wholePage(HoursPage)
