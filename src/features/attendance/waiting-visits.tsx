/** What this phone has kept from the door and where each stands: 待上传, 已上传, 被拒绝. */
import { View } from '@tarojs/components'
import {
  dismissVisit,
  type QueuedVisit,
  setVisitAside,
  uploadDoorVisits,
  useDoorVisits,
} from '@/api/door-queue'
import { maySetAside } from '@/api/offline-queue'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Slot } from '@/components/slot'
import { Tag, type Tone } from '@/components/tag'
import { momentWord } from '@/domain/words/moments'

const deeds = { in: '签到', out: '签退', standby: '现场候补' } as const
const states: Record<QueuedVisit['state']['status'], { tone: Tone; text: string }> = {
  waiting: { tone: 'amber', text: '待上传' },
  uploaded: { tone: 'jade', text: '已上传' },
  aside: { tone: 'seal', text: '不再送了' },
  refused: { tone: 'seal', text: '没有记上' },
}

/** What an organiser needs to write it down by hand. */
const forOrganiser = ({ as, proof }: QueuedVisit): string =>
  `给组织者看：${momentWord(proof.at, serverNow())}${deeds[as]}，现场的码是 ${proof.code}`

function why(visit: QueuedVisit): string {
  const { state, as } = visit
  if (state.status === 'aside') return `${state.text}，没有送到。${forOrganiser(visit)}`
  if (state.status === 'waiting') {
    if (maySetAside(state)) return `送了几次都没成：${state.trouble?.text ?? ''}。${forOrganiser(visit)}`
    if (state.unkept) return unkeptText
    return `${deeds[as]}已记在手机里，有信号时自动送出`
  }
  if (state.status === 'refused') return `${state.text}，${state.next}`
  return '已经记好了'
}

/** A full phone keeps nothing: that has to be said before the app is closed. */
export const unkeptText = '手机存满了，没能记下来。请先别关小程序，有信号时点「现在送出」，或请组织者当面登记'

function VisitCard({ visit }: { visit: QueuedVisit }) {
  const { title, as, proof, state } = visit
  return (
    <Card>
      <Stack>
        <TagLine>
          <Tag {...states[state.status]} />
          <Caption text={`${deeds[as]} · ${momentWord(proof.at, serverNow())}`} />
        </TagLine>
        <View>
          <Strong text={title} />
          <Caption text={why(visit)} />
        </View>
        {maySetAside(state) && (
          <Button
            small
            kind="second"
            text="放到一边"
            label={`放到一边：${title}`}
            onTap={() => setVisitAside(proof.nonce)}
          />
        )}
        {state.status === 'waiting' ? (
          <Button small kind="second" text="现在送出" label={`现在送出：${title}`} onTap={uploadDoorVisits} />
        ) : (
          <Button
            small
            kind="second"
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
  const visits = useDoorVisits(({ items }) => items)
  const shown = visits.filter(({ state }) => settled || state.status !== 'uploaded')
  return (
    <Slot>
      {shown.map((visit) => (
        <VisitCard key={visit.proof.nonce} visit={visit} />
      ))}
    </Slot>
  )
}
