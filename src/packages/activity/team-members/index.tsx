/** Who belongs to a team and who wants to: for its leader and the staff, who answer. */
import { useState } from 'react'
import type { Answer } from '@/api/failure'
import { Section } from '@/components/section'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { LoadedList, useListShown } from '@/features/screens/loaded-list'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import {
  decideMember,
  leadBy,
  membersOf,
  removeMember,
  takeBackMember,
  type TeamMember,
} from '@/features/screens/teams'
import { MemberCard } from '@/features/teams/member-card'
import { PartSheet } from '@/features/teams/part-sheet'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

interface Asked {
  member: TeamMember
  event: 'refuse' | 'remove'
}

const questions: Record<Asked['event'], (name: string) => Question> = {
  refuse: (name) => ({
    title: `这次不收${name}？`,
    text: '会客气地告诉本人，七天后可以再申请。',
    confirm: '这次不收',
    ask: '为什么',
    placeholder: '比如：这个月人满了，下个月再来',
    maxLength: 60,
  }),
  remove: (name) => ({
    title: `请${name}退出？`,
    text: '会告诉本人；记过的时长都在。一天以内可以撤销。',
    confirm: '请出',
    danger: true,
    ask: '为什么',
    placeholder: '比如：搬走了',
    maxLength: 60,
  }),
}

/** Says what was decided, and offers to take it back. */
function offerBack(teamId: string, text: string, answer: Answer<TeamMember>, saying: Saying): void {
  if (!answer.ok) return void saying.sayAnswer(answer, '')
  const { memberId, version, name } = answer.data
  saying.offer(text, () => takeBackMember({ teamId, memberId, version }), `${name}：撤销了，和刚才一样`)
}

function AskSheet({
  teamId,
  asked,
  saying,
  onClose,
}: {
  teamId: string
  asked: Asked
  saying: Saying
  onClose: () => void
}) {
  const { member, event } = asked
  const { memberId, version, name } = member
  const seen = { teamId, memberId, version }
  return (
    <ActionSheet
      {...questions[event](name)}
      draft={`team:${event}:${memberId}`}
      onConfirm={({ words }) =>
        event === 'refuse'
          ? decideMember({ ...seen, agree: false, why: words })
          : removeMember({ ...seen, why: words })
      }
      onDone={(data) =>
        offerBack(
          teamId,
          `${name}：${event === 'refuse' ? '这次不收' : '请出了'}`,
          { ok: true, data },
          saying,
        )
      }
      onClose={onClose}
    />
  )
}

function MembersPage() {
  const { teamId = '' } = usePageParams('teamId')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [assigned, setAssigned] = useState<TeamMember | null>(null)
  const saying = useSaid()
  const list = membersOf(teamId)
  useListShown(list)
  const ask = async (member: TeamMember, event: string) => {
    saying.say(null)
    if (event === 'refuse' || event === 'remove') return setAsked({ member, event })
    const { memberId, version, name } = member
    offerBack(
      teamId,
      `${name}：同意了`,
      await decideMember({ teamId, memberId, version, agree: true }),
      saying,
    )
  }
  return (
    <Screen title="队员" action={saying.said !== null && <SaidNote saying={saying} />}>
      <Stack>
        <LoadedList
          list={list}
          count={3}
          empty={<Empty title="还没有队员" text="同意了的邻居会排在这里" />}
          head={({ applicants }) => (
            <Section title={applicants.length > 0 ? `${applicants.length} 位想加入` : '没有等答复的'}>
              {applicants.map((member) => (
                <MemberCard key={member.memberId} member={member} onAsk={ask} />
              ))}
            </Section>
          )}
        >
          {(items, { version }) => (
            <Section title="队员">
              {items.map((member) => (
                <MemberCard
                  key={member.memberId}
                  member={member}
                  onAsk={ask}
                  onAssign={() => setAssigned(member)}
                  onLead={async (personId) =>
                    saying.sayAnswer(
                      await leadBy({ teamId, version, personId }),
                      `${member.name}现在是队长，会告诉两位`,
                    )
                  }
                />
              ))}
            </Section>
          )}
        </LoadedList>
      </Stack>
      {assigned && (
        <PartSheet teamId={teamId} member={assigned} saying={saying} onClose={() => setAssigned(null)} />
      )}
      {asked && <AskSheet teamId={teamId} asked={asked} saying={saying} onClose={() => setAsked(null)} />}
    </Screen>
  )
}

export default wholePage(MembersPage)
