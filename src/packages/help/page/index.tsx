/** How it is used: the three things that each of my roles does here, in pictures and steps, and whom to ask in person. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { openMe, useMe, type Me } from '@/api/me'
import { Beside, Card, Caption, Stack, Strong } from '@/components/card'
import { Choice } from '@/components/choices'
import { Drawing } from '@/components/drawing'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { roleNames, type Role } from '@/domain/person/roles'
import { pageHelp } from '@/features/help/pages'
import { deeds, type Deed } from '@/features/help/steps'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { dial } from '@/platform/dial'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function DeedCard({ deed: { title, drawing, steps } }: { deed: Deed }) {
  return (
    <Card>
      <Beside lead={<Drawing name={drawing} />}>
        <Strong text={title} />
        {steps.map((step, index) => (
          <View key={step}>{`${index + 1}. ${step}`}</View>
        ))}
      </Beside>
    </Card>
  )
}

/** What the page is for that somebody came from. */
function ThatPage({ of }: { of: string }) {
  const says = pageHelp[of.replace(/\/index$/, '')]
  if (says === undefined) return null
  return (
    <Card>
      <Strong text="刚才那一页" />
      {says.map((each) => (
        <View key={each}>{each}</View>
      ))}
    </Card>
  )
}

/** The human way: everything can be done at the counter or by telephone too. */
function InPerson({ profile }: Pick<Me, 'profile'>) {
  const { stationName, stationContact: contact } = profile
  if (stationName === '') return null
  return (
    <Section title="不想用手机，也能办">
      <RowGroup>
        <Row
          icon="pin"
          title={`到${stationName}说一声`}
          {...(contact && { caption: `${contact.address}，${contact.hours}` })}
          onTap={() => openPage(appPages.station)}
        />
        {contact && contact.phone !== '' && (
          <Row
            icon="phone"
            title={`打 ${contact.phone}`}
            label={`打实践站的电话 ${contact.phone}`}
            onTap={() => void dial(contact.phone)}
          />
        )}
      </RowGroup>
    </Section>
  )
}

function Ready({ me, of }: { me: Me; of: string }) {
  const { roles } = me.profile
  // Whoever works here looks for the work first; a resident's things are known from living here.
  const held = (Object.keys(deeds) as Role[]).filter((role) => roles.includes(role)).reverse()
  const [role, setRole] = useState<Role>(held[0] ?? 'resident')
  return (
    <Stack>
      <ThatPage of={of} />
      <RowGroup>
        <Row icon="type" title="字号" caption="标准、大、特大" onTap={() => openPage(appPages.typeSize)} />
      </RowGroup>
      {held.length > 1 && (
        <Choice
          label="看哪个身份的"
          options={held.map((value) => ({ value, text: roleNames[value] }))}
          value={role}
          onChange={setRole}
        />
      )}
      {deeds[role].map((deed) => (
        <DeedCard key={deed.title} deed={deed} />
      ))}
      <Caption text="点错了也不要紧：办给别人的事都能撤销，没有网也会先记在手机里。" />
      <InPerson profile={me.profile} />
    </Stack>
  )
}

function HelpPage() {
  const { of = '' } = usePageParams('of')
  return (
    <LoadedScreen title="怎么用" resource={useMe()} open={openMe} count={3}>
      {(me) => <Ready me={me} of={of} />}
    </LoadedScreen>
  )
}

export default wholePage(HelpPage)
