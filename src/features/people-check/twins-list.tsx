/** People who may be written down twice: what agrees, who the others are, and that it was asked about. */
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { dayWord } from '@/domain/words/moments'
import { LoadedList } from '@/features/screens/loaded-list'
import type { Saying } from '@/features/screens/said'
import { settleTwin, twins, type Suspicion } from './store'

type Twin = Suspicion['others'][number]

const homeWords = ({ gridName, building, usesApp }: Twin): string =>
  [gridName, building, usesApp ? '用手机' : '用居民卡'].filter(Boolean).join(' · ')

const whyWords = ({ why, child }: Suspicion): string =>
  ({ person: '姓名和出生日期一样', child: `都加了孩子「${child}」，同一天出生`, phone: '登记的电话一样' })[
    why
  ]

export function TwinsList({ saying }: { saying: Saying }) {
  return (
    <LoadedList
      list={twins}
      stale={false}
      empty={<Empty title="没有可能重复的" text="同名同生日、同一个孩子、同一个电话会列在这里" />}
    >
      {(items) =>
        items.map((one) => (
          <Card key={`${one.personId}/${one.at}`}>
            <Stack>
              <View>
                <Strong text={whyWords(one)} />
                <Caption text={`${dayWord(one.at, serverNow())}写下的`} />
              </View>
              {[one, ...one.others].map((twin) => (
                <View key={twin.personId}>
                  <View>{twin.name}</View>
                  <Caption text={homeWords(twin)} />
                </View>
              ))}
              <Button
                kind="second"
                text="问过了，不用再提"
                label={`${one.name}：问过了，不用再提`}
                onTap={async () => {
                  saying.sayAnswer(await settleTwin(one), `${one.name} 这一条记下了，档案没有改动`)
                }}
              />
            </Stack>
          </Card>
        ))
      }
    </LoadedList>
  )
}
