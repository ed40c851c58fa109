/** One project: what it is, who leads it, its sessions to come and those that are over. */
import { View } from '@tarojs/components'
import { Card, Stack, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { SessionRow } from '@/features/activities/session-row'
import { projectOf, type ProjectPage } from '@/features/screens/projects'
import { PagedScreen } from '@/features/screens/loaded-list'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

function About({ project }: { project: ProjectPage }) {
  const { name, isBrand, positionName, about, leaderName, active } = project
  return (
    <>
      <Card>
        <Stack>
          <View>
            <Title text={name} />
            <TagLine>
              {isBrand && <Tag tone="kind" text="品牌" />}
              {positionName !== '' && <Tag text={positionName} />}
            </TagLine>
          </View>
          {about !== '' && <View>{about}</View>}
        </Stack>
      </Card>
      {!active && <Note tone="sky" text="这个项目现在停着，不办新的活动；办过的都在下面。" />}
      {leaderName !== '' && (
        <RowGroup>
          <Row icon="person" title={leaderName} caption="负责" />
        </RowGroup>
      )}
    </>
  )
}

function Coming({ project: { coming, active, serverNow } }: { project: ProjectPage }) {
  if (coming.length === 0 && !active) return null
  return (
    <Section title="接下来">
      {coming.length === 0 && <Empty title="还没有排下一场" text="排好了会出现在这里，也会在「活动」里" />}
      {coming.map((session) => (
        <SessionRow key={session.sessionId} session={session} now={serverNow} />
      ))}
    </Section>
  )
}

function ProjectPageShown() {
  const { projectId = '' } = usePageParams('projectId')
  return (
    <PagedScreen title="项目" list={projectOf(projectId)} count={4}>
      {(project, more) => (
        <>
          <About project={project} />
          <Coming project={project} />
          {project.items.length > 0 && (
            <Section title="办过的">
              {project.items.map((session) => (
                <SessionRow key={session.sessionId} session={session} now={project.serverNow} />
              ))}
            </Section>
          )}
          {more}
        </>
      )}
    </PagedScreen>
  )
}

export default wholePage(ProjectPageShown)
