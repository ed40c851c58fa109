/** Choosing one of the teams that are active, by kind. */
import type { ReactNode } from 'react'
import { Stack } from '@/components/card'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states/empty'
import { useListSearch } from './list-search'
import { LoadedList, useListShown } from './loaded-list'
import { TeamList } from './team-list'
import { teamsBy, type TeamRow } from './teams'

interface TeamChoiceProps {
  title: string
  /** What stands above the teams, where none of them may be chosen as well. */
  above?: ReactNode
  onChoose: (team: TeamRow) => void
  onClose: () => void
}

export function TeamChoice({ title, above, onChoose, onClose }: TeamChoiceProps) {
  const search = useListSearch({ label: '找队伍', placeholder: '队名、做哪一类' })
  const list = teamsBy(search.text)
  useListShown(list)
  return (
    <Sheet open title={title} cancel="不选了" onClose={onClose}>
      <Stack>
        {search.box}
        {above}
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
