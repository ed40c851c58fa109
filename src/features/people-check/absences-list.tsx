/** Residents who did not come several times: to what, and that somebody has asked them why. */
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { together } from '@/components/apart'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { dayWord } from '@/domain/words/moments'
import { LoadedList } from '@/features/screens/loaded-list'
import type { Saying } from '@/features/screens/said'
import { absences, settleAbsences, type Absent } from './store'

const whoWords = ({ gridName, building, isVolunteer }: Absent): string =>
  [gridName, building, isVolunteer ? '志愿者' : ''].filter(Boolean).join(' · ')

function AbsentCard({ one, saying }: { one: Absent; saying: Saying }) {
  const now = serverNow()
  return (
    <Card>
      <Stack>
        <View>
          <Strong text={`${one.name}：${one.missed.length} 次没来`} />
          <Caption text={whoWords(one)} />
        </View>
        <View>
          {one.missed.map(({ enrollmentId, title, at, late }) => (
            <View key={enrollmentId}>
              {together(`${title}，${dayWord(at, now)}${late ? '，临时说去不了' : ''}`)}
            </View>
          ))}
        </View>
        {one.askedAt !== null && <Caption text={`${dayWord(one.askedAt, now)}问过一次，后来又有一次没来`} />}
        <Button
          kind="second"
          text="问过了"
          label={`${one.name}：问过了`}
          onTap={async () => {
            saying.sayAnswer(await settleAbsences(one), `记下了：${one.name}，今天问过`)
          }}
        />
      </Stack>
    </Card>
  )
}

export function AbsencesList({ saying }: { saying: Saying }) {
  return (
    <LoadedList
      list={absences}
      stale={false}
      empty={<Empty title="没有要问的" text="一年里 3 次说好了没来的，会列在这里" />}
    >
      {(items) => items.map((one) => <AbsentCard key={one.personId} one={one} saying={saying} />)}
    </LoadedList>
  )
}
