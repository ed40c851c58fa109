/** Teams under their kinds; a tap leads on, or chooses. */
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { teamTypes } from '@/domain/team/vocabulary'
import { byKind } from './by-kind'
import type { TeamRow } from './teams'

interface TeamListProps {
  teams: readonly TeamRow[]
  onTap: (team: TeamRow) => void
}

const captionOf = ({ leaderName, memberCount, slogan }: TeamRow): string =>
  [leaderName && `${leaderName}带队`, memberCount > 0 && `${memberCount} 人`, slogan]
    .filter(Boolean)
    .join(' · ')

export const TeamList = ({ teams, onTap }: TeamListProps) =>
  byKind(teams, ({ kind }) => kind).map(({ kind, name, rows }) => (
    <Section key={kind} title={name}>
      <RowGroup>
        {rows.map((team) => (
          <Row
            key={team.teamId}
            title={team.name}
            caption={captionOf(team)}
            end={<Tag text={teamTypes[team.type]} />}
            label={`${team.name}，${teamTypes[team.type]}`}
            onTap={() => onTap(team)}
          />
        ))}
      </RowGroup>
    </Section>
  ))
