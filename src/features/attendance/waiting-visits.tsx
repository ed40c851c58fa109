/** What this phone has kept from the door and where each stands: 待上传, 已上传, 被拒绝. */
import { View } from '@tarojs/components'
import { dismissVisit, uploadDoorVisits, useDoorVisits } from '@/api/door-queue'
import type { QueuedVisit } from '@/api/offline-queue'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Card, Caption, Stack, Strong } from '@/components/card'
import { Slot } from '@/components/slot'
import { Tag, TagLine, type Tone } from '@/components/tag'
import { momentWord } from '@/domain/words/moments'

const deeds = { in: '签到', out: '签退', standby: '现场候补' } as const
const states: Record<QueuedVisit['state']['status'], { tone: Tone; text: string }> = {
  waiting: { tone: 'amber', text: '待上传' },
  uploaded: { tone: 'jade', text: '已上传' },
  refused: { tone: 'seal', text: '没有记上' },
}

function why({ state, as }: QueuedVisit): string {
  if (state.status === 'waiting') return `${deeds[as]}已记在手机里，有信号时自动送出`
  if (state.status === 'refused') return `${state.text}，${state.next}`
  return '已经记好了'
}

function VisitCard({ visit }: { visit: QueuedVisit }) {
  const { title, as, proof, state } = visit
  return (
    <Card urgent={state.status === 'refused'}>
      <Stack>
        <TagLine>
          <Tag {...states[state.status]} />
          <Caption text={`${deeds[as]} · ${momentWord(proof.at, serverNow())}`} />
        </TagLine>
        <View>
          <Strong text={title} />
          <Caption text={why(visit)} />
        </View>
        {state.status === 'waiting' ? (
          <Button
            small
            kind="outline"
            text="现在送出"
            label={`现在送出：${title}`}
            onTap={uploadDoorVisits}
          />
        ) : (
          <Button
            small
            kind="outline"
            text="知道了"
            label={`知道了：${title}`}
            onTap={() => dismissVisit(proof.nonce)}
          />
        )}
      </Stack>
    </Card>
  )
}

/** Nothing when the phone has kept nothing that needs a look. `settled` also shows what has gone through. */
export function WaitingVisits({ settled = false }: { settled?: boolean }) {
  const visits = useDoorVisits((store) => store.visits)
  const shown = visits.filter(({ state }) => settled || state.status !== 'uploaded')
  return (
    <Slot>
      {shown.map((visit) => (
        <VisitCard key={visit.proof.nonce} visit={visit} />
      ))}
    </Slot>
  )
}
