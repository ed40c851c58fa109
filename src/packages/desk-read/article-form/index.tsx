/** Writing an article, going on with a draft, or writing a later version of a convention. */
import { topicKeys } from '@/domain/article/columns'
import { ArticleWriting } from '@/features/article/writing'
import { openDeskArticle, useDeskArticle } from '@/features/article/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function ArticleFormPage() {
  const { articleId = '', laterThan = '', topic = '' } = usePageParams('articleId', 'laterThan', 'topic')
  const id = articleId || laterThan
  return (
    <LoadedScreen
      title="写文章"
      resource={useDeskArticle(id)}
      open={() => openDeskArticle(id)}
      count={4}
      screen={(article, stale) => (
        <ArticleWriting
          key={article?.version ?? 'new'}
          {...{ article, stale, isLater: articleId === '' && laterThan !== '' }}
          about={topicKeys.find((one) => one === topic) ?? null}
        />
      )}
    />
  )
}

export default wholePage(ArticleFormPage, DeskFrame)
