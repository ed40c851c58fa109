/** The station's teams, to find one to join. */
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { TeamList } from '@/features/screens/team-list'
import { teamsBy, type TeamRow } from '@/features/screens/teams'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const open = ({ teamId }: TeamRow) => openPage(appPages.team(teamId))

function TeamsPage() {
  const search = useListSearch({ label: '找队伍', placeholder: '队名、做哪一类' })
  return (
    <ListScreen
      title="找队伍"
      list={teamsBy(search.text)}
      above={search.box}
      empty={search.orNotFound(<Empty title="还没有队伍" text="社区成立的队伍会排在这里" />)}
    >
      {(items) => <TeamList teams={items} onTap={open} />}
    </ListScreen>
  )
}

export default wholePage(TeamsPage)
