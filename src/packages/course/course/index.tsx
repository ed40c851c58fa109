/** One course: what it is, its lessons, who of us learns, and the one thing to do about it. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { asksMore, EnrolSheet, enrolAll, openFor } from '@/features/courses/enrol-sheet'
import { DrawWay, Facts, Head, Places, Words } from '@/features/courses/facts'
import { Family } from '@/features/courses/family'
import { Lessons } from '@/features/courses/lessons'
import { type Course, openCourse, type Told, useCourse } from '@/features/courses/store'
import { joinWord } from '@/features/courses/words'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function CourseScreen({ course, stale }: { course: Course; stale: React.ReactNode }) {
  const now = serverNow()
  const saying = useSaid()
  const [asking, setAsking] = useState(false)
  const open = openFor(course)
  const said = ({ ok, text }: Told) => {
    setAsking(false)
    if (ok) saying.say(text)
    else saying.sayProblem(text)
  }
  const join = async () => (asksMore(course) ? setAsking(true) : said(await enrolAll(course, open, true)))
  return (
    <Screen
      title="课程"
      action={open.length > 0 && <Button text={joinWord(course)} busyText="正在报…" onTap={join} />}
    >
      <Stack>
        {stale}
        <Head course={course} now={now} />
        <SaidNote saying={saying} />
        {course.cancelled && <Note tone="amber" text={`这门课取消了。${course.notice ?? ''}`} />}
        <Places course={course} />
        <Family course={course} onSaid={said} />
        <DrawWay course={course} now={now} />
        <Facts course={course} now={now} />
        <Lessons course={course} now={now} onSaid={said} />
        <Words course={course} />
        <Slot>{asking && <EnrolSheet course={course} onDone={said} onClose={() => setAsking(false)} />}</Slot>
      </Stack>
    </Screen>
  )
}

function CoursePage() {
  const { courseId = '' } = usePageParams('courseId')
  return (
    <LoadedScreen
      title="课程"
      resource={useCourse(courseId)}
      open={() => openCourse(courseId)}
      count={5}
      screen={(course, stale) => <CourseScreen course={course} stale={stale} />}
    />
  )
}

export default wholePage(CoursePage)
