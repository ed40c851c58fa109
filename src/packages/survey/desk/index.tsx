/** The station's surveys: the newest end first, and the way to a new one. */
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { surveyPages } from '@/domain/survey-pages'
import { surveyFlow } from '@/domain/survey/flow'
import { byWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { deskSurveysBy } from '@/features/survey/store'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function DeskSurveysPage() {
  const search = useListSearch({ label: '找问卷', placeholder: '问卷的名字' })
  return (
    <ListScreen
      title="问卷"
      list={deskSurveysBy(search.text)}
      above={search.box}
      action={<Button text="写一份问卷" onTap={() => openPage(surveyPages.surveyForm())} />}
      empty={search.orNotFound(
        <Empty drawing="empty-list" title="还没有问卷" text="「邻里需求调查」是写好的，改一改就能发" />,
      )}
    >
      {(items) => (
        <RowGroup>
          {items.map(({ surveyId, title, state, endsAt, people }) => (
            <Row
              key={surveyId}
              title={title}
              caption={`${surveyFlow.states[state].label}，${byWord(endsAt, serverNow())}收完${people > 0 ? `，问 ${people} 人` : ''}`}
              onTap={() => openPage(surveyPages.surveyForm(surveyId))}
            />
          ))}
        </RowGroup>
      )}
    </ListScreen>
  )
}

export default wholePage(DeskSurveysPage, DeskFrame)
