/** One sign-up of mine or of somebody in my family. */
import { Caption, Card, Strong, TagLine } from '@/components/card'
import { Tag, type Tone } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { momentWord } from '@/domain/words/moments'
import { answerWord, standingWord } from '@/domain/words/people'
import { openPage } from '@/platform/navigate'
import type { MyEnrollment } from './mine-store'

const tones: Partial<Record<MyEnrollment['standing']['state'], Tone>> = {
  waiting: 'amber',
  offered: 'seal',
  leftOpen: 'amber',
  noShow: 'plain',
  cancelled: 'plain',
  applied: 'amber',
  declined: 'plain',
}

export function EnrollmentRow({ enrollment, now }: { enrollment: MyEnrollment; now: number }) {
  const { sessionId, title, placeName, startAt, standing } = enrollment
  const word = standingWord(standing.state, standing.position)
  const who = standing.isSelf ? '' : standing.name
  return (
    <Card
      onTap={() => openPage(appPages.session(sessionId))}
      label={[title, momentWord(startAt, now), who, word].filter(Boolean).join('，')}
    >
      <Strong text={title} />
      <Caption text={`${momentWord(startAt, now)} · ${placeName}`} />
      {standing.state === 'applied' && <Caption text={answerWord(standing, now)} />}
      {standing.state === 'declined' && <Caption text={standing.why} />}
      <TagLine>
        <Tag tone={tones[standing.state] ?? 'jade'} text={word} />
        {who !== '' && <Tag text={who} />}
      </TagLine>
    </Card>
  )
}
