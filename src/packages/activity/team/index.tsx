/** One team: what it does, who leads it, when it meets; joining and leaving it; for those who answer, who waits. */
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { furtherPages } from '@/domain/further-pages'
import { casePages } from '@/domain/case-pages'
import { SessionRow } from '@/features/activities/session-row'
import { PagedScreen } from '@/features/screens/loaded-list'
import { SaidNote, useSaid } from '@/features/screens/said'
import { teamOf, type TeamPage } from '@/features/screens/teams'
import { AboutTeam } from '@/features/teams/about'
import { OwnPlace } from '@/features/teams/place'
import { Programme } from '@/features/teams/programme'
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
      onTap={() => openPage(furtherPages.teamMembers(teamId))}
    />
  </RowGroup>
)

/** The way to ask it to perform. */
const Inviting = ({ teamId }: { teamId: string }) => (
  <RowGroup>
    <Row
      icon="voice"
      title="请这支队伍来演"
      caption="公益的、社区的，不收钱"
      onTap={() => openPage(casePages.beginCaseWith('invitation', teamId))}
    />
  </RowGroup>
)

interface SessionsProps {
  team: TeamPage
}

/** When it rehearses next: whoever thinks of joining, or wants to look in, comes then. */
const Rehearsals = ({ team: { coming, serverNow } }: SessionsProps) => {
  const rehearsals = coming.filter(({ type }) => type === 'rehearsal')
  if (rehearsals.length === 0) return null
  return (
    <Section title="排练">
      {rehearsals.map((session) => (
        <SessionRow key={session.sessionId} session={session} now={serverNow} />
      ))}
    </Section>
  )
}

/** Its sessions to come, and those that are over. */
const Sessions = ({ team: { coming, items, state, serverNow } }: SessionsProps) => (
  <>
    {(coming.some(({ type }) => type !== 'rehearsal') || (coming.length === 0 && state === 'active')) && (
      <Section title="接下来">
        {coming.length === 0 && <Empty title="还没有排下一场" text="排好了会出现在这里，也会在「活动」里" />}
        {coming
          .filter(({ type }) => type !== 'rehearsal')
          .map((session) => (
            <SessionRow key={session.sessionId} session={session} now={serverNow} />
          ))}
      </Section>
    )}
    {items.length > 0 && (
      <Section title="办过的">
        {items.map((session) => (
          <SessionRow key={session.sessionId} session={session} now={serverNow} />
        ))}
      </Section>
    )}
  </>
)

function TeamShown() {
  const { teamId = '' } = usePageParams('teamId')
  const saying = useSaid()
  return (
    <PagedScreen
      title="队伍"
      list={teamOf(teamId)}
      count={4}
      action={(team) => (
        <Stack>
          <SaidNote saying={saying} />
          <OwnPlace teamId={teamId} team={team} saying={saying} />
        </Stack>
      )}
    >
      {(team, more) => (
        <>
          {team.asking !== null && <MembersWay teamId={teamId} asking={team.asking} />}
          <AboutTeam team={team} />
          <Programme team={team} />
          {team.performs && team.state === 'active' && <Inviting teamId={teamId} />}
          <Rehearsals team={team} />
          <Sessions team={team} />
          {more}
        </>
      )}
    </PagedScreen>
  )
}

export default wholePage(TeamShown)
