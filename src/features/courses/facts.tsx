/** What a course says about itself: who teaches, where, whom it is for, and how places are given. */
import { View } from '@tarojs/components'
import { Beside, Caption, Card, TagLine, Title } from '@/components/card'
import { CalendarLeaf } from '@/components/calendar-leaf'
import { Figure, type FigureProps } from '@/components/figure'
import { Meter } from '@/components/meter'
import { Row, RowGroup } from '@/components/rows'
import { Tag } from '@/components/tag'
import { audienceNames } from '@/domain/activity/vocabulary'
import { furtherPages } from '@/domain/further-pages'
import { agesWord } from '@/domain/words/ages'
import { bringWord } from '@/domain/words/amounts'
import { leafOf, momentWord } from '@/domain/words/moments'
import { ContactRow } from '@/features/screens/contact-row'
import { Pictures } from '@/features/screens/pictures'
import { SessionCover } from '@/features/screens/session-cover'
import { openPage } from '@/platform/navigate'
import type { Course } from './store'
import { lessonsWord, ownFirstWord, roomTag, ticketWord } from './words'

interface FactsProps {
  course: Course
  now: number
}

export function Head({ course, now }: FactsProps) {
  const at = course.nextAt ?? course.firstAt
  return (
    <>
      <SessionCover {...course} shape="cover" />
      <Beside lead={<CalendarLeaf {...leafOf(at, now)} past={course.nextAt === null} />}>
        <Title text={course.title} />
        <TagLine>
          <Tag {...roomTag(course)} />
          {course.audience !== 'all' && <Tag tone="kind" text={audienceNames[course.audience]} />}
        </TagLine>
      </Beside>
    </>
  )
}

function placesFigure({ phase, capacity, free, waiting, asking }: Course): FigureProps {
  if (phase === 'lots' || phase === 'drawing')
    return { value: asking, unit: '人登记了', tone: 'jade', caption: `${capacity} 个名额，登记完一起抽签` }
  if (free > 0) return { value: free, unit: '个名额还空着', tone: 'jade', caption: `一班 ${capacity} 人` }
  return {
    value: waiting,
    unit: '人在候补',
    tone: 'amber',
    caption: `${capacity} 个名额已满，有人退课就轮到`,
  }
}

export function Places({ course }: { course: Course }) {
  const taken = course.capacity - course.free
  return (
    <Card>
      <Figure {...placesFigure(course)} />
      {course.phase === 'open' && (
        <Meter
          value={taken}
          max={course.capacity}
          label={`${course.capacity} 个名额报了 ${taken} 个`}
          tone={course.free > 0 ? 'jade' : 'amber'}
        />
      )}
    </Card>
  )
}

/** The draw, where there is one: when, the own ticket, and the way to do it again. */
export function DrawWay({ course, now }: FactsProps) {
  const { digest, drawAt, drawn, ticket, courseId } = course
  if (digest === null || drawAt === null) return null
  const when = drawn ? '签抽过了，可以自己算一遍' : `${momentWord(drawAt, now)} 抽签`
  const own = ticket === null ? '种子和票号都公开，谁都能算一遍' : `我家的票号 ${ticketWord(ticket)}`
  return (
    <RowGroup>
      <Row
        icon="check"
        title={when}
        caption={own}
        onTap={() => openPage(furtherPages.courseLots(courseId))}
      />
    </RowGroup>
  )
}

export function Facts({ course, now }: FactsProps) {
  const { placeName, placeDetail, teacher, minAge, maxAge, volunteersOnly, adults, bring, safetyContact } =
    course
  const ages = minAge === null && maxAge === null ? '' : agesWord(minAge, maxAge)
  const who = [ages, volunteersOnly ? '志愿者参加' : ''].filter(Boolean).join(' · ')
  const first = ownFirstWord(course, now)
  return (
    <RowGroup>
      <Row icon="clock" title={lessonsWord(course, now)} {...(first !== '' && { caption: first })} />
      <Row icon="pin" title={placeName} caption={placeDetail} />
      {teacher.name !== '' && (
        <Row
          icon="person"
          title={`${teacher.name}教`}
          caption={teacher.volunteer ? '志愿者' : '请来的老师'}
        />
      )}
      {who !== '' && <Row icon="people" title={who} />}
      {adults.length > 0 && <Row icon="people" title={adults.join('、')} caption="上课时在场的大人" />}
      {bringWord(bring) !== '' && <Row icon="bag" title={bringWord(bring)} />}
      {course.station !== '' && <Row icon="home" title={`${course.station}的课`} />}
      {safetyContact !== '' && <ContactRow text={safetyContact} />}
    </RowGroup>
  )
}

export function Words({ course }: { course: Course }) {
  return (
    <>
      {course.intro !== '' && (
        <Card>
          <View>{course.intro}</View>
        </Card>
      )}
      <Pictures fileIds={course.photos.slice(1)} label={course.title} />
      {course.riskNotice !== '' && (
        <RowGroup>
          <Row icon="warn" title={course.riskNotice} caption="来之前请看一遍" />
        </RowGroup>
      )}
      <Caption text="不收费。每一课到了照样扫门上的码签到。" />
    </>
  )
}
