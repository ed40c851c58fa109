/** My hours as a passbook: what is proved, what was added, and how far it is to the next star. */
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { appPages } from '@/domain/app-pages'
import { HoursBook, NoHours, StarCard } from '@/features/hours/passbook'
import { openHours, readOnHours, useHours } from '@/features/hours/store'
import { ReadOn } from '@/features/paging/read-on'
import { NextStepCard } from '@/features/points/next-step'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function HoursPage() {
  const hours = useHours()
  useShown(openHours)
  useReachBottom(() => void readOnHours())
  return (
    <Screen title="我的时长和积分">
      <Stack>
        {hours.status === 'failed' && <Failed failure={hours.failure} onRetry={openHours} />}
        {(hours.status === 'idle' || hours.status === 'loading') && <Loading />}
        {hours.status === 'ready' && (
          <>
            {hours.failure && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
            <HoursBook hours={hours.data} now={serverNow()} />
            {hours.data.lines.length === 0 && <NoHours />}
            {hours.data.lines.length > 0 && <Caption text="有一笔不对？点开那一笔就能申诉。" />}
            <ReadOn more={hours.data.more} onMore={readOnHours} />
            {hours.data.nextStep?.aim !== 'star' && <StarCard hours={hours.data} />}
            {hours.data.nextStep && <NextStepCard step={hours.data.nextStep} now={serverNow()} />}
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
        )}
      </Stack>
    </Screen>
  )
}

export default wholePage(HoursPage)
