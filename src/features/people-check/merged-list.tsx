/** Records that were made one within a week: who they are of, who did it, and making them two again. */
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { dayWord } from '@/domain/words/moments'
import { LoadedList } from '@/features/screens/loaded-list'
import type { Saying } from '@/features/screens/said'
import { merged, type MergedRecord, unmergeRecord } from './store'

const homeWords = ({ gridName, building }: MergedRecord): string =>
  [gridName, building].filter(Boolean).join(' · ')

function MergedCard({ one, saying }: { one: MergedRecord; saying: Saying }) {
  const now = serverNow()
  const { name, at, until, by } = one
  return (
    <Card>
      <Stack>
        <View>
          <Strong text={name} />
          <Caption text={homeWords(one)} />
        </View>
        <View>{`${dayWord(at, now)}由${by}并成一份，${dayWord(until, now)}以前可以分开`}</View>
        <Button
          kind="second"
          text="分开"
          label={`${name}：分开`}
          onTap={async () => {
            saying.sayAnswer(await unmergeRecord(one.closes), `${name} 又是两份了，时长和积分各回各的`)
          }}
        />
      </Stack>
    </Card>
  )
}

export function MergedList({ saying }: { saying: Saying }) {
  return (
    <LoadedList
      list={merged}
      stale={false}
      empty={<Empty title="7 天里没有并过的" text="在「可能重复」里并成一份的，会列在这里" />}
    >
      {(items) => items.map((one) => <MergedCard key={one.closes} one={one} saying={saying} />)}
    </LoadedList>
  )
}
