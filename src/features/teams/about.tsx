/** What a team is: its kind and slogan, what it does, who leads it, when it meets, what it belongs to. */
import { View } from '@tarojs/components'
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { phoneWord } from '@/domain/person/phone'
import { teamKinds, teamTypes } from '@/domain/team/vocabulary'
import type { TeamPage } from '@/features/screens/teams'
import { dial } from '@/platform/dial'
import { openPage } from '@/platform/navigate'

const states: Partial<Record<TeamPage['state'], string>> = {
  inactive: '这支队伍先歇着，不收新队员；队员都在。',
  dissolved: '这支队伍解散了，记过的时长都在。',
}

export function AboutTeam({ team }: { team: TeamPage }) {
  const { name, kind, type, slogan, about, foundedYear, state } = team
  const note = states[state]
  return (
    <>
      <Card>
        <Stack>
          <View>
            <Title text={name} />
            <TagLine>
              <Tag text={teamKinds[kind]} />
              <Tag text={teamTypes[type]} />
            </TagLine>
          </View>
          {slogan !== '' && <View>{`“${slogan}”`}</View>}
          {about !== '' && <View>{about}</View>}
          {foundedYear !== null && <Caption text={`${foundedYear} 年成立`} />}
        </Stack>
      </Card>
      {note !== undefined && <Note tone="sky" text={note} />}
      <TeamFacts team={team} />
    </>
  )
}

function TeamFacts({ team }: { team: TeamPage }) {
  const { leaderName, memberCount, meets, contact, parentId, parentName, squads } = team
  return (
    <>
      <RowGroup>
        {leaderName !== '' && <Row icon="person" title={leaderName} caption="队长" />}
        <Row icon="people" title={memberCount > 0 ? `${memberCount} 位队员` : '还没有队员'} />
        {meets !== '' && <Row icon="clock" title={meets} caption="什么时候聚" />}
        {contact !== '' && (
          <Row
            icon="phone"
            title={phoneWord(contact)}
            caption="打电话问问"
            onTap={() => void dial(contact)}
          />
        )}
        {parentId !== null && (
          <Row
            icon="flag"
            title={parentName}
            caption="上一级队伍"
            onTap={() => openPage(appPages.team(parentId))}
          />
        )}
      </RowGroup>
      {squads.length > 0 && (
        <Section title="下面的分队">
          <RowGroup>
            {squads.map((squad) => (
              <Row
                key={squad.teamId}
                title={squad.name}
                onTap={() => openPage(appPages.team(squad.teamId))}
              />
            ))}
          </RowGroup>
        </Section>
      )}
    </>
  )
}
