/** Projects under their positions, brand projects first and marked; a tap leads on, or chooses. */
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { byPosition } from './by-position'
import type { ProjectRow } from './projects'

interface ProjectListProps {
  projects: readonly ProjectRow[]
  onTap: (project: ProjectRow) => void
}

export const ProjectList = ({ projects, onTap }: ProjectListProps) =>
  byPosition(projects).map(({ positionId, name, rows }) => (
    <Section key={positionId} title={name}>
      <RowGroup>
        {rows.map((project) => (
          <Row
            key={project.projectId}
            title={project.name}
            {...(project.leaderName !== '' && { caption: `${project.leaderName}负责` })}
            {...(project.isBrand && {
              end: <Tag tone="kind" text="品牌" />,
              label: `${project.name}，品牌项目`,
            })}
            onTap={() => onTap(project)}
          />
        ))}
      </RowGroup>
    </Section>
  ))
