/** The station's projects by position: writing one, resting it, and switching positions. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { byPosition } from '@/features/screens/by-position'
import { deskProjectsBy, type DeskProject, type DeskProjects } from '@/features/projects/desk-store'
import { PositionsSheet } from '@/features/projects/positions-sheet'
import { ProjectSheet } from '@/features/projects/project-sheet'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'

/** What is open over the list: a project by its id, a new one, the positions. */
type Open = { projectId: string } | 'new' | 'positions' | null

const isOff = ({ positions }: Pick<DeskProjects, 'positions'>, positionId: string): boolean =>
  positions.some((one) => one.positionId === positionId && !one.active)

const captionOf = ({ leaderName, active }: DeskProject): string =>
  [active ? '' : '停着', leaderName && `${leaderName}负责`].filter(Boolean).join(' · ')

interface RowsProps {
  items: readonly DeskProject[]
  page: DeskProjects
  onOpen: (project: DeskProject) => void
}

const Rows = ({ items, page, onOpen }: RowsProps) =>
  byPosition(items).map(({ positionId, name, rows }) => (
    <Section key={positionId} title={isOff(page, positionId) ? `${name}（关着）` : name}>
      <RowGroup>
        {rows.map((project) => (
          <Row
            key={project.projectId}
            title={project.name}
            caption={captionOf(project)}
            {...(project.isBrand && { end: <Tag tone="kind" text="品牌" /> })}
            onTap={() => onOpen(project)}
          />
        ))}
      </RowGroup>
    </Section>
  ))

function DeskProjectsPage() {
  const [open, setOpen] = useState<Open>(null)
  const saying = useSaid()
  const search = useListSearch({ label: '找项目', placeholder: '项目、负责人' })
  const list = deskProjectsBy(search.text)
  const shown = list.use()
  const page = shown.status === 'ready' ? shown.data : null
  const close = () => setOpen(null)
  const one =
    open !== null && typeof open === 'object'
      ? page?.items.find(({ projectId }) => projectId === open.projectId)
      : undefined
  const sheet = page && (
    <>
      {open === 'positions' && <PositionsSheet {...page} onClose={close} />}
      {(open === 'new' || one) && (
        <ProjectSheet
          key={one?.projectId ?? 'new'}
          project={one ?? null}
          positions={page.positions}
          reload={list.open}
          onSaid={saying.say}
          onClose={close}
        />
      )}
    </>
  )
  return (
    <ListScreen
      title="岗位与项目"
      list={list}
      above={search.box}
      action={
        <Stack>
          <SaidNote saying={saying} />
          <Button text="新建项目" onTap={() => setOpen('new')} />
          <Button kind="second" text="岗位开关" onTap={() => setOpen('positions')} />
        </Stack>
      }
      sheet={sheet}
      empty={search.orNotFound(
        <Empty title="还没有项目" text="站里长年做的事，一件写一个，办活动时就能选" />,
      )}
    >
      {(items, whole) => (
        <Rows items={items} page={whole} onOpen={({ projectId }) => setOpen({ projectId })} />
      )}
    </ListScreen>
  )
}

export default wholePage(DeskProjectsPage, DeskFrame)
