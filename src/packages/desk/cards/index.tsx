/** The cards of residents without a phone, to be printed together. */
import { Caption, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { PaperCards, paperCardsId } from '@/features/desk/paper-card'
import { RenewPaperCards } from '@/features/desk/renew-paper-cards'
import { PrintButton } from '@/features/desk/print-button'
import { openCards, readOnCards, useCards } from '@/features/desk/print-store'
import { ReadOn } from '@/features/paging/read-on'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function CardsPage() {
  const list = useCards()
  useShown(openCards)
  const some = list.status === 'ready' && list.data.cards.length > 0
  return (
    <Screen
      title="居民卡"
      action={some && <PrintButton sheetId={paperCardsId} text={`打印 ${list.data.cards.length} 张卡`} />}
    >
      <Stack>
        {list.status === 'failed' && <Failed failure={list.failure} onRetry={openCards} />}
        {(list.status === 'idle' || list.status === 'loading') && <Loading count={2} />}
        {list.status === 'ready' && list.failure && (
          <Note tone="amber" text="没有连上网络，下面是上次看到的" />
        )}
        {list.status === 'ready' && !some && (
          <Empty icon="code" title="还没有居民卡" text="替没有手机的居民建档后，卡会在这里" />
        )}
        {list.status === 'ready' && some && (
          <>
            <Caption text="谁在什么时候印了谁的卡，会记下来。卡丢了要换新的，换了旧卡马上作废。" />
            <PaperCards cards={list.data.cards} />
            <RenewPaperCards cards={list.data.cards} />
          </>
        )}
        {list.status === 'ready' && <ReadOn more={list.data.more} onMore={readOnCards} />}
      </Stack>
    </Screen>
  )
}

export default wholePage(CardsPage)
