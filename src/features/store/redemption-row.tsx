/** One of my reservations in a list: the prize, where it stands, and the way to its code. */
import { fileSrc } from '@/api/files'
import { Beside, Caption, Card, Strong, TagLine } from '@/components/card'
import { Photo } from '@/components/photo'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { RedemptionCard } from './store'
import { keptWord, stateTones } from './words'

export function RedemptionRow({ redemption, now }: { redemption: RedemptionCard; now: number }) {
  const { redemptionId, title, photo, points, state, stateText, expiresAt, endedAt, reservedAt, place } =
    redemption
  const waits = state === 'reserved'
  const when = waits ? keptWord(expiresAt, now) : momentWord(endedAt ?? reservedAt, now)
  return (
    <Card
      onTap={() => openPage(appPages.redemption(redemptionId))}
      label={[title, stateText, when, waits ? '看领取码' : ''].filter(Boolean).join('，')}
    >
      <Beside lead={<Photo shape="thumb" icon="gift" {...(photo !== null && { src: fileSrc(photo) })} />}>
        <Strong text={title} />
        <TagLine>
          <Tag tone={stateTones[state]} text={stateText} />
          <Caption text={when} />
        </TagLine>
        <Caption text={[`${points} 分`, place].filter(Boolean).join(' · ')} />
      </Beside>
    </Card>
  )
}
