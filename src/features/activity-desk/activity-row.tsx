/** One activity in the desk's list: when it is next, how many sessions it has, where it stands. */
import { View } from '@tarojs/components'
import { tappable } from '@/components/accessible'
import { Button } from '@/components/button'
import { Caption, Card, Strong, TagLine } from '@/components/card'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { momentWord } from '@/domain/words/moments'
import { Moves } from '@/features/screens/moves'
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

interface ActivityRowProps {
  activity: Activity
  now: number
  /** Whether this person may hold one; what is over is then offered anew. */
  organises: boolean
}

export function ActivityRow({ activity, now, organises }: ActivityRowProps) {
  const { activityId, title, state, nextStartAt, sessions } = activity
  const tag = activityStates[state]
  const when = nextStartAt === null ? '还没有定日子' : momentWord(nextStartAt, now)
  return (
    <Card>
      <View
        {...tappable({
          label: `${title}，${tag.text}，${when}`,
          onTap: () => openPage(deskPages.deskActivity(activityId)),
        })}
      >
        <Strong text={title} />
        <Caption text={`${when} · ${sessions} 场`} />
        <TagLine>
          <Tag {...tag} />
        </TagLine>
      </View>
      {organises && nextStartAt !== null && nextStartAt < now && (
        <Moves>
          <Button
            small
            kind="quiet"
            text="照这个再办"
            label={`${title}：照这个再办`}
            onTap={() => openPage(deskPages.activityLike(activityId))}
          />
        </Moves>
      )}
    </Card>
  )
}
