/** For somebody in no household yet: what pooling means, who has invited me, and founding one. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Answer } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button, ButtonLine } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { momentWord } from '@/domain/words/moments'
import { useDraft } from '@/platform/use-draft'
import { answerInvitation, createHousehold, type HouseholdPage } from './store'

interface InvitationsProps {
  invitations: HouseholdPage['invitations']
  onSaid: (answer: Answer<unknown>, text: string) => void
}

export function Invitations({ invitations, onSaid }: InvitationsProps) {
  const now = serverNow()
  return (
    <>
      {invitations.map(({ householdId, name, by, until }) => {
        const answer = async (accept: boolean) =>
          onSaid(
            await answerInvitation(householdId, accept),
            accept ? `您在${name}里了` : '没有加入，对方会看到',
          )
        return (
          <Card key={householdId}>
            <Stack>
              <Strong text={`${by}请您加入${name}`} />
              <Caption text="加入后可以用家里合着的积分；您自己的积分不会自动放进去。" />
              <Caption text={`${momentWord(until, now)} 前答复就行`} />
              <ButtonLine>
                <Button text="加入" onTap={() => answer(true)} />
                <Button kind="quiet" text="不加入" onTap={() => answer(false)} />
              </ButtonLine>
            </Stack>
          </Card>
        )
      })}
    </>
  )
}

export function Found() {
  const draft = useDraft('household', { name: '' })
  const [failed, setFailed] = useState<string | null>(null)
  const name = draft.value.name.trim()
  const found = async () => {
    const answer = await createHousehold(name)
    setFailed(answer.ok ? null : failureText(answer.failure))
    if (answer.ok) draft.dropSent(draft.value)
  }
  return (
    <Section title="建一个家庭账户">
      <Card>
        <Stack>
          <View>一家人的积分可以合着换一件东西。每个人自己决定放多少，随时能拿回来。</View>
          <TextField
            label="叫什么"
            value={draft.value.name}
            onChange={(typed) => draft.edit({ name: typed })}
            maxLength={12}
            placeholder="比如：王家"
          />
          {failed !== null && <Note tone="seal" text={failed} />}
          <Button text="建好它" disabled={name === ''} onTap={found} />
        </Stack>
      </Card>
    </Section>
  )
}
