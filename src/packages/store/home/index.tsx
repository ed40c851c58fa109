/** The points store: what I have, what waits for me at the counter, what I save for, and the shelf. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { Note } from '@/components/note'
import { Segments } from '@/components/segments'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { ReadOn } from '@/features/screens/read-on'
import { Goods, Mine, Ways } from '@/features/store/home-parts'
import { openStore, readOnStore, useStore, type PrizeKind } from '@/features/store/store'
import { kindViews } from '@/features/store/words'
import { useBearer } from '@/features/store/use-card-holder'
import { wholePage } from '@/features/whole-page'

type View = PrizeKind | 'all'

const kindOf = (view: View): PrizeKind | null => (view === 'all' ? null : view)

function StorePage() {
  const cardHolder = useBearer()
  const [view, setView] = useState<View>('all')
  const kind = kindOf(view)
  useReachBottom(() => void readOnStore(kind))
  const look = (next: View) => {
    setView(next)
    void openStore(kindOf(next))
  }
  return (
    <LoadedScreen title="积分超市" resource={useStore(kind)} open={() => openStore(kind)}>
      {(store) => (
        <>
          {cardHolder ? (
            <Note tone="sky" text={`替${cardHolder.name}选一件，用的是卡上的积分`} />
          ) : (
            <Mine store={store} />
          )}
          {(store.isOn ?? true) ? (
            <>
              <Segments options={kindViews} value={view} onChange={look} label="物品还是服务" />
              <Goods items={store.items} cardHolder={cardHolder} />
              <ReadOn more={store.more} onMore={() => readOnStore(kind)} />
            </>
          ) : (
            <Note tone="sky" text="积分超市暂时没有开放。积分都在，订好的照样能领" />
          )}
          {!cardHolder && <Ways />}
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(StorePage)
