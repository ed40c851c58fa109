/** Choosing the team that organises an activity. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { Field } from '@/components/field'
import { TeamChoice } from '@/features/screens/team-choice'
import type { TeamRow } from '@/features/screens/teams'

export interface ChosenTeam {
  teamId: string
  name: string
}

interface TeamFieldProps {
  /** Absent in a draft of an earlier version. */
  team: ChosenTeam | null | undefined
  onChange: (team: ChosenTeam | null) => void
}

export function TeamField({ team, onChange }: TeamFieldProps) {
  const [choosing, setChoosing] = useState(false)
  const choose = (chosen: TeamRow | null) => {
    setChoosing(false)
    onChange(chosen && { teamId: chosen.teamId, name: chosen.name })
  }
  return (
    <Card>
      <Field label="哪支队伍来办" hint="活动会出现在这支队伍的页上" optional>
        <Stack>
          <Strong text={team ? team.name : '没有选'} />
          <Button
            kind="second"
            text={team ? '换一支' : '选一支'}
            label={team ? `${team.name}来办，换一支` : '选哪支队伍来办'}
            onTap={() => setChoosing(true)}
          />
        </Stack>
      </Field>
      {choosing && (
        <TeamChoice
          title="哪支队伍来办"
          above={<Button kind="second" text="不是哪支队伍办的" onTap={() => choose(null)} />}
          onChoose={choose}
          onClose={() => setChoosing(false)}
        />
      )}
    </Card>
  )
}
