/** Writing an article, going on with a draft, or writing a later version of a convention. */
import { ArticleWriting } from '@/features/article/writing'
import { openDeskArticle, useDeskArticle } from '@/features/article/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function ArticleFormPage() {
  const { articleId = '', laterThan = '' } = usePageParams('articleId', 'laterThan')
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
        />
      )}
    />
  )
}

export default wholePage(ArticleFormPage, DeskFrame)
