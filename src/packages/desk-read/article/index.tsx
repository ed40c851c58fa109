/** One article at the desk: where it stands, as its readers will have it, what may be done, what has happened. */
import type { ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption, Card, TagLine } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { articleFlow } from '@/domain/article/flow'
import { dateWord, momentWord } from '@/domain/words/moments'
import { actsOf, movesOf } from '@/features/article/acts'
import { ArticleBody } from '@/features/article/body'
import { type DeskArticle, openDeskArticle, useDeskArticle } from '@/features/article/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ActedScreen } from '@/features/screens/acted-screen'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { stateTone } from '@/features/screens/state-tone'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

/** From when and until when it stands there. */
function stayWords({ form: { wantedAt, expiresAt }, publishAt }: DeskArticle, now: number): string {
  const from = publishAt ?? wantedAt
  return [
    from === null ? '审完当时就登' : `${dateWord(from, now)}登`,
    expiresAt === null ? '一直在' : `${dateWord(expiresAt, now)}前有效`,
  ].join('，')
}

function Ready({ article, stale }: { article: DeskArticle; stale: ReactNode }) {
  const { articleId, state, form, needsFinal, writtenBy, checkWords, publishAt, isLater, history } = article
  const now = serverNow()
  return (
    <ActedScreen
      title="文章"
      kind="article"
      id={articleId}
      moves={movesOf(article)}
      acts={actsOf(article)}
      stale={stale}
      below={
        <Section title="经过">
          <Timeline
            steps={[...history]
              .reverse()
              .map(({ at, text, note }) => ({ at: momentWord(at, now), text, caption: note }))}
          />
        </Section>
      }
    >
      <Card>
        <TagLine>
          <Tag tone={stateTone[articleFlow.states[state].tone]} text={articleFlow.states[state].label} />
          {needsFinal && <Tag text="三个人看" />}
          {isLater && <Tag text="新的一版" />}
          {form.pinned && <Tag tone="kind" text="置顶" />}
        </TagLine>
        <Caption text={`${writtenBy}写的，${stayWords(article, now)}`} />
      </Card>
      {checkWords !== '' && <Note tone="amber" text={checkWords} />}
      <Section title="大家看到的样子">
        <ArticleBody article={form} publishAt={publishAt} now={now} />
      </Section>
    </ActedScreen>
  )
}

function DeskArticlePage() {
  const { articleId = '' } = usePageParams('articleId')
  return (
    <LoadedScreen
      title="文章"
      resource={useDeskArticle(articleId)}
      open={() => openDeskArticle(articleId)}
      count={4}
      screen={(article, stale) =>
        article ? (
          <Ready article={article} stale={stale} />
        ) : (
          <Screen title="文章">
            <Empty drawing="empty-list" title="没有说是哪一篇" text="回到「文章」，点开要看的那一篇" />
          </Screen>
        )
      }
    />
  )
}

export default wholePage(DeskArticlePage, DeskFrame)
