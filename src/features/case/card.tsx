/** One case in a list: what it is called, where it stands, how long there is. */
import { fileSrc } from '@/api/files'
import { Beside, Caption, Card, Strong, TagLine } from '@/components/card'
import { Photo } from '@/components/photo'
import { Tag } from '@/components/tag'
import { clockWords } from '@/domain/case/clock-words'
import { dayWord } from '@/domain/words/moments'
import { dueTag } from '@/features/screens/due'
import { stateTone } from '@/features/screens/state-tone'
import type { CaseCard as Case } from './store'

/** How many others have met with the same; empty while nobody has. */
export const joinedWords = ({ joined }: Pick<Case, 'joined'>): string =>
  joined ? `${joined} 位邻居也遇到` : ''

interface CaseCardProps {
  one: Case
  now: number
  /** Deadlines are the desk's matter. */
  atDesk?: boolean
  /** Everybody reads whose it is. */
  named?: boolean
  /** What whoever asked for it has said of it. */
  said?: string
  onOpen: () => void
}

export function CaseCard({ one, now, atDesk = false, named = false, said = '', onOpen }: CaseCardProps) {
  const { number, by, handler, stateText, tone, createdAt, photo } = one
  const headline = named ? `${by} · ${one.headline}` : one.headline
  const clock = clockWords(one, now)
  const due = atDesk ? dueTag(one.dueAt, now) : null
  const who = [`第 ${number} 号`, atDesk ? by : '', handler === '' ? '' : `${handler}经手`]
  // Where the clock says which day this is, nobody at the desk needs the day of the first one as well.
  const written = atDesk && clock !== '' ? '' : `${dayWord(createdAt, now)}写的`
  const caption = [...who, written, joinedWords(one)].filter(Boolean).join(' · ')
  const facts = (
    <>
      <TagLine>
        <Tag tone={stateTone[tone]} text={stateText} />
        {due && <Tag {...due} />}
      </TagLine>
      <Strong text={headline} />
      <Caption text={caption} />
      {clock !== '' && <Caption text={clock} />}
      {said !== '' && <Caption text={`「${said}」`} />}
    </>
  )
  return (
    <Card
      onTap={onOpen}
      asWritten
      label={[stateText, headline, caption, clock, said].filter(Boolean).join('，')}
    >
      {photo === null ? facts : <Beside lead={<Photo src={fileSrc(photo)} shape="thumb" />}>{facts}</Beside>}
    </Card>
  )
}
