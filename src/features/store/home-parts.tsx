/** What stands on the first page of the store: what is mine there, the shelf, and the ways on. */
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { appPages, type CardBearer } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { openPage } from '@/platform/navigate'
import { MarkedCard } from './marked-card'
import { PrizeTile, Shelf } from './prize-tile'
import { PurseCover } from './purse-cover'
import { RedemptionRow } from './redemption-row'
import type { Store } from './store'

function Opening({ opening }: { opening: Store['opening'] }) {
  const { openToday, text, nextText } = opening
  if (openToday) return null
  return <Note tone="amber" text={['今天不能兑换', text, nextText].filter(Boolean).join('，')} />
}

/** What is mine: points, what waits at the counter, what I save for. */
export function Mine({ store }: { store: Store }) {
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

/** The shelf itself. */
export function Goods({ items, cardHolder }: { items: Store['items']; cardHolder: CardBearer | null }) {
  if (items.length === 0)
    return (
      <Empty
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
          prize={cardHolder ? neutral(prize) : prize}
          onTap={() => openPage(appPages.prize(prize.prizeId, cardHolder ?? undefined))}
        />
      ))}
    </Shelf>
  )
}

/** The ways on from the shelf. */
export const Ways = () => (
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
      onTap={() => openPage(furtherPages.pointsSummary())}
    />
  </RowGroup>
)
