/** One recap in a list or on the home page: its face, when it was, who came, and the way to the whole of it. */
import { memo } from 'react'
import { Beside, Caption, Card, Strong } from '@/components/card'
import { appPages } from '@/domain/app-pages'
import { dateWord } from '@/domain/words/moments'
import { SessionCover } from '@/features/screens/session-cover'
import { openPage } from '@/platform/navigate'
import type { Recap } from './store'
import { figuresWord } from './words'

interface RecapCardProps {
  recap: Recap
  now: number
}

export const RecapCard = memo(function RecapCard({ recap, now }: RecapCardProps) {
  const { sessionId, title, startAt, figures, photos } = recap
  const when = [dateWord(startAt, now), figuresWord(figures)].filter(Boolean).join('，')
  const pictures = photos.length > 0 ? `${photos.length} 张照片，看看大家说了什么` : '看看大家说了什么'
  return (
    <Card onTap={() => openPage(appPages.session(sessionId))} label={`${title}，${when}，${pictures}`}>
      <Beside lead={<SessionCover {...recap} />}>
        <Strong text={title} />
        <Caption text={when} />
        <Caption text={pictures} />
      </Beside>
    </Card>
  )
})
