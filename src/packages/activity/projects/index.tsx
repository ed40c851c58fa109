/** The station's positions with their projects. */
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import type { ProjectRow } from '@/features/screens/projects'
import { furtherPages } from '@/domain/further-pages'
import { ProjectList } from '@/features/screens/project-list'
import { projectsBy } from '@/features/screens/projects'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

const open = ({ projectId }: ProjectRow) => openPage(furtherPages.project(projectId))

function ProjectsPage() {
  const search = useListSearch({ label: '找项目', placeholder: '项目、岗位' })
  return (
    <ListScreen
      title="岗位与项目"
      list={projectsBy(search.text)}
      above={
        <Stack>
          <RowGroup>
            <Row
              icon="people"
              title="公益合伙人"
              caption="谁答应了什么，做到没有"
              onTap={() => openPage(furtherPages.allies)}
            />
          </RowGroup>
          {search.box}
        </Stack>
      }
      empty={search.orNotFound(<Empty title="还没有项目" text="站里写下来的项目会排在这里" />)}
    >
      {(items) => <ProjectList projects={items} onTap={open} />}
    </ListScreen>
  )
}

export default wholePage(ProjectsPage)
