/** One activity in the desk's list: when it is next, how many sessions it has, where it stands. */
import { Caption, Card, Strong } from '@/components/card'
import { Tag, TagLine } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { ActivityRow as Activity } from './store'
import { activityStates } from './words'

/** What is next first; what is over behind it, the newest first; what has no day yet at the end. */
export function inDateOrder(items: readonly Activity[], now: number): Activity[] {
  const ahead = items.filter(({ nextStartAt }) => nextStartAt !== null && nextStartAt >= now)
  const over = items.filter(({ nextStartAt }) => nextStartAt !== null && nextStartAt < now)
  const at = ({ nextStartAt }: Activity): number => nextStartAt ?? 0
  return [
    ...ahead.sort((a, b) => at(a) - at(b)),
    ...over.sort((a, b) => at(b) - at(a)),
    ...items.filter(({ nextStartAt }) => nextStartAt === null),
  ]
}

export function ActivityRow({ activity, now }: { activity: Activity; now: number }) {
  const { activityId, title, state, nextStartAt, sessions } = activity
  const tag = activityStates[state]
  const when = nextStartAt === null ? '还没有定日子' : momentWord(nextStartAt, now)
  return (
    <Card onTap={() => openPage(appPages.deskActivity(activityId))} label={`${title}，${tag.text}，${when}`}>
      <Strong text={title} />
      <Caption text={`${when} · ${sessions} 场`} />
      <TagLine>
        <Tag {...tag} />
      </TagLine>
    </Card>
  )
}
