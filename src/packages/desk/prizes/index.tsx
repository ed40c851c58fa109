/** The prizes and their stock as the desk sees them: what runs low comes first. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { PrizeRow } from '@/features/desk/prizes/prize-row'
import { openPrizes, readOnPrizes, usePrizes, type PrizeState } from '@/features/desk/prizes/store'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { LoadedList } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

type View = 'all' | Exclude<PrizeState, 'scheduled'>

const views: { value: View; text: string }[] = [
  { value: 'all', text: '全部' },
  { value: 'onShelf', text: '在架' },
  { value: 'draft', text: '草稿' },
  { value: 'offShelf', text: '下架了' },
]

const empties: Record<View, { title: string; text: string }> = {
  all: { title: '还没有奖品', text: '写好一件，进了货就能上架' },
  onShelf: { title: '货架上没有东西', text: '写好、进货、上架，居民就能换' },
  draft: { title: '没有草稿', text: '新建的奖品先存在这里' },
  offShelf: { title: '没有下架的', text: '下架的奖品会收在这里' },
}

const stateOf = (view: View): PrizeState | null => (view === 'all' ? null : view)

function List({ view, mayEdit }: { view: View; mayEdit: boolean }) {
  const state = stateOf(view)
  return (
    <LoadedList
      resource={usePrizes(state)}
      open={() => openPrizes(state)}
      onMore={() => readOnPrizes(state)}
      empty={<Empty icon="gift" {...empties[view]} />}
    >
      {(items) =>
        items.map((prize) => (
          <PrizeRow
            key={prize.prizeId}
            prize={prize}
            {...(mayEdit && { onTap: () => openPage(appPages.deskPrize(prize.prizeId)) })}
          />
        ))
      }
    </LoadedList>
  )
}

function Ways({ mayEdit, opening }: { mayEdit: boolean; opening: string }) {
  return (
    <RowGroup>
      <Row
        icon="scan"
        title="兑换柜台"
        caption="扫领取码，交给本人"
        onTap={() => openPage(appPages.counter)}
      />
      <Row
        icon="receipt"
        title="商家对账"
        caption="每月各家发了多少"
        onTap={() => openPage(appPages.statement())}
      />
      {mayEdit && (
        <Row
          icon="calendar"
          title="哪天可以兑换"
          caption={opening}
          onTap={() => openPage(appPages.storeDays)}
        />
      )}
      {mayEdit && <Row icon="people" title="共建商家" onTap={() => openPage(appPages.partners)} />}
      {mayEdit && <Row icon="list" title="积分规则" onTap={() => openPage(appPages.pointsRules)} />}
    </RowGroup>
  )
}

function PrizesPage() {
  const [view, setView] = useState<View>('all')
  const list = usePrizes(stateOf(view))
  const mayEdit = list.status === 'ready' && list.data.rights.mayEdit
  const opening = list.status === 'ready' ? list.data.opening.text : ''
  useShown(() => openPrizes(stateOf(view)))
  useReachBottom(() => void readOnPrizes(stateOf(view)))
  const look = (next: View) => {
    setView(next)
    void openPrizes(stateOf(next))
  }
  const action = mayEdit && <Button text="新建奖品" onTap={() => openPage(appPages.prizeForm())} />
  return (
    <Screen title="奖品和库存" action={action}>
      <Stack>
        <Segments options={views} value={view} onChange={look} label="哪些奖品" />
        <List view={view} mayEdit={mayEdit} />
        <Ways mayEdit={mayEdit} opening={opening} />
      </Stack>
    </Screen>
  )
}

export default wholePage(PrizesPage)
