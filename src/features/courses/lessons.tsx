/** The lessons of a course: when each one is, and staying away from one. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { spanWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import { MakeUpSheet } from './make-up-sheet'
import { comeBack, type Course, type CourseStanding, stayAway, type Told } from './store'

type Lesson = Course['plan'][number]

interface LessonsProps {
  course: Course
  now: number
  onSaid: (told: Told) => void
}

interface OneProps extends LessonsProps {
  lesson: Lesson
  number: number
  /** The one of the family who learns here; null where nobody or several do. */
  who: CourseStanding | null
}

function EndOf({ course, lesson, number, who, now, onSaid }: OneProps) {
  if (lesson.off) return <Tag tone="plain" text="不上" />
  if (lesson.endAt <= now) return <Tag tone="plain" text="上过了" />
  if (!who || lesson.startAt <= now) return null
  const { sessionId } = lesson
  const { courseId } = course
  const isAway = lesson.away.includes(who.personId)
  const act = async () => {
    const one = { courseId, sessionId, who }
    const answer = await (isAway ? comeBack(course, one) : stayAway(one))
    const done = isAway ? `第 ${number} 课照旧来` : `第 ${number} 课请好假了，想来再点回来`
    onSaid(answer.ok ? { ok: true, text: done } : { ok: false, text: failureText(answer.failure) })
  }
  return (
    <Button
      small
      kind={isAway ? 'second' : 'quiet'}
      text={isAway ? '又能来了' : '请假'}
      label={`第 ${number} 课${isAway ? '又能来了' : '请假'}`}
      onTap={act}
    />
  )
}

function LessonRow(props: OneProps) {
  const { course, lesson, number, who, now, onSaid } = props
  const [asking, setAsking] = useState(false)
  const isAway = who !== null && lesson.away.includes(who.personId)
  return (
    <>
      <Row
        title={`第 ${number} 课`}
        caption={`${spanWord(lesson.startAt, lesson.endAt, now)}${isAway ? '，请了假' : ''}`}
        end={
          <>
            {isAway && !lesson.off && (
              <Button
                small
                kind="quiet"
                text="补课"
                label={`第 ${number} 课，找一课补`}
                onTap={() => setAsking(true)}
              />
            )}
            <EndOf {...props} />
          </>
        }
      />
      {asking && who && (
        <MakeUpSheet
          lesson={{ courseId: course.courseId, sessionId: lesson.sessionId, who }}
          now={now}
          onSaid={(said) => {
            setAsking(false)
            onSaid(said)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** So many are shown before a tap shows the others. */
const FIRST = 6

export function Lessons(props: LessonsProps) {
  const { course, now } = props
  const [all, setAll] = useState(false)
  const learners = course.standings.filter(({ state }) => state === 'in')
  const who = learners.length === 1 ? (learners[0] ?? null) : null
  const numbered = course.plan.map((lesson, i) => ({ lesson, number: i + 1 }))
  const ahead = numbered.filter(({ lesson }) => lesson.endAt > now)
  const shown = all ? numbered : (ahead.length > 0 ? ahead : numbered).slice(0, FIRST)
  return (
    <Section title="哪几课">
      <Stack>
        <RowGroup>
          {shown.map(({ lesson, number }) => (
            <LessonRow key={lesson.sessionId} {...props} lesson={lesson} number={number} who={who} />
          ))}
        </RowGroup>
        {shown.length < numbered.length && (
          <Button kind="quiet" text={`看全部 ${numbered.length} 课`} onTap={() => setAll(true)} />
        )}
        {learners.length > 1 && (
          <RowGroup>
            <Row
              icon="calendar"
              title="谁哪一课请假"
              caption="在「我的日程」里点那一课"
              onTap={() => openPage(appPages.calendar)}
            />
          </RowGroup>
        )}
        {learners.length > 0 && <Caption text="两次没来也没请假的，位子可能让给候补的街坊。" />}
      </Stack>
    </Section>
  )
}
