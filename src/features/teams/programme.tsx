/** What a team performs: its pieces, how long they take, and what it needs for them. */
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import type { TeamPage } from '@/features/screens/teams'

type Shown = Pick<TeamPage, 'performs' | 'programme' | 'needs'>

/** All that is timed, together: 一共约 30 分钟. */
const lengthOf = (programme: Shown['programme']): string => {
  const minutes = programme.reduce((sum, one) => sum + (one.minutes ?? 0), 0)
  return minutes === 0 ? '' : `一共约 ${minutes} 分钟`
}

export function Programme({ team: { performs, programme, needs } }: { team: Shown }) {
  if (!performs || (programme.length === 0 && needs === '')) return null
  const length = programme.length > 1 ? lengthOf(programme) : ''
  return (
    <Section title="节目单">
      <RowGroup>
        {programme.map(({ name, minutes }, i) => (
          <Row key={i} icon="star" title={name} {...(minutes !== null && { value: `${minutes} 分钟` })} />
        ))}
        {needs !== '' && <Row icon="room" title={needs} caption="演出要什么" />}
      </RowGroup>
      {length !== '' && <Caption text={length} />}
    </Section>
  )
}
