/** What the station has written: the newest first, and the way to a new one. */
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { readPages } from '@/domain/read-pages'
import { columns } from '@/domain/article/columns'
import { articleFlow } from '@/domain/article/flow'
import { deskArticlesBy } from '@/features/article/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { stateTone } from '@/features/screens/state-tone'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function DeskArticlesPage() {
  const search = useListSearch({ label: '找文章', placeholder: '文章的标题' })
  return (
    <ListScreen
      title="文章"
      list={deskArticlesBy(search.text)}
      above={search.box}
      action={<Button text="写一篇" onTap={() => openPage(readPages.articleForm())} />}
      empty={search.orNotFound(
        <Empty drawing="empty-list" title="还没有文章" text="风采、公约、政策，写一篇登出来" />,
      )}
    >
      {(items) => (
        <RowGroup>
          {items.map(({ articleId, title, column, state, needsFinal }) => (
            <Row
              key={articleId}
              title={title}
              caption={`${columns[column].title}${needsFinal ? '，要三个人看过' : ''}`}
              end={
                <Tag
                  tone={stateTone[articleFlow.states[state].tone]}
                  text={articleFlow.states[state].label}
                />
              }
              onTap={() => openPage(readPages.deskArticle(articleId))}
            />
          ))}
        </RowGroup>
      )}
    </ListScreen>
  )
}

export default wholePage(DeskArticlesPage, DeskFrame)
