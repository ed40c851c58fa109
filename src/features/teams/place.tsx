/** The own place in a team: asking for one, leaving, coming back; whoever is no volunteer yet is led there first. */
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { appPages } from '@/domain/app-pages'
import type { Saying } from '@/features/screens/said'
import { isAllowed } from '@/features/screens/moves'
import { joinTeam, leaveTeam, type TeamPage } from '@/features/screens/teams'
import { openPage } from '@/platform/navigate'

interface PlaceProps {
  teamId: string
  team: TeamPage
  saying: Saying
}

function Joining({ teamId, team, saying }: PlaceProps) {
  const { own, name } = team
  const join = async () => {
    const answer = await joinTeam(teamId)
    saying.sayAnswer(
      answer,
      answer.ok && answer.data.state === 'member'
        ? `回到「${name}」了`
        : '申请交上去了，三个工作日内队长或社区会答复您',
    )
  }
  if (isAllowed(own, 'comeBack')) return <Button text="回到队里" onTap={join} />
  if (isAllowed(own, 'apply')) return <Button text="申请加入" onTap={join} />
  const reason = own.moves.find(({ event }) => event === 'apply')?.reason
  return reason ? <Caption text={reason} /> : null
}

function Leaving({ teamId, team, saying }: PlaceProps) {
  const { own, name } = team
  const isMember = own.state === 'member'
  const leave = async () => {
    const answer = await leaveTeam(teamId)
    if (!answer.ok) saying.sayAnswer(answer, '')
    else if (isMember) saying.offer(`退出了「${name}」`, () => joinTeam(teamId), `回到「${name}」了`)
    else saying.say('不申请了，想来可以再申请')
  }
  const part = own.part === '' ? '' : `您在队里：${own.part}`
  if (!isAllowed(own, 'leave')) {
    const reason = own.moves.find(({ event }) => event === 'leave')?.reason
    return <Caption text={reason ? '您是队长。想换人，请告诉社区工作人员' : part} />
  }
  return (
    <Stack>
      {!isMember && <Caption text="申请交上去了，正等答复" />}
      {part !== '' && <Caption text={part} />}
      <Button kind="second" text={isMember ? '退出这支队伍' : '不申请了'} onTap={leave} />
    </Stack>
  )
}

export function OwnPlace(props: PlaceProps) {
  const { own, needsVolunteering, state } = props.team
  if (own.state === 'member' || own.state === 'applied') return <Leaving {...props} />
  if (state !== 'active') return null
  if (!needsVolunteering) return <Joining {...props} />
  return (
    <Stack>
      <Caption text="加入队伍要先做志愿者，填一页就好，通过后再来申请" />
      <Button text="先申请做志愿者" onTap={() => openPage(appPages.volunteer)} />
    </Stack>
  )
}
