/** What is asked most often about work, each with where it stands. */
import { View } from '@tarojs/components'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { openAnswers, useAnswers } from '@/features/gig/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { dial } from '@/platform/dial'
import styles from './index.module.scss'

function AnswersPage() {
  return (
    <LoadedScreen title="找活常问的" resource={useAnswers()} open={openAnswers}>
      {({ items }) => (
        <>
          {items.length === 0 && (
            <Empty drawing="empty-list" title="还没有登出来" text="要问的，到站里问，或者打下面的电话" />
          )}
          {items.map(({ articleId, question, answer, source }) => (
            <Card key={articleId}>
              <Stack>
                <Strong text={question} />
                <View className={styles.answer}>{answer}</View>
                {source !== '' && <Caption text={`出处：${source}`} />}
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
