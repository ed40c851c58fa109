/** One honour of a board, with what is told of it, in words that were agreed to. */
import { fileSrc } from '@/api/files'
import { Article } from '@/components/article'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { casePages } from '@/domain/case-pages'
import { openStory, useStory } from '@/features/honour/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { showPhotos } from '@/platform/media'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function StoryPage() {
  const { honourId = '' } = usePageParams('honourId')
  return (
    <LoadedScreen title="荣誉" resource={useStory(honourId)} open={() => openStory(honourId)} count={3}>
      {({ name, title, period, level, grantedBy, story, mayObject }) => {
        const sources = story?.photos.map(fileSrc) ?? []
        return (
          <>
            <Card>
              <Stack>
                <Title text={`${name}：${title}`} />
                <Caption text={[period, level, grantedBy].join('，')} />
              </Stack>
            </Card>
            {story && (
              <Article
                text={story.words}
                pictures={sources.map((src, index) => ({ src, label: `第 ${index + 1} 张照片` }))}
                onPicture={(index) => void showPhotos(sources, index)}
                attachments={[]}
                onAttachment={() => Promise.resolve(false)}
              />
            )}
            {mayObject && (
              <RowGroup>
                <Row
                  icon="edit"
                  title="有异议"
                  caption="交上去就先从榜上收起来，没有关系的工作人员来查"
                  onTap={() =>
                    openPage(
                      casePages.beginCaseAbout('objection', {
                        kind: 'honour',
                        id: honourId,
                        part: '',
                        what: title,
                      }),
                    )
                  }
                />
              </RowGroup>
            )}
          </>
        )
      }}
    </LoadedScreen>
  )
}

export default wholePage(StoryPage)
