/** Who is in the household and who is still asked; the founder may ask somebody to go. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Answer } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { dateWord, momentWord } from '@/domain/words/moments'
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

export function People({ household, onSaid }: PeopleProps) {
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const { members, invitations, isFounder } = household
  const now = serverNow()
  const ask = (who: Leaving) => {
    setFailed(null)
    setLeaving(who)
  }
  const remove = async ({ personId, name, joined }: Leaving) => {
    const answer = await removeMember(personId)
    setFailed(answer.ok ? null : failureText(answer.failure))
    if (!answer.ok) return
    setLeaving(null)
    onSaid(answer, joined ? `${name}不在这个账户里了` : `对${name}的邀请收回了`)
  }
  const button = (who: Leaving, text: string) => (
    <Button small kind="text" text={text} label={`${text}：${who.name}`} onTap={() => ask(who)} />
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
      <Sheet
        open={leaving !== null}
        title={leaving?.joined ? `请${leaving.name}离开？` : `收回对${leaving?.name ?? ''}的邀请？`}
        confirm={leaving?.joined ? '请离开' : '收回邀请'}
        onConfirm={() => (leaving ? remove(leaving) : undefined)}
        onClose={() => setLeaving(null)}
      >
        <Stack>
          <View>{leaving?.joined ? '对方放的积分还在的都回到对方账上。' : '以后还可以再邀请。'}</View>
          {failed !== null && <Note tone="seal" text={failed} />}
        </Stack>
      </Sheet>
    </Section>
  )
}
