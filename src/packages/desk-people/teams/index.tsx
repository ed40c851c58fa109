/** The station's teams by kind: writing one, asking somebody to lead it, its members and its next step. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { teamFlow } from '@/domain/team/team-flow'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { byKind } from '@/features/screens/by-kind'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { SaidNote, useSaid } from '@/features/screens/said'
import { type DeskTeam, deskTeamsBy } from '@/features/teams/desk-store'
import { LookSheet } from '@/features/teams/look-sheet'
import { TeamSheet } from '@/features/teams/team-sheet'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

/** What is open over the list: a team by its id, as it is looked at or written; a new one. */
type Open = { teamId: string; writes: boolean } | 'new' | null

const captionOf = ({ leaderName, memberCount, parentName }: DeskTeam): string =>
  [leaderName ? `${leaderName}带队` : '还没有队长', `${memberCount} 人`, parentName]
    .filter(Boolean)
    .join(' · ')

const Rows = ({ items, onOpen }: { items: readonly DeskTeam[]; onOpen: (teamId: string) => void }) =>
  byKind(items, ({ form }) => form.kind).map(({ kind, name, rows }) => (
    <Section key={kind} title={name}>
      <RowGroup>
        {rows.map((team) => (
          <Row
            key={team.teamId}
            title={team.form.name}
            caption={captionOf(team)}
            {...(team.state !== 'active' && { end: <Tag text={teamFlow.states[team.state].label} /> })}
            onTap={() => onOpen(team.teamId)}
          />
        ))}
      </RowGroup>
    </Section>
  ))

function DeskTeamsPage() {
  const { teamId: first } = usePageParams('teamId')
  const [open, setOpen] = useState<Open>(first === undefined ? null : { teamId: first, writes: false })
  const saying = useSaid()
  const search = useListSearch({ label: '找队伍', placeholder: '队名、队长' })
  const list = deskTeamsBy(search.text)
  const shown = list.use()
  const page = shown.status === 'ready' ? shown.data : null
  const close = () => setOpen(null)
  const chosen = open !== null && open !== 'new' ? open : null
  const one = page?.items.find(({ teamId }) => teamId === chosen?.teamId)
  const sheet = page && (
    <>
      {(open === 'new' || (one && chosen?.writes)) && (
        <TeamSheet
          key={one?.teamId ?? 'new'}
          team={one ?? null}
          page={page}
          reload={list.open}
          onSaid={saying.say}
          onClose={close}
        />
      )}
      {one && chosen && !chosen.writes && (
        <LookSheet
          key={one.teamId}
          team={one}
          onEdit={() => setOpen({ teamId: one.teamId, writes: true })}
          onSaid={saying.say}
          onProblem={(answer) => !answer.ok && saying.sayProblem(failureText(answer.failure))}
          onClose={close}
        />
      )}
    </>
  )
  return (
    <ListScreen
      title="队伍"
      list={list}
      above={search.box}
      action={
        <Stack>
          <SaidNote saying={saying} />
          <Button text="新建队伍" onTap={() => setOpen('new')} />
        </Stack>
      }
      sheet={sheet}
      empty={search.orNotFound(<Empty title="还没有队伍" text="先建一支，请一位队长，邻居就能申请加入" />)}
    >
      {(items) => <Rows items={items} onOpen={(teamId) => setOpen({ teamId, writes: false })} />}
    </ListScreen>
  )
}

export default wholePage(DeskTeamsPage, DeskFrame)
