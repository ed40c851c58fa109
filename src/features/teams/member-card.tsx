/** One member, or somebody who wants to be one, with what may be done about it. */
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Button } from '@/components/button'
import { serverNow } from '@/api/server-clock'
import { dateWord } from '@/domain/words/moments'
import { CaseMoves } from '@/features/screens/moves'
import type { TeamMember } from '@/features/screens/teams'

interface MemberCardProps {
  member: TeamMember
  onAsk: (member: TeamMember, event: string) => void
  /** Where it may be said what a member does in the team. */
  onAssign?: () => void
  /** Where a member may be asked to lead. */
  onLead?: (personId: string) => Promise<unknown>
}

const sinceOf = ({ state, at, leads, part }: TeamMember): string =>
  `${dateWord(at, serverNow())}${state === 'applied' ? '申请的' : '入队'}${leads ? ' · 队长' : ''}${part ? ` · ${part}` : ''}`

export function MemberCard({ member, onAsk, onAssign, onLead }: MemberCardProps) {
  const { name, moves, personId, leads } = member
  return (
    <Card>
      <Stack>
        <Strong text={name} />
        <Caption text={sinceOf(member)} />
        <CaseMoves
          moves={moves.filter(({ allowed }) => allowed)}
          main={['agree']}
          name={name}
          onAsk={(event) => onAsk(member, event)}
        >
          {onAssign && (
            <Button small kind="quiet" text="在队里做什么" label={`${name}：在队里做什么`} onTap={onAssign} />
          )}
          {onLead && personId !== null && !leads && (
            <Button
              small
              kind="quiet"
              text="请做队长"
              label={`${name}：请做队长`}
              onTap={() => onLead(personId)}
            />
          )}
        </CaseMoves>
      </Stack>
    </Card>
  )
}
