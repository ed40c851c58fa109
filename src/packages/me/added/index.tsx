/** The open list of added hours: whose (masked), for what, why, and which two people handled it. */
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { Tag, TagLine } from '@/components/tag'
import { durationWord } from '@/domain/words/amounts'
import { writtenDayWord } from '@/domain/words/moments'
import { openAdded, readOnAdded, useAdded } from '@/features/hours/store'
import { ReadOn } from '@/features/paging/read-on'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function AddedPage() {
  const added = useAdded()
  useShown(openAdded)
  useReachBottom(() => void readOnAdded())
  return (
    <Screen title="补录公示">
      <Stack>
        <Caption text="没有扫码证明、由工作人员补记的时长都列在这里。每一笔要两个人经手，不和扫码的时长混在一起。" />
        {added.status === 'failed' && <Failed failure={added.failure} onRetry={openAdded} />}
        {(added.status === 'idle' || added.status === 'loading') && <Loading />}
        {added.status === 'ready' && added.data.items.length === 0 && (
          <Empty icon="receipt" title="还没有补录" text="都是扫码签到记下的" />
        )}
        {added.status === 'ready' &&
          added.data.items.map(({ recordId, name, title, day, minutes, reason, addedBy, approvedBy }) => (
            <Card key={recordId}>
              <Strong text={`${name} · ${title}`} />
              <TagLine>
                <Tag tone="sky" text={durationWord(minutes)} />
                <Caption text={writtenDayWord(day, serverNow())} />
              </TagLine>
              <Caption text={`因为：${reason}`} />
              <Caption text={`${addedBy}补录，${approvedBy}核定`} />
            </Card>
          ))}
        {added.status === 'ready' && <ReadOn more={added.data.more} onMore={readOnAdded} />}
      </Stack>
    </Screen>
  )
}

export default wholePage(AddedPage)
