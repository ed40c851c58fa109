/** Who has seen my number, name and door, and what others did with my family's cards: nobody does so unwritten. */
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { dateWord } from '@/domain/words/moments'
import { openPhoneLooks, usePhoneLooks, type PhoneLooks } from '@/features/me/looks-store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function CardUses({ cards }: { cards: PhoneLooks['cards'] }) {
  if (cards.length === 0) return null
  return (
    <Section title="别人用我和家人的居民卡办过的事">
      <Caption text="有不是您同意办的，请告诉社区工作人员，再到居民卡里换一张新卡。" />
      <RowGroup>
        {cards.map(({ useId, at, by, whose, what }) => (
          <Row
            key={useId}
            title={whose === '' ? what : `${whose}：${what}`}
            caption={`${by} · ${dateWord(at, serverNow())}`}
          />
        ))}
      </RowGroup>
    </Section>
  )
}

function PhoneLooksPage() {
  return (
    <LoadedScreen
      title="谁看过我的电话"
      resource={usePhoneLooks()}
      open={openPhoneLooks}
      stale={false}
      head={<Caption text="平时谁都只看到遮住的号码和姓名。要打电话、上门的人看一次，就在这里记一次。" />}
    >
      {({ items, cards }) => (
        <>
          {items.length === 0 && <Empty title="还没有人看过" text="有人看过，会写在这里" />}
          {items.length > 0 && (
            <RowGroup>
              {items.map(({ lookId, at, by, reason }) => (
                <Row key={lookId} title={`${by} · ${dateWord(at, serverNow())}`} caption={reason} />
              ))}
            </RowGroup>
          )}
          <CardUses cards={cards} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(PhoneLooksPage)
