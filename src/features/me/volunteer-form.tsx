/** The application to become a volunteer; every answer is kept as it is typed. */
import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { goToFirstWrong, MissingNote } from '@/components/field/missing-note'
import { Note } from '@/components/note'
import { BirthField, NameField, PhoneField, RelationField, SexField } from '@/components/person-fields'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { dayOf } from '@/domain/kernel/clock'
import { skillNames, skills, weekSlotNames, weekSlots } from '@/domain/person/vocabulary'
import { useDraft } from '@/platform/use-draft'
import { type Profile } from '@/api/me'
import { applyVolunteer } from './store'
import { applicationOf, blankDraft, needsGuardian, problemsOf, type VolunteerDraft } from './volunteer-draft'

const skillOptions = skills.map((value) => ({ value, text: skillNames[value] }))
const slotOptions = weekSlots.map((value) => ({ value, text: weekSlotNames[value] }))

const terms = [
  '自愿报名，量力而行；来不了提前取消。',
  '到了签到、离开签退，时长按签到记录算。',
  '尊重服务对象，不打听、不外传别人的事。',
  '随时可以退出，已有的时长仍是您的。',
]

interface PartProps {
  value: VolunteerDraft
  edit: (some: Partial<VolunteerDraft>) => void
  /** What is wrong with an answer, once sending was tried. */
  wrong: (key: keyof VolunteerDraft) => { error?: string }
}

function Identity({ value, edit, wrong }: PartProps) {
  return (
    <Card>
      <NameField value={value.realName} onChange={(realName) => edit({ realName })} {...wrong('realName')} />
      <SexField value={value.sex} onChange={(sex) => edit({ sex })} {...wrong('sex')} />
      <BirthField
        value={value.birthDate}
        onChange={(birthDate) => edit({ birthDate })}
        today={dayOf(serverNow())}
        {...wrong('birthDate')}
      />
      <PhoneField
        value={value.phone}
        onChange={(phone) => edit({ phone })}
        hint="手机、带区号的座机都行；别人只看到遮住的号码"
        {...wrong('phone')}
      />
    </Card>
  )
}

function Guardian({ value, edit, wrong }: PartProps) {
  return (
    <Section title="监护人">
      <Caption text="未满 18 岁，要监护人知道并同意。" />
      <Card>
        <NameField
          label="监护人姓名"
          value={value.guardianName}
          onChange={(guardianName) => edit({ guardianName })}
          {...wrong('guardianName')}
        />
        <RelationField
          value={value.guardianRelation}
          onChange={(guardianRelation) => edit({ guardianRelation })}
          {...wrong('guardianRelation')}
        />
        <PhoneField
          label="监护人电话"
          value={value.guardianPhone}
          onChange={(guardianPhone) => edit({ guardianPhone })}
          hint="手机、带区号的座机都行"
          {...wrong('guardianPhone')}
        />
      </Card>
    </Section>
  )
}

function Offers({ value, edit, wrong }: PartProps) {
  return (
    <Card>
      <Field label="会做什么" {...wrong('skills')}>
        <Choices
          label="会做什么"
          options={skillOptions}
          values={value.skills}
          onChange={(next) => edit({ skills: next.slice(0, 10) })}
        />
      </Field>
      <Field label="什么时候有空" {...wrong('slots')}>
        <Choices
          label="什么时候有空"
          options={slotOptions}
          values={value.slots}
          onChange={(slots) => edit({ slots })}
        />
      </Field>
    </Card>
  )
}

function Terms({ value, edit, wrong }: PartProps) {
  return (
    <Section title="志愿服务约定">
      <Card>
        {terms.map((term, index) => (
          <View key={term}>{`${index + 1}. ${term}`}</View>
        ))}
        <Field label="都看过了吗" {...wrong('agreed')}>
          <Choices
            label="同意志愿服务约定"
            options={[
              {
                value: 'agreed',
                text: '我看过了，同意',
                caption: '也同意用姓名、性别、生日和电话办理申请',
              },
            ]}
            values={value.agreed ? ['agreed'] : []}
            onChange={(values) => edit({ agreed: values.length > 0 })}
          />
        </Field>
      </Card>
    </Section>
  )
}

interface VolunteerFormProps {
  profile: Profile
  /** Where this person stands, above the questions. */
  children?: ReactNode
}

/** The whole page: its button stands at the thumb however long the questions are. */
export function VolunteerForm({ profile, children }: VolunteerFormProps) {
  const { value, edit, dropSent } = useDraft('volunteer', blankDraft(profile))
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const now = serverNow()
  const problems = problemsOf(value, now)
  const count = Object.keys(problems).length
  const wrong = (key: keyof VolunteerDraft) => {
    const error = tried ? problems[key] : undefined
    return error === undefined ? {} : { error }
  }
  const part = { value, edit, wrong }
  const send = async () => {
    setTried(true)
    goToFirstWrong()
    const application = applicationOf(value, now)
    if (application === null) return
    const answer = await applyVolunteer(application, profile)
    if (answer.ok) dropSent(value)
    else setFailed(`${answer.failure.text}，${answer.failure.next}`)
  }
  return (
    <Screen
      title="志愿者"
      action={
        <Stack>
          {tried && <MissingNote count={count} />}
          {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
          <Button text="提交申请" onTap={send} />
        </Stack>
      }
    >
      <Stack>
        {children}
        <Identity {...part} />
        {needsGuardian(value, now) && <Guardian {...part} />}
        <Offers {...part} />
        <Terms {...part} />
      </Stack>
    </Screen>
  )
}
