/** One resident of the directory: what is known at a glance, and the two looks that are written down. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Stack, Strong, TagLine } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import { homeWords } from '@/domain/words/homes'
import { PhoneCall } from '@/features/screens/phone-call'
import { lookAt, type Resident, type SeenResident } from './store'

export function ResidentTags({ usesApp, isVolunteer }: Resident) {
  return (
    <TagLine>
      {isVolunteer && <Tag tone="kind" text="志愿者" />}
      {!usesApp && <Tag text="没用小程序" />}
    </TagLine>
  )
}

export function ResidentSheet({ resident, onClose }: { resident: Resident; onClose: () => void }) {
  const [seen, setSeen] = useState<SeenResident | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const look = async () => {
    const answer = await lookAt(resident.personId, 'home')
    setProblem(answer.ok ? null : failureText(answer.failure))
    if (answer.ok) setSeen(answer.data)
  }
  const { name, maskedPhone } = seen ?? resident
  return (
    <Sheet open title={name} onClose={onClose}>
      <Stack>
        <View>
          <Strong text={homeWords(seen ?? resident)} />
          {seen && seen.room === '' && <Caption text="没写门牌" />}
          {maskedPhone !== '' && <Caption text={`电话 ${maskedPhone}`} />}
        </View>
        <ResidentTags {...resident} />
        {!seen && <Button kind="second" text="看全名和门牌" busyText="正在拿…" onTap={look} />}
        {problem !== null && <Note tone="seal" text={problem} />}
        {maskedPhone === '' ? (
          <Caption text="没有留电话；全名和门牌看过会留下记录。" />
        ) : (
          <PhoneCall
            ask={() => lookAt(resident.personId, 'phone')}
            line={(contact) => `${contact.name} ${contact.phone}`}
            whose="这位居民"
          />
        )}
      </Stack>
    </Sheet>
  )
}
