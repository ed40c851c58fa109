/** Choosing the project that an activity is held in; its position follows. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states/empty'
import { ProjectList } from '@/features/screens/project-list'
import { projectsBy, type ProjectRow } from '@/features/screens/projects'
import { useListSearch } from '@/features/screens/list-search'
import { LoadedList, useListShown } from '@/features/screens/loaded-list'

export interface ChosenProject {
  projectId: string
  name: string
  positionName: string
}

interface ChooseSheetProps {
  onChoose: (project: ProjectRow | null) => void
  onClose: () => void
}

/** Those under way, by position and brand first; those that rest are not offered. */
function ChooseSheet({ onChoose, onClose }: ChooseSheetProps) {
  const search = useListSearch({ label: '找项目', placeholder: '项目、岗位' })
  const list = projectsBy(search.text)
  useListShown(list)
  return (
    <Sheet open title="属于哪个项目" cancel="不改了" onClose={onClose}>
      <Stack>
        {search.box}
        <Button kind="second" text="不属于哪个项目" onTap={() => onChoose(null)} />
        <LoadedList
          list={list}
          empty={search.orNotFound(<Empty title="还没有项目" text="在工作台的「岗位与项目」里先写一个" />)}
        >
          {(items) => <ProjectList projects={items} onTap={onChoose} />}
        </LoadedList>
      </Stack>
    </Sheet>
  )
}

interface ProjectFieldProps {
  project: ChosenProject | null
  /** One that was copied and takes no new activities. */
  rested: string | null
  onChange: (project: ChosenProject | null) => void
}

export function ProjectField({ project, rested, onChange }: ProjectFieldProps) {
  const [choosing, setChoosing] = useState(false)
  const choose = (chosen: ProjectRow | null) => {
    setChoosing(false)
    onChange(chosen && { projectId: chosen.projectId, name: chosen.name, positionName: chosen.positionName })
  }
  return (
    <Card>
      {rested !== null && project === null && (
        <Note tone="amber" text={`上一回的项目「${rested}」停着，这一回请另选一个，也可以不选`} />
      )}
      <Field label="属于哪个项目" hint="选了项目，岗位就跟着定" optional>
        <Stack>
          <View>
            <Strong text={project ? project.name : '没有选'} />
            {project && <Caption text={project.positionName} />}
          </View>
          <Button
            kind="second"
            text={project ? '换一个' : '选一个'}
            label={project ? `属于${project.name}，换一个` : '选属于哪个项目'}
            onTap={() => setChoosing(true)}
          />
        </Stack>
      </Field>
      {choosing && <ChooseSheet onChoose={choose} onClose={() => setChoosing(false)} />}
    </Card>
  )
}
