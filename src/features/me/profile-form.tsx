/** What the station may call me and where I live; each answer says what it is for, and only the needed ones are asked. */
import type { Answer } from '@/api/failure'
import type { Profile } from '@/api/me'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { Choices } from '@/components/choices'
import {
  BirthField,
  BuildingField,
  GridField,
  NameField,
  PhoneField,
  SexOrNoneField,
} from '@/components/person-fields'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import type { Input } from '@/contract'
import { dayOf } from '@/domain/kernel/clock'
import { consentTexts, type ConsentScope } from '@/domain/person/consents'
import { isPhone, tidyPhone } from '@/domain/person/phone'
import { doorQuestions } from '@/domain/person/questions'
import { hasPhoneButton, phoneCodeOf } from '@/platform/phone-number'
import { useDraft } from '@/platform/use-draft'
import { Fields } from '@/features/screens/fields'
import { SaidNote, useSaid } from '@/features/screens/said'
import { bindPhone, hasConsent, updateProfile } from './store'

interface ProfileDraft {
  nickname: string
  gridId: string | null
  building: string
  unit: string
  room: string
  realName: string
  sex: Profile['sex']
  birthDate: string | null
  phone: string
  agreed: ConsentScope[]
}

const isDialled = (text: string): boolean => isPhone(tidyPhone(text))

/** What differs from what is known, and which consents that needs. */
function changes(
  draft: ProfileDraft,
  profile: Profile,
): { input: Input<'me.updateProfile'>; scopes: ConsentScope[] } {
  const { nickname, gridId, building, unit, room, realName, sex, birthDate, phone } = draft
  const input: Input<'me.updateProfile'> = {}
  const scopes = new Set<ConsentScope>()
  if (nickname.trim() !== '' && nickname !== profile.nickname) input.nickname = nickname.trim()
  if (gridId !== null && gridId !== profile.gridId) input.gridId = gridId
  if (building !== profile.building) input.building = building.trim()
  if (unit !== profile.unit) input.unit = unit.trim()
  if (room !== profile.room) input.room = room.trim()
  if (Object.keys(input).length > 0) scopes.add('basics')
  if (realName.trim() !== '' && realName !== profile.realName) input.realName = realName.trim()
  if (sex !== profile.sex) input.sex = sex
  if (birthDate !== null && birthDate !== profile.birthDate) input.birthDate = birthDate
  if (input.realName !== undefined || input.sex !== undefined || input.birthDate !== undefined)
    scopes.add('identity')
  if (phone !== '') {
    input.phone = phone
    scopes.add('phone')
  }
  return { input, scopes: [...scopes] }
}

interface PartProps {
  profile: Profile
  value: ProfileDraft
  edit: (some: Partial<ProfileDraft>) => void
}

const isWrongPhone = (phone: string) => phone !== '' && !isDialled(phone)

function Neighbour({ profile, value, edit }: PartProps) {
  return (
    <Card>
      <NameField label="怎么称呼您" value={value.nickname} onChange={(nickname) => edit({ nickname })} />
      <GridField
        grids={profile.grids}
        value={value.gridId}
        onChange={(gridId) => edit(gridId === value.gridId ? {} : { gridId, building: '' })}
      />
      <BuildingField
        grids={profile.grids}
        gridId={value.gridId}
        value={value.building}
        onChange={(building) => edit({ building })}
      />
      <Fields table={doorQuestions} answers={value} edit={edit} />
    </Card>
  )
}

/** WeChat's own button for the number of its account: one tap instead of eleven digits. */
function WechatPhone({ onCode }: { onCode: (code: string) => void }) {
  if (!hasPhoneButton) return null
  return (
    <Button
      kind="second"
      text="用微信里的手机号"
      openType="getPhoneNumber"
      onPhoneNumber={(event) => {
        const code = phoneCodeOf(event)
        if (code !== null) onCode(code)
      }}
    />
  )
}

function Identity({
  profile,
  value,
  edit,
  onPhoneCode,
}: PartProps & { onPhoneCode: (code: string) => void }) {
  const wrong = tidyPhone(value.phone).length >= 12 && isWrongPhone(value.phone)
  return (
    <Section title="核对身份用">
      <Caption text="有年龄要求的活动和志愿者申请才用得上，别人看不到。" />
      <Card>
        <NameField value={value.realName} onChange={(realName) => edit({ realName })} optional />
        <SexOrNoneField value={value.sex} onChange={(sex) => edit({ sex })} optional />
        <BirthField
          value={value.birthDate}
          onChange={(birthDate) => edit({ birthDate })}
          today={dayOf(serverNow())}
          optional
        />
        <PhoneField
          value={value.phone}
          onChange={(phone) => edit({ phone })}
          placeholder={profile.maskedPhone}
          hint="手机、带区号的座机都行"
          {...(wrong && { error: '这个号码不对，请再看一下' })}
          optional
        />
        <WechatPhone onCode={onPhoneCode} />
      </Card>
    </Section>
  )
}

export function ProfileForm({ profile }: { profile: Profile }) {
  const { nickname, gridId, building, unit, room, realName, sex, birthDate } = profile
  const { value, edit, dropSent } = useDraft<ProfileDraft>('profile', {
    ...{ nickname, gridId, building, unit, room, realName, sex, birthDate },
    phone: '',
    agreed: [],
  })
  const saying = useSaid()
  const { input, scopes } = changes(value, profile)
  const asked = scopes.filter((scope) => !hasConsent(profile, scope))
  const send = async () => {
    if (isWrongPhone(value.phone))
      return saying.sayProblem('电话要写 11 位手机号，或带区号的座机，请再看一下')
    const lack = asked.find((scope) => !value.agreed.includes(scope))
    if (lack) return saying.sayProblem(`还要您同意使用「${consentTexts[lack].title}」`)
    const answer = await updateProfile(input, scopes, profile)
    if (tell(answer)) dropSent(value)
  }
  const tell = (answer: Answer<unknown>): boolean => saying.sayAnswer(answer, '改好了')
  return (
    <Screen
      title="我的资料"
      action={
        <Stack>
          <SaidNote saying={saying} />
          <Button text="保存" disabled={Object.keys(input).length === 0} onTap={send} />
        </Stack>
      }
    >
      <Stack>
        <Neighbour profile={profile} value={value} edit={edit} />
        <Identity
          profile={profile}
          value={value}
          edit={edit}
          onPhoneCode={(code) => void bindPhone(code, profile).then(tell)}
        />
        {asked.length > 0 && (
          <Choices
            label="同意使用这些信息"
            options={asked.map((scope) => ({
              value: scope,
              text: `同意使用${consentTexts[scope].title}`,
              caption: consentTexts[scope].purpose,
            }))}
            values={value.agreed}
            onChange={(agreed) => edit({ agreed })}
          />
        )}
      </Stack>
    </Screen>
  )
}
