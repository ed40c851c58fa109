/** What is asked most often about work, each with where it stands. */
import { View } from '@tarojs/components'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { openAnswers, useAnswers } from '@/features/gig/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { dial } from '@/platform/dial'

function AnswersPage() {
  return (
    <LoadedScreen title="找活常问的" resource={useAnswers()} open={openAnswers}>
      {({ items }) => (
        <>
          {items.map(({ question, answer, source, asOf }) => (
            <Card key={question}>
              <Stack>
                <Strong text={question} />
                <View>{answer}</View>
                <Caption text={`出处：${source}，${asOf}`} />
              </Stack>
            </Card>
          ))}
          <RowGroup>
            <Row
              icon="phone"
              title="打 12333 问"
              caption="人社的电话，问政策、说欠薪都行"
              onTap={() => void dial('12333')}
            />
          </RowGroup>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(AnswersPage)
