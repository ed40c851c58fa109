/** One course in a list: its picture, when its lessons are, where, and where we stand with it. */
import { memo } from 'react'
import { Beside, Caption, Card, Strong, TagLine } from '@/components/card'
import { Tag } from '@/components/tag'
import { audienceNames } from '@/domain/activity/vocabulary'
import { furtherPages } from '@/domain/further-pages'
import { SessionCover } from '@/features/screens/session-cover'
import { openPage } from '@/platform/navigate'
import type { CourseCard } from './store'
import { lessonsWord, roomTag, standingTag } from './words'

interface CourseRowProps {
  course: CourseCard
  now: number
}

export const CourseRow = memo(function CourseRow({ course, now }: CourseRowProps) {
  const { courseId, title, placeName, station, audience, cover, mine, teacher } = course
  const where = [station, placeName, audience === 'all' ? '' : audienceNames[audience]]
    .filter(Boolean)
    .join(' · ')
  const own = mine.flatMap((one) => {
    const tag = standingTag(one)
    return tag ? [{ ...tag, text: one.isSelf ? tag.text : `${one.name} ${tag.text}` }] : []
  })
  const tags = own.length > 0 ? own : [roomTag(course)]
  return (
    <Card
      onTap={() => openPage(furtherPages.course(courseId))}
      label={[title, lessonsWord(course, now), where, ...tags.map(({ text }) => text)]
        .filter(Boolean)
        .join('，')}
      asWritten
    >
      <Beside lead={<SessionCover {...course} photos={cover === null ? [] : [cover]} />}>
        <Strong text={title} />
        <Caption text={lessonsWord(course, now)} />
        <Caption text={[where, teacher.name].filter(Boolean).join(' · ')} />
        <TagLine>
          {tags.map((tag) => (
            <Tag key={tag.text} {...tag} />
          ))}
        </TagLine>
      </Beside>
    </Card>
  )
})
