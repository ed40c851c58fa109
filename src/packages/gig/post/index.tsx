/** One post that hangs: what is done, where, for how much, and the way to say that one would like to go. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, Title } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { casePages } from '@/domain/case-pages'
import { gigPages } from '@/domain/gig-pages'
import { openPost, usePost } from '@/features/gig/store'
import { untilWord } from '@/features/gig/words'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage, replacePage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function PostPage() {
  const { postId = '' } = usePageParams('postId')
  const from = (number: number) => ({ on: 'jobPost', id: postId, part: 'body', what: `招工第 ${number} 号` })
  return (
    <LoadedScreen
      title="招工"
      resource={usePost(postId)}
      open={() => openPost(postId)}
      elsewhere={{ text: '看别的招工', onTap: () => replacePage(gigPages.board) }}
      action={({ number, wantedId }) =>
        wantedId === null ? (
          <Button text="我想去" onTap={() => openPage(casePages.beginCase('seeker', from(number)))} />
        ) : (
          <Button
            kind="second"
            text="说过想去了，看办到哪里"
            onTap={() => openPage(casePages.case('seeker', wantedId))}
          />
        )
      }
    >
      {({ number, title, employer, payWord, endsAt, lines }) => (
        <>
          <Card>
            <Stack>
              <Title text={title} />
              <Strong text={payWord} />
              <Caption text={`${employer}，第 ${number} 号，${untilWord(endsAt)}`} />
            </Stack>
          </Card>
          <Card>
            <Stack>
              {lines.map(({ label, text }) => (
                <View key={label}>
                  <Caption text={label} />
                  <Strong text={text} />
                </View>
              ))}
            </Stack>
          </Card>
          <Caption text="点「我想去」是告诉站里，单位看不到。站里先问您，您答应了才去说。" />
          <RowGroup>
            <Row
              icon="edit"
              title="这条不对，告诉站里"
              caption="要先交钱、说的和做的不一样"
              onTap={() => openPage(casePages.beginCase('complaint', from(number)))}
            />
          </RowGroup>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(PostPage)
