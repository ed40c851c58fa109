/** Who is in the household and who is still asked; the founder may ask somebody to go. */
import { useState } from 'react'
import type { Answer } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Slot } from '@/components/slot'
import { Section } from '@/components/section'
import { dateWord, momentWord } from '@/domain/words/moments'
import { ActionSheet, type Question } from '../screens/action-sheet'
import { removeMember, type Household } from './store'

interface PeopleProps {
  household: Household
  onSaid: (answer: Answer<unknown>, text: string) => void
}

interface Leaving {
  personId: string
  name: string
  joined: boolean
}

const questionOf = ({ name, joined }: Leaving): Question & { said: string } =>
  joined
    ? {
        title: `请${name}离开？`,
        text: '对方放的积分还在的都回到对方账上。',
        danger: true,
        confirm: '请离开',
        said: `${name}不在这个账户里了`,
      }
    : {
        title: `收回对${name}的邀请？`,
        text: '以后还可以再邀请。',
        danger: true,
        confirm: '收回邀请',
        said: `对${name}的邀请收回了`,
      }

const done: Answer<unknown> = { ok: true, data: null }

export function People({ household, onSaid }: PeopleProps) {
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const { members, invitations, isFounder } = household
  const now = serverNow()
  const button = (who: Leaving, text: string) => (
    <Button small kind="danger" text={text} label={`${text}：${who.name}`} onTap={() => setLeaving(who)} />
  )
  return (
    <Section title={`家人 · ${members.length} 位`}>
      <RowGroup>
        {members.map(({ personId, name, isMe, isFounder: founded, joinedAt, contributed, held }) => (
          <Row
            key={personId}
            icon="person"
            title={isMe ? `${name}（我）` : name}
            caption={[
              founded ? '建账户的人' : `${dateWord(joinedAt, now)}加入`,
              `还有 ${contributed} 分${held > 0 ? `，其中 ${held} 分留着待领` : ''}`,
            ].join(' · ')}
            {...(isFounder && !isMe && { end: button({ personId, name, joined: true }, '请离开') })}
          />
        ))}
        {invitations.map(({ personId, name, until }) => (
          <Row
            key={personId}
            icon="hourglass"
            title={name}
            caption={`等对方在自己手机上答复，到 ${momentWord(until, now)}`}
            {...(isFounder && { end: button({ personId, name, joined: false }, '收回') })}
          />
        ))}
      </RowGroup>
      <Slot>
        {leaving && (
          <ActionSheet
            draft={`reason:remove:${leaving.personId}`}
            {...questionOf(leaving)}
            onConfirm={() => removeMember(leaving.personId)}
            onDone={() => onSaid(done, questionOf(leaving).said)}
            onClose={() => setLeaving(null)}
          />
        )}
      </Slot>
    </Section>
  )
}
