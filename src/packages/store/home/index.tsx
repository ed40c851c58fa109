/** The points store: what I have, what waits for me at the counter, what I save for, and the shelf. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { appPages, type CardBearer } from '@/domain/app-pages'
import { ReadOn } from '@/features/paging/read-on'
import { MarkedCard } from '@/features/store/marked-card'
import { PrizeTile, Shelf } from '@/features/store/prize-tile'
import { PurseCover } from '@/features/store/purse-cover'
import { RedemptionRow } from '@/features/store/redemption-row'
import { openStore, readOnStore, useStore, type PrizeKind, type Store } from '@/features/store/store'
import { kindViews } from '@/features/store/words'
import { useBearer } from '@/features/store/use-bearer'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'

type View = PrizeKind | 'all'

const kindOf = (view: View): PrizeKind | null => (view === 'all' ? null : view)

function Opening({ opening }: { opening: Store['opening'] }) {
  const { openToday, text, nextText } = opening
  if (openToday) return null
  return <Note tone="amber" text={['今天不能兑换', text, nextText].filter(Boolean).join('，')} />
}

function Mine({ store }: { store: Store }) {
  const { waiting, marked, serverNow: now } = store
  return (
    <>
      <Opening opening={store.opening} />
      <PurseCover store={store} />
      {waiting.length > 0 && (
        <Section title="等您来领">
          {waiting.map((redemption) => (
            <RedemptionRow key={redemption.redemptionId} redemption={redemption} now={now} />
          ))}
        </Section>
      )}
      {marked && <MarkedCard prize={marked} />}
    </>
  )
}

/** What the caller lacks or saves for says nothing about whose card was scanned. */
const neutral = (prize: Store['items'][number]) => ({ ...prize, missing: 0, marked: false })

function Goods({ items, bearer }: { items: Store['items']; bearer: CardBearer | null }) {
  if (items.length === 0)
    return (
      <Empty
        icon="gift"
        title="货架上还没有东西"
        text="社区和商家备好了就会摆出来，积分不会少"
        action="看看活动，先攒着"
        onAction={() => openPage(appPages.activities)}
      />
    )
  return (
    <Shelf>
      {items.map((prize) => (
        <PrizeTile
          key={prize.prizeId}
          prize={bearer ? neutral(prize) : prize}
          onTap={() => openPage(appPages.prize(prize.prizeId, bearer ?? undefined))}
        />
      ))}
    </Shelf>
  )
}

const Ways = () => (
  <RowGroup>
    <Row
      icon="receipt"
      title="我的兑换"
      caption="订过和领过的"
      onTap={() => openPage(appPages.myRedemptions)}
    />
    <Row icon="people" title="家庭积分" caption="和家人合着用" onTap={() => openPage(appPages.household)} />
    <Row
      icon="list"
      title="积分公示"
      caption="每月得了多少、用了多少"
      onTap={() => openPage(appPages.pointsSummary())}
    />
  </RowGroup>
)

export default function StorePage() {
  const bearer = useBearer()
  const [view, setView] = useState<View>('all')
  const kind = kindOf(view)
  const store = useStore(kind)
  useShown(() => openStore(kind))
  useReachBottom(() => void readOnStore(kind))
  const look = (next: View) => {
    setView(next)
    void openStore(kindOf(next))
  }
  return (
    <Screen title="积分超市">
      <Stack>
        {store.status === 'failed' && (
          <Failed title={store.failure.text} text={store.failure.next} onRetry={() => openStore(kind)} />
        )}
        {(store.status === 'idle' || store.status === 'loading') && <Loading />}
        {store.status === 'ready' && (
          <>
            {store.failure && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
            {bearer ? (
              <Note tone="sky" text={`替${bearer.name}选一件，用的是卡上的积分`} />
            ) : (
              <Mine store={store.data} />
            )}
            <Segments options={kindViews} value={view} onChange={look} label="物品还是服务" />
            <Goods items={store.data.items} bearer={bearer} />
            <ReadOn more={store.data.more} onMore={() => readOnStore(kind)} />
            {!bearer && <Ways />}
          </>
        )}
      </Stack>
    </Screen>
  )
}
