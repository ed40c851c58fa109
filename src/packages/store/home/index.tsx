/** The points store: what I have, what waits for me at the counter, what I save for, and the shelf. */
import { useState } from 'react'
import { Note } from '@/components/note'
import { Segments } from '@/components/segments'
import { PagedScreen } from '@/features/screens/loaded-list'
import { Goods, Mine, Ways } from '@/features/store/home-parts'
import { shelves, type PrizeKind } from '@/features/store/store'
import { kindViews } from '@/features/store/words'
import { useBearer } from '@/features/store/use-card-holder'
import { wholePage } from '@/features/whole-page'

type View = PrizeKind | 'all'

function StorePage() {
  const cardHolder = useBearer()
  const [view, setView] = useState<View>('all')
  return (
    <PagedScreen title="积分超市" list={shelves.of(view)}>
      {(store, more) => (
        <>
          {cardHolder ? (
            <Note tone="sky" text={`替${cardHolder.name}选一件，用的是卡上的积分`} />
          ) : (
            <Mine store={store} />
          )}
          {(store.isOn ?? true) ? (
            <>
              <Segments options={kindViews} value={view} onChange={setView} label="物品还是服务" />
              <Goods items={store.items} cardHolder={cardHolder} />
              {more}
            </>
          ) : (
            <Note tone="sky" text="积分超市暂时没有开放。积分都在，订好的照样能领" />
          )}
          {!cardHolder && <Ways />}
        </>
      )}
    </PagedScreen>
  )
}

export default wholePage(StorePage)
