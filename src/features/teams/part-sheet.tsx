/** What somebody does in a team, in a word: who leads the singing, who drums. */
import { teamRules } from '@/domain/team/rules'
import { ActionSheet } from '@/features/screens/action-sheet'
import type { Saying } from '@/features/screens/said'
import { assignMember, type TeamMember } from '@/features/screens/teams'

interface PartSheetProps {
  teamId: string
  member: TeamMember
  saying: Saying
  onClose: () => void
}

export const PartSheet = ({ teamId, member, saying, onClose }: PartSheetProps) => (
  <ActionSheet
    title={`${member.name}在队里做什么？`}
    text="一个词就好，本人在队伍的页上看得到；空着就是不写。"
    confirm="记下"
    ask="做什么"
    placeholder="领队、教练、鼓手"
    maxLength={teamRules.mostOfPart}
    optional
    isShort
    draft={`team:part:${member.memberId}`}
    onConfirm={({ words }) =>
      assignMember({ teamId, memberId: member.memberId, version: member.version, part: words })
    }
    onDone={({ name, part }) => saying.say(part === '' ? `${name}：不写了` : `${name}：${part}`)}
    onClose={onClose}
  />
)
