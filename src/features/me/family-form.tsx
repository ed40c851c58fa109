/** Adds somebody whom the person looks after; what is typed is kept until it is sent. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { isRejected, type Failure } from '@/api/failure'
import { Button } from '@/components/button'
import { Card, Stack } from '@/components/card'
import { Choices } from '@/components/choices'
import { Note } from '@/components/note'
import { BirthField, NameField, RelationField } from '@/components/person-fields'
import { Sheet } from '@/components/sheet'
import { dayOf } from '@/domain/kernel/clock'
import { consentTexts } from '@/domain/person/consents'
import type { Relation } from '@/domain/person/vocabulary'
import { useDraft } from '@/platform/use-draft'
import { type Profile } from '@/api/me'
import { addDependant, hasConsent } from './store'

interface FamilyDraft {
  name: string
  birthDate: string | null
  relation: Relation | null
  agreed: boolean
}

const blank: FamilyDraft = { name: '', birthDate: null, relation: null, agreed: false }

/** What is still missing, in words; null when it can be sent. */
function missing({ name, birthDate, relation, agreed }: FamilyDraft, consented: boolean): string | null {
  if (name.trim() === '') return '还没写怎么称呼'
  if (birthDate === null) return '还没选出生日期'
  if (relation === null) return '还没选是您的什么人'
  return agreed || consented ? null : '还要您同意使用这些信息'
}

/** Where the wheel stands at first: a child's own years, the middle of life of a parent. */
const likelyYear = (relation: Relation | null, now: number): number =>
  relation === null || relation === 'child' || relation === 'grandchild'
    ? Number(dayOf(now).slice(0, 4)) - 8
    : 1955

export function FamilyForm({ profile, onAdded }: { profile: Profile; onAdded: (name: string) => void }) {
  const { value, edit, dropSent } = useDraft('family', blank)
  const [problem, setProblem] = useState<string | null>(null)
  const consented = hasConsent(profile, 'family')
  const fail = ({ text, next }: Failure) => setProblem(`${text}，${next}`)
  const [twin, setTwin] = useState<string | null>(null)
  const send = async (another = false) => {
    setTwin(null)
    const { name, birthDate, relation } = value
    const lack = missing(value, consented)
    setProblem(lack)
    if (lack !== null || birthDate === null || relation === null) return
    const form = { name: name.trim(), birthDate, relation }
    const answer = await addDependant({ ...form, ...(another && { another }) }, profile)
    if (isRejected(answer, 'CHILD_TWIN')) return setTwin(answer.failure.text)
    if (!answer.ok) return fail(answer.failure)
    dropSent(value)
    onAdded(name.trim())
  }
  return (
    <Card>
      <NameField
        label="怎么称呼"
        value={value.name}
        onChange={(name) => edit({ name })}
        placeholder="比如：小雨"
      />
      <BirthField
        value={value.birthDate}
        onChange={(birthDate) => edit({ birthDate })}
        today={dayOf(serverNow())}
        likelyYear={likelyYear(value.relation, serverNow())}
      />
      <RelationField value={value.relation} onChange={(relation) => edit({ relation })} />
      {!consented && (
        <Choices
          label="同意使用家人的信息"
          options={[{ value: 'family', text: '同意使用这些信息', caption: consentTexts.family.purpose }]}
          values={value.agreed ? ['family'] : []}
          onChange={(values) => edit({ agreed: values.length > 0 })}
        />
      )}
      <Stack>
        {problem !== null && <Note tone="seal" text={problem} />}
        <Button kind="second" text="添加" onTap={() => send()} />
      </Stack>
      <Sheet
        open={twin !== null}
        title="可能已经加过"
        confirm="是另一位，照样添加"
        onConfirm={() => send(true)}
        cancel="先不加"
        onClose={() => setTwin(null)}
      >
        <View>{`${twin ?? ''}。同一个孩子只要加一次，加两次时长会记成两份。`}</View>
      </Sheet>
    </Card>
  )
}
