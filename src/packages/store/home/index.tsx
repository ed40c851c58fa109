/** The points store: what I have, what waits for me at the counter, what I save for, and the shelf. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { ReadOn } from '@/features/paging/read-on'
import { Goods, Mine, Ways } from '@/features/store/home-parts'
import { openStore, readOnStore, useStore, type PrizeKind } from '@/features/store/store'
import { kindViews } from '@/features/store/words'
import { useBearer } from '@/features/store/use-bearer'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

type View = PrizeKind | 'all'

const kindOf = (view: View): PrizeKind | null => (view === 'all' ? null : view)

function StorePage() {
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
        {store.status === 'failed' && <Failed failure={store.failure} onRetry={() => openStore(kind)} />}
        {(store.status === 'idle' || store.status === 'loading') && <Loading />}
        {store.status === 'ready' && (
          <>
            {store.failure && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
            {bearer ? (
              <Note tone="sky" text={`替${bearer.name}选一件，用的是卡上的积分`} />
            ) : (
              <Mine store={store.data} />
            )}
            {(store.data.isOn ?? true) ? (
              <>
                <Segments options={kindViews} value={view} onChange={look} label="物品还是服务" />
                <Goods items={store.data.items} bearer={bearer} />
                <ReadOn more={store.data.more} onMore={() => readOnStore(kind)} />
              </>
            ) : (
              <Note tone="sky" text="积分超市暂时没有开放。积分都在，订好的照样能领" />
            )}
            {!bearer && <Ways />}
          </>
        )}
      </Stack>
    </Screen>
  )
}

export default wholePage(StorePage)
