/** What somebody has done, in words that were agreed to. */
import { fileSrc } from '@/api/files'
import { Article } from '@/components/article'
import { Caption, Card, Stack, Title } from '@/components/card'
import { openStory, useStory } from '@/features/honour/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { showPhotos } from '@/platform/media'
import { usePageParams } from '@/platform/page-params'

function StoryPage() {
  const { honourId = '' } = usePageParams('honourId')
  return (
    <LoadedScreen title="事迹" resource={useStory(honourId)} open={() => openStory(honourId)} count={3}>
      {({ name, title, period, level, grantedBy, words, photos }) => {
        const sources = photos.map(fileSrc)
        return (
          <>
            <Card>
              <Stack>
                <Title text={`${name}：${title}`} />
                <Caption text={[period, level, grantedBy].join('，')} />
              </Stack>
            </Card>
            <Article
              text={words}
              pictures={sources.map((src, index) => ({ src, label: `第 ${index + 1} 张照片` }))}
              onPicture={(index) => void showPhotos(sources, index)}
              attachments={[]}
              onAttachment={() => Promise.resolve(false)}
            />
          </>
        )
      }}
    </LoadedScreen>
  )
}

export default wholePage(StoryPage)
