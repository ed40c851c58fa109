/** What I have helped with, what those who asked for it have said, and their average once there are enough. */
import { Caption, Card, Strong } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { casePages } from '@/domain/case-pages'
import { FEWEST_RATINGS } from '@/domain/case/rating'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { helpedOf, type Rated } from '@/features/case/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

/** The rows that it is made of stand below it. */
function RatedCard({ times, average }: Rated) {
  if (times === 0) return null
  return (
    <Card>
      <Strong text={average === null ? `有 ${times} 单评过了` : `平均 ${average} 分，${times} 单评过了`} />
      <Caption
        text={
          average === null
            ? `评满 ${FEWEST_RATINGS} 单，这里会写平均分。谁打了几分，不告诉任何人。`
            : '满分 5 分。谁打了几分，不告诉任何人。'
        }
      />
    </Card>
  )
}

function HelpedCasesPage() {
  const { name, title, rating } = usePageKind()
  return (
    <ListScreen
      title={rating?.title ?? title}
      list={helpedOf(name)}
      empty={rating ? <Empty {...rating.empty} /> : null}
    >
      {(items, { serverNow: now, rated }) => (
        <>
          <RatedCard {...rated} />
          {items.map((one) => (
            <CaseCard
              key={one.caseId}
              one={one}
              said={one.said}
              now={now}
              onOpen={() => openPage(casePages.case(name, one.caseId))}
            />
          ))}
        </>
      )}
    </ListScreen>
  )
}

export default wholePage(HelpedCasesPage)
