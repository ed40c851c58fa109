/** Writing a project, new or again: what is typed is kept until it is sent, and whoever was quicker is shown. */
import { useRef, useState } from 'react'
import { failureText, isRejected } from '@/api/failure'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { PickField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { blankForm, draftOf, formOf, problemsIn } from '@/domain/kernel/form'
import { projectForm } from '@/domain/project/form'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import { restProject, saveProject, type DeskProject, type DeskProjects } from './desk-store'

interface ProjectSheetProps {
  /** The project that is changed, as it stands now; a new one without it. */
  project: DeskProject | null
  positions: DeskProjects['positions']
  /** Asks for the list in sight again: a project may stand elsewhere now, or as somebody else wrote it. */
  reload: () => Promise<unknown>
  onSaid: (text: string) => void
  onClose: () => void
}

/** Those that may be chosen: the open ones, and the one that stands. */
const choicesOf = (positions: DeskProjects['positions'], own: string | undefined) =>
  positions
    .filter(({ active, positionId }) => active || positionId === own)
    .map(({ positionId, name }) => ({ value: positionId, text: name }))

const startOf = (project: DeskProject | null) =>
  project === null
    ? { ...blankForm(projectForm), positionId: '' }
    : { ...draftOf(projectForm, project), positionId: project.positionId }

/** Whoever is quicker is told of by name; what stands then is what is written over next. */
export function ProjectSheet({ project, positions, reload, onSaid, onClose }: ProjectSheetProps) {
  // The draft stays while somebody else's change comes in beneath it.
  const begun = useRef(startOf(project)).current
  // Of the version it was opened at: what was left unsent is not written over what somebody else has made of it since.
  const draft = useRef(
    project === null ? 'project' : `project:${project.projectId}:${project.version}`,
  ).current
  const filling = useFilling(draft, begun, (answers) => ({
    ...problemsIn(projectForm, answers),
    ...(answers.positionId === '' && { positionId: '请选一个岗位' }),
  }))
  const { value, edit, wrong, failed, fail } = filling
  const [overtaken, setOvertaken] = useState(false)
  const known = project && { projectId: project.projectId, version: project.version }
  const save = async () => {
    const form = { ...formOf(projectForm, value), positionId: value.positionId }
    const answer = await filling.handIn(() => saveProject({ ...known, form }))
    if (answer) await reload()
    if (answer && !answer.ok) setOvertaken(isRejected(answer, 'PROJECT_CHANGED'))
    if (!answer?.ok) return
    onSaid(`「${answer.data.name}」存好了`)
    onClose()
  }
  const rest = async () => {
    if (!project || !known) return
    const answer = await restProject({ ...known, active: !project.active })
    await reload()
    if (!answer.ok) {
      fail(failureText(answer.failure))
      return setOvertaken(isRejected(answer, 'PROJECT_CHANGED'))
    }
    onSaid(project.active ? `「${project.name}」停了，办过的都在` : `「${project.name}」接着办`)
    onClose()
  }
  return (
    <Sheet
      open
      title={project === null ? '新建项目' : '修改项目'}
      confirm="存好"
      confirmDisabled={value.name.trim() === ''}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        <Fields table={projectForm} names={['name']} answers={value} {...{ edit, wrong }} />
        <PickField
          label="哪个岗位"
          options={choicesOf(positions, project?.positionId)}
          value={value.positionId === '' ? null : value.positionId}
          onChange={(positionId) => edit({ positionId })}
          {...wrong('positionId')}
        />
        <Fields
          table={projectForm}
          names={['about', 'leaderName', 'isBrand']}
          answers={value}
          {...{ edit, wrong }}
        />
        {project && (
          <Button kind="second" text={project.active ? '停了，不办新活动' : '接着办'} onTap={rest} />
        )}
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
        {overtaken && project && (
          <Note
            tone="amber"
            text={`${project.changedBy || '同事'}存的是「${project.name}」，${project.positionName}，${project.active ? '在办' : '停着'}。您写的还在，再点「存好」就换成您的`}
          />
        )}
      </Stack>
    </Sheet>
  )
}
