/** One session in a list: its picture, its title, when and where it is, whether there is room. */
import { memo } from 'react'
import { Beside, Caption, Card, Strong, TagLine } from '@/components/card'
import { Tag } from '@/components/tag'
import { activityTypeNames, audienceNames } from '@/domain/activity/vocabulary'
import { appPages } from '@/domain/app-pages'
import { momentWord } from '@/domain/words/moments'
import { SessionCover } from '@/features/screens/session-cover'
import { openPage } from '@/platform/navigate'
import { markTag, placesTag, reviewWord, type Mark, type SessionCard } from './words'

interface SessionRowProps {
  session: SessionCard
  /** The cloud's present; decides whether a date reads 今天. */
  now: number
  /** Where I, or a family member, stand with it; said instead of whether there is room. */
  mine?: Mark | null
}

export const SessionRow = memo(function SessionRow({ session, now, mine }: SessionRowProps) {
  // An answer that was kept by an earlier version does not say whose it is.
  const { sessionId, title, placeName, audience, startAt, type, cover, station = '' } = session
  const places = mine ? markTag(mine) : placesTag(session, now)
  const review = mine ? '' : reviewWord(session)
  const where = [station, placeName, audience === 'all' ? '' : audienceNames[audience]]
    .filter(Boolean)
    .join(' · ')
  return (
    <Card
      onTap={() => openPage(appPages.session(sessionId))}
      label={[title, momentWord(startAt, now), where, places.text, review].filter(Boolean).join('，')}
      asWritten
    >
      <Beside lead={<SessionCover {...session} photos={cover === null ? [] : [cover]} />}>
        <Strong text={title} />
        <Caption text={momentWord(startAt, now)} />
        <Caption text={where} />
        <TagLine>
          <Tag {...places} />
          {review !== '' && <Tag tone="sky" text={review} />}
          {type !== 'other' && <Tag tone="kind" text={activityTypeNames[type]} />}
        </TagLine>
      </Beside>
    </Card>
  )
})
