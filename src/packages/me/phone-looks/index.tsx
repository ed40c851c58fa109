/** Who has seen my telephone number, when and why: nobody looks without being written down here. */
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { dateWord } from '@/domain/words/moments'
import { openPhoneLooks, usePhoneLooks } from '@/features/me/looks-store'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function PhoneLooksPage() {
  const looks = usePhoneLooks()
  useShown(openPhoneLooks)
  return (
    <Screen title="谁看过我的电话">
      <Stack>
        <Caption text="平时谁都只看到遮住的号码。要打电话的人点开看一次，就在这里记一次。" />
        {looks.status === 'failed' && <Failed failure={looks.failure} onRetry={openPhoneLooks} />}
        {(looks.status === 'idle' || looks.status === 'loading') && <Loading />}
        {looks.status === 'ready' && looks.data.items.length === 0 && (
          <Empty icon="phone" title="还没有人看过" text="有人看过，会写在这里" />
        )}
        {looks.status === 'ready' && looks.data.items.length > 0 && (
          <RowGroup>
            {looks.data.items.map(({ lookId, at, by, reason }) => (
              <Row key={lookId} title={`${by} · ${dateWord(at, serverNow())}`} caption={reason} />
            ))}
          </RowGroup>
        )}
      </Stack>
    </Screen>
  )
}

export default wholePage(PhoneLooksPage)
