/** What everybody of the station may see of a kind, the newest first. */
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { boardOf } from '@/features/case/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

function CaseBoardPage() {
  const { name, title, board } = usePageKind()
  return (
    <ListScreen title={`大家的${title}`} list={boardOf(name)} empty={board && <Empty {...board.empty} />}>
      {(items, { serverNow: now }) =>
        items.map((one) => (
          <CaseCard
            key={one.caseId}
            one={one}
            now={now}
            onOpen={() => openPage(appPages.case(name, one.caseId))}
          />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(CaseBoardPage)
