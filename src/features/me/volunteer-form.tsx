/** The application to become a volunteer; every answer is kept as it is typed. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Stack } from '@/components/card'
import { BirthField, NameField, PhoneField, RelationField } from '@/components/person-fields'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { dayOf } from '@/domain/kernel/clock'
import { consentTexts, consentWords, volunteerTerms } from '@/domain/person/consents'
import { volunteerForm } from '@/domain/person/questions'
import { Fields } from '@/features/screens/fields'
import { type Filling, FormFoot, useFilling } from '@/features/screens/form'
import { type Profile } from '@/api/me'
import { applyVolunteer, volunteerConsents } from './store'
import { Tick } from './tick'
import { applicationOf, blankDraft, needsGuardian, problemsOf, type VolunteerDraft } from './volunteer-draft'

type PartProps = Pick<Filling<VolunteerDraft>, 'value' | 'edit' | 'wrong'>

function Identity({ value, edit, wrong }: PartProps) {
  return (
    <Card>
      <Fields table={volunteerForm} names={['realName', 'sex']} answers={value} {...{ edit, wrong }} />
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

function Terms({ value, edit, wrong }: PartProps) {
  return (
    <Section title="志愿服务约定">
      <Card>
        <Stack>
          <View>
            {volunteerTerms.map((term, index) => (
              <View key={term}>{`${index + 1}. ${term}`}</View>
            ))}
          </View>
          <Tick
            label="都看过了吗"
            text="我看过约定，愿意照做"
            on={value.agreedTerms}
            onChange={(agreedTerms) => edit({ agreedTerms })}
            {...wrong('agreedTerms')}
          />
        </Stack>
      </Card>
    </Section>
  )
}

function DataUse({ value, edit, wrong }: PartProps) {
  return (
    <Section title="个人信息">
      <Card>
        <Stack>
          {volunteerConsents.map((scope) => (
            <View key={scope}>{`${consentTexts[scope].title}：${consentWords(consentTexts[scope])}`}</View>
          ))}
          <Tick
            label="同意吗"
            text="同意用来办理申请"
            on={value.agreedData}
            onChange={(agreedData) => edit({ agreedData })}
            {...wrong('agreedData')}
          />
          <View>{`${consentTexts.national.title}：${consentWords(consentTexts.national)}`}</View>
          <Tick
            label="报给全国系统吗（可以不选）"
            text="也同意报给全国系统"
            on={value.agreedNational}
            onChange={(agreedNational) => edit({ agreedNational })}
          />
        </Stack>
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
  const now = serverNow()
  const filling = useFilling('volunteer', blankDraft(profile), (draft) => problemsOf(draft, now))
  const { value, edit, wrong } = filling
  const part = { value, edit, wrong }
  const send = () => {
    const application = applicationOf(value, now)
    return filling.handIn(
      application && (() => applyVolunteer(application, profile, value.agreedNational ? ['national'] : [])),
    )
  }
  return (
    <Screen title="志愿者" action={<FormFoot filling={filling} text="提交申请" onTap={send} />}>
      <Stack>
        {children}
        <Identity {...part} />
        {needsGuardian(value, now) && <Guardian {...part} />}
        <Card>
          <Fields table={volunteerForm} names={['skills', 'slots']} answers={value} {...part} />
        </Card>
        <Terms {...part} />
        <DataUse {...part} />
      </Stack>
    </Screen>
  )
}
