/** The courses that residents may enrol in, those one has to do with first. */
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { CourseRow } from '@/features/courses/course-row'
import { type CourseCard, openCourses, useCourses } from '@/features/courses/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

interface PartProps {
  title: string
  courses: readonly CourseCard[]
}

function Part({ title, courses }: PartProps) {
  const now = serverNow()
  if (courses.length === 0) return null
  return (
    <Section title={title}>
      <Stack>
        {courses.map((course) => (
          <CourseRow key={course.courseId} course={course} now={now} />
        ))}
      </Stack>
    </Section>
  )
}

const isMine = ({ mine }: CourseCard): boolean => mine.length > 0
const isOpen = ({ phase }: CourseCard): boolean => phase !== 'over'

function CoursesPage() {
  return (
    <LoadedScreen title="课程" resource={useCourses()} open={openCourses} count={4}>
      {({ items }) => (
        <>
          <Part title="我家报的" courses={items.filter(isMine)} />
          <Part title="现在能报的" courses={items.filter((one) => !isMine(one) && isOpen(one))} />
          <Part title="上完的" courses={items.filter((one) => !isMine(one) && !isOpen(one))} />
          {items.length === 0 ? (
            <Empty title="还没有课" text="站里开了课，会列在这里；想学什么，可以许个心愿告诉站里" />
          ) : (
            <Caption text="都不收费。报一次，每一课都有您的位子；哪一课来不了，提前点「请假」。" />
          )}
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(CoursesPage)
