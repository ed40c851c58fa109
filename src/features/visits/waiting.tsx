/** Home visits that wait on this phone: how many, what the cloud did not take and why, and the way on. */
import { readVisit, sendVisitAgain, sendVisits, takeVisit, useHomeVisits, useVisitsArrived } from './queue'
import { serverNow } from '@/api/server-clock'
import type { QueuedHomeVisit } from '@/api/visit-queue'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Slot } from '@/components/slot'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { chipWords } from '@/domain/visit/chips'
import { momentWord } from '@/domain/words/moments'
import { Moves } from '@/features/screens/moves'
import { openPage } from '@/platform/navigate'
import { putRight } from './draft'

function why({ state, input }: QueuedHomeVisit): string {
  const at = momentWord(input.at, serverNow())
  if (state.status === 'refused') return `${at} 记的：${state.text}，${state.next}`
  if (state.status === 'uploaded') {
    const { moved, lost } = state.result
    return [
      `${at} 记的已经送到`,
      moved ? '这一户搬走了，记在原来的楼里' : '',
      lost > 0 ? `有 ${lost} 张照片手机里找不到了，没有送上，可以再去拍` : '',
    ]
      .filter(Boolean)
      .join('。')
  }
  if (state.status === 'waiting' && state.trouble) return `${at} 记的还没送成：${state.trouble.text}，会再送`
  return `${at} 记的，连上网络就送`
}

function WaitingCard({ visit }: { visit: QueuedHomeVisit }) {
  const { requestKey, title, state, action, input } = visit
  const correct = () => {
    if (visit.action !== 'visit.save') return
    putRight(visit)
    takeVisit(requestKey, 'kept')
    openPage(deskPages.visitedHome({ ...visit.input, name: title }))
  }
  const tag =
    state.status === 'refused'
      ? ({ tone: 'seal', text: '没有送成' } as const)
      : state.status === 'uploaded'
        ? ({ tone: 'jade', text: '已送到' } as const)
        : ({ tone: 'amber', text: '等着送' } as const)
  return (
    <Card>
      <Stack>
        <TagLine>
          <Tag {...tag} />
          <Caption text={chipWords(input.chips)} />
        </TagLine>
        <Strong text={title} />
        <Caption text={why(visit)} />
        <Moves>
          {state.status === 'refused' && action === 'visit.save' && (
            <Button small kind="second" text="改一改" label={`改一改：${title}`} onTap={correct} />
          )}
          {state.status === 'refused' && (
            <>
              <Button
                small
                kind="second"
                text="再送一次"
                label={`再送一次：${title}`}
                onTap={() => sendVisitAgain(requestKey)}
              />
              <Button
                small
                kind="danger"
                text="不要了"
                label={`不要了：${title}`}
                onTap={() => takeVisit(requestKey, 'dropped')}
              />
            </>
          )}
          {state.status === 'uploaded' && (
            <Button
              small
              kind="second"
              text="知道了"
              label={`知道了：${title}`}
              onTap={() => readVisit(requestKey)}
            />
          )}
        </Moves>
      </Stack>
    </Card>
  )
}

const needsLook = ({ state }: QueuedHomeVisit): boolean =>
  state.status !== 'waiting' || state.trouble !== undefined

/** @param onSent fewer are on this phone */
export function WaitingHomeVisits({ onSent }: { onSent: () => void }) {
  const visits = useHomeVisits(({ items }) => items)
  useVisitsArrived(onSent)
  const waiting = visits.filter(({ state }) => state.status === 'waiting').length
  return (
    <Slot>
      {waiting > 0 && (
        <Card>
          <Stack>
            <Strong text={`手机里有 ${waiting} 次走访等着送`} />
            <Caption text="存在手机里，关掉也不会丢；连上网络自己送，每次只记一笔" />
            <Moves>
              <Button small kind="second" text="现在送出" busyText="正在送…" onTap={sendVisits} />
            </Moves>
          </Stack>
        </Card>
      )}
      {visits.filter(needsLook).map((visit) => (
        <WaitingCard key={visit.requestKey} visit={visit} />
      ))}
    </Slot>
  )
}
