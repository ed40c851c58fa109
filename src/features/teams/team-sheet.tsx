/** Writing a team, new or again: what is typed is kept until it is sent, and whoever was quicker is shown. */
import { useRef, useState } from 'react'
import { isRejected } from '@/api/failure'
import { Stack } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { PickField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { blankForm, draftOf, formOf } from '@/domain/kernel/form'
import { teamForm, teamProblems } from '@/domain/team/form'
import { MOST_POSITIONS } from '@/domain/team/vocabulary'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import { type DeskTeam, type DeskTeams, saveTeam } from './desk-store'

interface TeamSheetProps {
  /** The team that is changed, as it stands now; a new one without it. */
  team: DeskTeam | null
  page: DeskTeams
  /** Asks for the list in sight again: a team may stand elsewhere now, or as somebody else wrote it. */
  reload: () => Promise<unknown>
  onSaid: (text: string) => void
  onClose: () => void
}

const ALONE = 'alone'

/** Teams that stand by themselves and have not been dissolved; a team cannot belong to itself. */
const parentsOf = ({ items }: DeskTeams, own: DeskTeam | null) => [
  { value: ALONE, text: '独立的队伍' },
  ...items
    .filter(
      ({ teamId, parentId, state }) => parentId === null && state !== 'dissolved' && teamId !== own?.teamId,
    )
    .map(({ teamId, form }) => ({ value: teamId, text: form.name })),
  // The one it belongs to may stand further down the list.
  ...(own?.parentId && !items.some(({ teamId }) => teamId === own.parentId)
    ? [{ value: own.parentId, text: own.parentName }]
    : []),
]

const startOf = (team: DeskTeam | null) =>
  team === null
    ? { ...blankForm(teamForm), parentId: ALONE, positionIds: [] as string[] }
    : { ...draftOf(teamForm, team.form), parentId: team.parentId ?? ALONE, positionIds: team.positionIds }

interface PositionsFieldProps extends Pick<DeskTeams, 'positions'> {
  values: readonly string[]
  onChange: (positionIds: string[]) => void
}

const PositionsField = ({ positions, values, onChange }: PositionsFieldProps) =>
  positions.length === 0 ? null : (
    <Field label="服务哪些岗位" hint={`最多 ${MOST_POSITIONS} 个`} optional>
      <Choices
        options={positions.map(({ positionId, name }) => ({ value: positionId, text: name }))}
        values={values}
        onChange={(chosen) => onChange(chosen.slice(0, MOST_POSITIONS))}
        label="服务哪些岗位"
      />
    </Field>
  )

/** Whoever is quicker is told of by name; what stands then is what is written over next. */
export function TeamSheet({ team, page, reload, onSaid, onClose }: TeamSheetProps) {
  // The draft stays while somebody else's change comes in beneath it.
  const begun = useRef(startOf(team)).current
  // Of the version it was opened at: what was left unsent is not written over what somebody else has made of it since.
  const draft = useRef(team === null ? 'team' : `team:${team.teamId}:${team.version}`).current
  const filling = useFilling(draft, begun, teamProblems)
  const { value, edit, wrong, failed, fail } = filling
  const [overtaken, setOvertaken] = useState(false)
  const save = async () => {
    const answer = await filling.handIn(() =>
      saveTeam({
        ...(team && { teamId: team.teamId, version: team.version }),
        ...{ form: formOf(teamForm, value), positionIds: value.positionIds },
        parentId: value.parentId === ALONE ? null : value.parentId,
      }),
    )
    if (answer) await reload()
    if (answer && !answer.ok) setOvertaken(isRejected(answer, 'TEAM_CHANGED'))
    if (!answer?.ok) return
    onSaid(
      team === null
        ? `「${answer.data.form.name}」存好了，再请一位队长`
        : `「${answer.data.form.name}」存好了`,
    )
    onClose()
  }
  return (
    <Sheet
      open
      title={team === null ? '新建队伍' : '修改队伍'}
      confirm="存好"
      confirmDisabled={value.name.trim() === ''}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        <Fields table={teamForm} names={['name', 'kind', 'type']} answers={value} {...{ edit, wrong }} />
        <PickField
          label="属于哪支队伍"
          options={parentsOf(page, team)}
          value={value.parentId}
          onChange={(parentId) => edit({ parentId })}
        />
        <Fields
          table={teamForm}
          names={[
            ...(['about', 'meets', 'slogan', 'foundedYear', 'performs', 'programme', 'needs'] as const),
            ...(['contact', 'contactAgreed'] as const),
          ]}
          answers={value}
          {...{ edit, wrong }}
        />
        <PositionsField
          {...page}
          values={value.positionIds}
          onChange={(positionIds) => edit({ positionIds })}
        />
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
        {overtaken && team && (
          <Note
            tone="amber"
            text={`${team.changedBy || '同事'}存的是「${team.form.name}」。您写的还在，再点「存好」就换成您的`}
          />
        )}
      </Stack>
    </Sheet>
  )
}
