/** Adds somebody whom the person looks after; what is typed is kept until it is sent. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { isRejected, type Failure } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { BirthField, NameField, RelationField } from '@/components/person-fields'
import { Sheet } from '@/components/sheet'
import { dayOf } from '@/domain/kernel/clock'
import { consentTexts, consentWords } from '@/domain/person/consents'
import { agreementsFor, agreementWords, type FamilyAgreement } from '@/domain/person/family-ages'
import type { Relation } from '@/domain/person/vocabulary'
import { useDraft } from '@/platform/use-draft'
import { type Profile } from '@/api/me'
import { addDependant, hasConsent } from './store'
import { Tick } from './tick'

interface FamilyDraft {
  name: string
  birthDate: string | null
  relation: Relation | null
  agreedBy: FamilyAgreement | null
  agreed: boolean
}

const blank: FamilyDraft = { name: '', birthDate: null, relation: null, agreedBy: null, agreed: false }

/** What is still missing, in words; null when it can be sent. */
function missing(
  { name, birthDate, relation, agreedBy, agreed }: FamilyDraft,
  asked: readonly FamilyAgreement[],
  consented: boolean,
): string | null {
  if (name.trim() === '') return '还没写怎么称呼'
  if (birthDate === null) return '还没选出生日期'
  if (relation === null) return '还没选是您的什么人'
  if (agreedBy === null || !asked.includes(agreedBy)) return '还没选谁同意的'
  return agreed || consented ? null : '还要您同意使用这些信息'
}

/** Why somebody has to be asked, which is another person's business below fourteen. */
const agreementHint = (asked: readonly FamilyAgreement[]): string =>
  asked.includes('askedSelf') ? '满了 14 周岁，要先问过本人' : '未满 14 周岁，须父母或其他监护人同意'

/** Where the wheel stands at first: a child's own years, the middle of life of a parent. */
const likelyYear = (relation: Relation | null, now: number): number =>
  relation === null || relation === 'child' || relation === 'grandchild'
    ? Number(dayOf(now).slice(0, 4)) - 8
    : 1955

interface AgreementProps {
  value: FamilyDraft
  edit: (some: Partial<FamilyDraft>) => void
  asked: readonly FamilyAgreement[]
  consented: boolean
}

/** Who agreed to what is told about the relative, and that it may be used. */
function Agreement({ value, edit, asked, consented }: AgreementProps) {
  return (
    <>
      {asked.length > 0 && (
        <Field label="谁同意的" hint={agreementHint(asked)}>
          <Choice
            label="谁同意的"
            options={asked.map((each) => ({ value: each, text: agreementWords[each] }))}
            value={value.agreedBy}
            onChange={(agreedBy) => edit({ agreedBy })}
          />
        </Field>
      )}
      {!consented && (
        <>
          <Caption text={`${consentTexts.family.title}：${consentWords(consentTexts.family)}`} />
          <Tick
            label="同意吗"
            text="同意使用这些信息"
            on={value.agreed}
            onChange={(agreed) => edit({ agreed })}
          />
        </>
      )}
    </>
  )
}

export function FamilyForm({ profile, onAdded }: { profile: Profile; onAdded: (name: string) => void }) {
  const { value, edit, dropSent } = useDraft('family', blank)
  const [problem, setProblem] = useState<string | null>(null)
  const consented = hasConsent(profile, 'family')
  const asked = value.birthDate === null ? [] : agreementsFor(value.birthDate, serverNow())
  const fail = ({ text, next }: Failure) => setProblem(`${text}，${next}`)
  const [twin, setTwin] = useState<string | null>(null)
  const send = async (another = false) => {
    setTwin(null)
    const { name, birthDate, relation, agreedBy } = value
    const lack = missing(value, asked, consented)
    setProblem(lack)
    if (lack !== null || birthDate === null || relation === null || agreedBy === null) return
    const form = { name: name.trim(), birthDate, relation, agreedBy }
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
      <Agreement value={value} edit={edit} asked={asked} consented={consented} />
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
