/** Choosing the team that organises an activity. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { Field } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states/empty'
import { useListSearch } from '@/features/screens/list-search'
import { LoadedList, useListShown } from '@/features/screens/loaded-list'
import { TeamList } from '@/features/screens/team-list'
import { teamsBy, type TeamRow } from '@/features/screens/teams'

export interface ChosenTeam {
  teamId: string
  name: string
}

interface ChooseSheetProps {
  onChoose: (team: TeamRow | null) => void
  onClose: () => void
}

/** Those that are active, by kind. */
function ChooseSheet({ onChoose, onClose }: ChooseSheetProps) {
  const search = useListSearch({ label: '找队伍', placeholder: '队名、做哪一类' }, teamsBy)
  const list = teamsBy(search.text)
  useListShown(list)
  return (
    <Sheet open title="哪支队伍来办" cancel="不改了" onClose={onClose}>
      <Stack>
        {search.box}
        <Button kind="second" text="不是哪支队伍办的" onTap={() => onChoose(null)} />
        <LoadedList
          list={list}
          empty={search.orNotFound(<Empty title="还没有队伍" text="在工作台的「队伍」里先建一支" />)}
        >
          {(items) => <TeamList teams={items} onTap={onChoose} />}
        </LoadedList>
      </Stack>
    </Sheet>
  )
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
      {choosing && <ChooseSheet onChoose={choose} onClose={() => setChoosing(false)} />}
    </Card>
  )
}
