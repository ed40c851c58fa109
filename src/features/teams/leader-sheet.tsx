/** Asks whether somebody who was found shall lead a team. */
import { deskPages } from '@/domain/desk-pages'
import { ActionSheet } from '@/features/screens/action-sheet'
import { goBack } from '@/platform/navigate'
import { setLeader } from './desk-store'

interface LeaderSheetProps {
  resident: { personId: string; name: string }
  team: { teamId: string; version: number }
  onClose: () => void
}

export const LeaderSheet = ({ resident: { personId, name }, team, onClose }: LeaderSheetProps) => (
  <ActionSheet
    title={`请${name}做队长？`}
    text="要是本站的成年志愿者。会告诉这位；原来有队长的，也告诉一声，公开电话会收起。"
    confirm="请这位带队"
    draft={`team-leader:${team.teamId}:${personId}`}
    onConfirm={() => setLeader({ ...team, personId })}
    onDone={() => goBack(deskPages.deskTeams(team.teamId))}
    onClose={onClose}
  />
)
