/** One team: what it does, who leads it, when it meets; joining and leaving it; for those who answer, who waits. */
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { openTeam, type TeamPage, useTeam } from '@/features/screens/teams'
import { AboutTeam } from '@/features/teams/about'
import { OwnPlace } from '@/features/teams/place'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

const MembersWay = ({ teamId, asking }: { teamId: string; asking: number }) => (
  <RowGroup>
    <Row
      icon="people"
      title="队员和申请"
      caption="谁想加入，同意还是这次不收"
      {...(asking > 0 && { value: `${asking} 位等答复` })}
      onTap={() => openPage(appPages.teamMembers(teamId))}
    />
  </RowGroup>
)

function TeamShown() {
  const { teamId = '' } = usePageParams('teamId')
  const saying = useSaid()
  const place = (team: TeamPage) => (
    <Stack>
      <SaidNote saying={saying} />
      <OwnPlace teamId={teamId} team={team} saying={saying} />
    </Stack>
  )
  return (
    <LoadedScreen
      title="队伍"
      resource={useTeam(teamId)}
      open={() => openTeam(teamId)}
      count={4}
      action={place}
    >
      {(team) => (
        <>
          {team.asking !== null && <MembersWay teamId={teamId} asking={team.asking} />}
          <AboutTeam team={team} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(TeamShown)
