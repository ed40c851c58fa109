/** One team at the desk: where it stands, and the ways to its members, its leader, its words and its next step. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Sheet } from '@/components/sheet'
import { furtherPages } from '@/domain/further-pages'
import { deskPages } from '@/domain/desk-pages'
import { type TeamEvent, teamFlow } from '@/domain/team/team-flow'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { openPage } from '@/platform/navigate'
import { type DeskTeam, moveTeam } from './desk-store'

/** Steps that say why; the others are taken at once. */
const questions: Partial<Record<TeamEvent, Question>> = {
  sendBack: { title: '退回去改？', confirm: '退回去改', ask: '要改什么', maxLength: 60 },
  dissolve: {
    title: '解散这支队伍？',
    text: '会告诉队长。记过的时长都在；弄错了可以恢复。',
    confirm: '解散',
    danger: true,
    ask: '为什么',
    maxLength: 60,
  },
}

const saidOf: Record<TeamEvent, string> = {
  submit: '交给站长了',
  sendBack: '退回去了',
  activate: '成立了，邻居可以申请加入',
  rest: '先歇着，不收新队员',
  resume: '接着活动',
  dissolve: '解散了',
  reopen: '恢复了，先歇着',
}

interface LookSheetProps {
  team: DeskTeam
  onEdit: () => void
  onSaid: (text: string) => void
  onProblem: (answer: Awaited<ReturnType<typeof moveTeam>>) => void
  onClose: () => void
}

function Ways({ team, onEdit }: Pick<LookSheetProps, 'team' | 'onEdit'>) {
  const { teamId, version, leaderId } = team
  return (
    <>
      <Button kind="second" text="队员和申请" onTap={() => openPage(furtherPages.teamMembers(teamId))} />
      <Button
        kind="second"
        text={leaderId === null ? '请一位队长' : '换一位队长'}
        onTap={() => openPage(deskPages.findLeader(teamId, version))}
      />
      <Button kind="second" text="修改" onTap={onEdit} />
    </>
  )
}

export function LookSheet({ team, onEdit, onSaid, onProblem, onClose }: LookSheetProps) {
  const [asked, setAsked] = useState<TeamEvent | null>(null)
  const { teamId, version, form, leaderName, memberCount, state, moves } = team
  const send = (event: TeamEvent, why: string) => moveTeam({ teamId, version, event, why })
  const done = (event: TeamEvent) => {
    onSaid(`「${form.name}」${saidOf[event]}`)
    onClose()
  }
  const take = async (event: TeamEvent) => {
    if (questions[event]) return setAsked(event)
    const answer = await send(event, '')
    if (answer.ok) return done(event)
    onProblem(answer)
    onClose()
  }
  const question = asked && questions[asked]
  if (asked && question)
    return (
      <ActionSheet
        {...question}
        draft={`team:${asked}:${teamId}`}
        onConfirm={({ words }) => send(asked, words)}
        onDone={() => done(asked)}
        onClose={() => setAsked(null)}
      />
    )
  return (
    <Sheet open title={form.name} cancel="好了" onClose={onClose}>
      <Stack>
        <Caption
          text={[
            teamFlow.states[state].label,
            leaderName ? `${leaderName}带队` : '还没有队长',
            `${memberCount} 位队员`,
          ].join(' · ')}
        />
        {moves.some(({ event, allowed }) => event === 'submit' && !allowed) && (
          <Caption text="请了队长，就可以交站长看" />
        )}
        <Ways team={team} onEdit={onEdit} />
        {moves
          .filter(({ allowed }) => allowed)
          .map(({ event, label }) => (
            <Button
              key={event}
              kind={event === 'dissolve' ? 'danger' : 'second'}
              text={label}
              onTap={() => take(event as TeamEvent)}
            />
          ))}
      </Stack>
    </Sheet>
  )
}
