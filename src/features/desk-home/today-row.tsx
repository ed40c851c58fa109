/** One of today's sessions at the desk: when, where, how many have signed up, and the way to its door. */
import { Caption, Card, Strong, TagLine } from '@/components/card'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { timeWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { Desk } from './store'

export function TodayRow({ session, now }: { session: Desk['today'][number]; now: number }) {
  const { sessionId, title, startAt, endAt, placeName, taken, capacity } = session
  const past = endAt < now
  const on = startAt <= now && !past
  const time = `${timeWord(startAt)}–${timeWord(endAt)}`
  return (
    <Card
      onTap={() => openPage(past ? deskPages.roster(sessionId) : deskPages.doorScreen(sessionId))}
      label={`${title}，${time}，${past ? '看名单' : '开签到码'}`}
    >
      <Strong text={title} />
      <Caption text={`${time} · ${placeName}`} />
      <TagLine>
        {on && <Tag text="正在进行" />}
        {past && <Tag text="已结束" />}
        <Tag text={`报名 ${taken} / ${capacity}`} />
        <Caption text={past ? '看名单' : '点开签到码'} />
      </TagLine>
    </Card>
  )
}
