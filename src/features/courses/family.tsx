/** Where the caller and the family stand with a course, and giving a place up. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Tag } from '@/components/tag'
import { ActionSheet } from '@/features/screens/action-sheet'
import { type Course, type CourseStanding, leave, type Told } from './store'
import { leaveWords, standingTag } from './words'

interface FamilyProps {
  course: Course
  onSaid: (told: Told) => void
}

const asks: Partial<Record<CourseStanding['state'], string>> = {
  in: '后面的课都不上了，位子马上让给候补的街坊。只是哪一课来不了，点那一课的「请假」就好。',
  waiting: '再想来要重新排在后面。',
  ticket: '抽签时没有您的号了；登记的时间没过，还能再登记。',
}

function End({ standing, onLeave }: { standing: CourseStanding; onLeave: () => void }) {
  const tag = standingTag(standing)
  const word = leaveWords[standing.state]
  return (
    <>
      {tag && <Tag {...tag} />}
      {word && <Button small kind="danger" text={word} label={`${standing.name}${word}`} onTap={onLeave} />}
    </>
  )
}

const captionOf = ({ state, obstacle }: CourseStanding): { caption?: string } =>
  state === 'none' && obstacle ? { caption: `${obstacle.text}，${obstacle.next}` } : {}

export function Family({ course, onSaid }: FamilyProps) {
  const [leaving, setLeaving] = useState<CourseStanding | null>(null)
  const shown = course.standings.filter(({ state, obstacle }) => state !== 'none' || obstacle !== null)
  if (shown.length === 0) return <Slot>{null}</Slot>
  return (
    <Section title="我家">
      <RowGroup>
        {shown.map((standing) => (
          <Row
            key={standing.personId}
            title={standing.name}
            {...captionOf(standing)}
            end={<End standing={standing} onLeave={() => setLeaving(standing)} />}
          />
        ))}
      </RowGroup>
      {leaving && (
        <ActionSheet
          draft={`course:leave:${course.courseId}`}
          title={`${leaving.isSelf ? '' : `${leaving.name}，`}${leaveWords[leaving.state] ?? '退课'}？`}
          text={asks[leaving.state] ?? ''}
          confirm={leaveWords[leaving.state] ?? '退课'}
          danger
          onConfirm={() =>
            leave({ courseId: course.courseId, ...(!leaving.isSelf && { forPersonId: leaving.personId }) })
          }
          onDone={() => onSaid({ ok: true, text: '退好了' })}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  )
}
