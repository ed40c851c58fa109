/** What stations have sent to the department whose contact one is. */
import { Empty } from '@/components/states/empty'
import { casePages } from '@/domain/case-pages'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { sentOf } from '@/features/case/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

function SentCasesPage() {
  const { name, title, departments } = usePageKind()
  return (
    <ListScreen
      title={title}
      list={sentOf(name)}
      empty={departments ? <Empty {...departments.empty} /> : null}
    >
      {(items, { serverNow: now }) =>
        items.map((one) => (
          <CaseCard
            key={one.caseId}
            one={one}
            now={now}
            onOpen={() => openPage(casePages.case(name, one.caseId))}
          />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(SentCasesPage)
