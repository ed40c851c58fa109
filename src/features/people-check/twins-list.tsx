/** People who may be written down twice: what agrees, who the others are, and that it was asked about. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { dayWord } from '@/domain/words/moments'
import { LoadedList } from '@/features/screens/loaded-list'
import type { Saying } from '@/features/screens/said'
import { MergeSheet } from './merge-sheet'
import { openCompared, settleTwin, twins, type Suspicion } from './store'

type Twin = Suspicion['others'][number]

const homeWords = ({ gridName, building, usesApp }: Twin): string =>
  [gridName, building, usesApp ? '用手机' : '用居民卡'].filter(Boolean).join(' · ')

const whyWords = ({ why, child }: Suspicion): string =>
  ({ person: '姓名和出生日期一样', child: `都加了孩子「${child}」，同一天出生`, phone: '登记的电话一样' })[
    why
  ]

/** The records that one may be compared with: two parents of one child are two people. */
const comparable = ({ why, others }: Suspicion): readonly Twin[] => (why === 'child' ? [] : others)

interface TwinCardProps {
  one: Suspicion
  saying: Saying
  onCompare: (other: Twin) => void
}

function TwinCard({ one, saying, onCompare }: TwinCardProps) {
  const settle = async () => {
    saying.sayAnswer(await settleTwin(one), `${one.name} 这一条记下了，档案没有改动`)
  }
  const others = comparable(one)
  return (
    <Card>
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
        {others.map((other) => (
          <Button
            key={other.personId}
            text={others.length > 1 ? `和${other.building || other.gridName}的那份并排看` : '并排看看'}
            label={`${one.name}：和${homeWords(other)}的那份并排看`}
            onTap={() => onCompare(other)}
          />
        ))}
        <Button
          kind="second"
          text={others.length > 0 ? '不是同一个人' : '问过了，不用再提'}
          label={`${one.name}：${others.length > 0 ? '不是同一个人' : '问过了，不用再提'}`}
          onTap={settle}
        />
      </Stack>
    </Card>
  )
}

export function TwinsList({ saying }: { saying: Saying }) {
  const [pair, setPair] = useState<{ personId: string; otherId: string } | null>(null)
  const compare = (wanted: { personId: string; otherId: string }) => {
    setPair(wanted)
    void openCompared({ ...wanted, stays: '' })
  }
  return (
    <LoadedList
      list={twins}
      stale={false}
      head={() =>
        pair && (
          <MergeSheet
            key={`${pair.personId}/${pair.otherId}`}
            pair={pair}
            saying={saying}
            onClose={() => setPair(null)}
          />
        )
      }
      empty={<Empty title="没有可能重复的" text="同名同生日、同一个孩子、同一个电话会列在这里" />}
    >
      {(items) =>
        items.map((one) => (
          <TwinCard
            key={`${one.personId}/${one.at}`}
            one={one}
            saying={saying}
            onCompare={({ personId }) => compare({ personId: one.personId, otherId: personId })}
          />
        ))
      }
    </LoadedList>
  )
}
