/** One article, with the versions of a convention, and the way to hand it on. */
import { serverNow } from '@/api/server-clock'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { readPages } from '@/domain/read-pages'
import { dateWord } from '@/domain/words/moments'
import { ArticleBody } from '@/features/article/body'
import { openArticle, useArticle } from '@/features/article/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { ShareButton } from '@/features/screens/share-button'
import { wholePage } from '@/features/whole-page'
import { openPage, replacePage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function ArticlePage() {
  const { articleId = '' } = usePageParams('articleId')
  const now = serverNow()
  return (
    <LoadedScreen
      title="文章"
      resource={useArticle(articleId)}
      open={() => openArticle(articleId)}
      elsewhere={{ text: '看别的文章', onTap: () => replacePage(readPages.articles) }}
      count={3}
    >
      {(article) => {
        const { title, blocks, publishAt, replacedAt, versions } = article
        const photo = blocks.find(({ fileId }) => fileId !== null)?.fileId ?? undefined
        return (
          <>
            {replacedAt !== null && replacedAt <= now && (
              <Note tone="amber" text={`这是以前的版本，${dateWord(replacedAt, now)}起按新的`} />
            )}
            <ArticleBody article={article} publishAt={publishAt} now={now} />
            {versions.length > 0 && (
              <Section title="每一版">
                <RowGroup>
                  {versions.map(({ articleId: id, from }, at) => (
                    <Row
                      key={id}
                      title={`${dateWord(from, now)}起`}
                      {...(at === 0 && { caption: '现在按这一版' })}
                      {...(id === articleId
                        ? { value: '正在看' }
                        : { onTap: () => openPage(readPages.article(id)) })}
                    />
                  ))}
                </RowGroup>
              </Section>
            )}
            <ShareButton text="转给邻居" title={title} page={readPages.article(articleId)} photo={photo} />
          </>
        )
      }}
    </LoadedScreen>
  )
}

export default wholePage(ArticlePage)
