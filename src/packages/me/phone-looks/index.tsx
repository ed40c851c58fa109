/** Who has seen my number, name and door, and what others did with my family's cards: nobody does so unwritten. */
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
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
        <Caption text="平时谁都只看到遮住的号码和姓名。要打电话、上门的人看一次，就在这里记一次。" />
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
        {looks.status === 'ready' && looks.data.cards.length > 0 && (
          <Section title="别人用我和家人的居民卡办过的事">
            <Caption text="有不是您同意办的，请告诉社区工作人员，再到居民卡里换一张新卡。" />
            <RowGroup>
              {looks.data.cards.map(({ useId, at, by, whose, what }) => (
                <Row
                  key={useId}
                  title={whose === '' ? what : `${whose}：${what}`}
                  caption={`${by} · ${dateWord(at, serverNow())}`}
                />
              ))}
            </RowGroup>
          </Section>
        )}
      </Stack>
    </Screen>
  )
}

export default wholePage(PhoneLooksPage)
