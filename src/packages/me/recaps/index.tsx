/** What was done here: the recaps of the station, the newest first. */
import { serverNow } from '@/api/server-clock'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { RecapCard } from '@/features/recap/recap-card'
import { recaps } from '@/features/recap/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function RecapsPage() {
  return (
    <ListScreen
      title="往后翻看"
      list={recaps.of('all')}
      empty={
        <Empty
          drawing="empty-list"
          title="还没有写下来的活动"
          text="活动办完，组织的人会写几句，放上照片"
          action="去看活动"
          onAction={() => openPage(appPages.activities)}
        />
      }
    >
      {(items) => items.map((recap) => <RecapCard key={recap.sessionId} recap={recap} now={serverNow()} />)}
    </ListScreen>
  )
}

export default wholePage(RecapsPage)
