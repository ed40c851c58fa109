/** What I agreed to, and the switch to take it back. */
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { consentHead, phoneUses, type DataHandler } from '@/domain/person/consents'
import { ConsentSwitches } from '@/features/me/consents'
import { openMe, useMe } from '@/api/me'
import { openPage } from '@/platform/navigate'
import { openPrivacyGuide } from '@/platform/privacy'
import { useShown } from '@/platform/use-shown'
import { Loaded } from '@/features/screens/loaded'
import { StationPhoneRow } from '@/features/screens/ways'
import { wholePage } from '@/features/whole-page'

/** Who decides about what is kept, and what everybody may ask of them. */
function Handler({ station }: { station: DataHandler }) {
  return (
    <Section title="谁管这些资料">
      <RowGroup>
        {consentHead(station).map(({ title, text }) => (
          <Row key={title} title={title} caption={text} />
        ))}
        {station.phone !== null && <StationPhoneRow phone={station.phone} />}
      </RowGroup>
    </Section>
  )
}

function PrivacyPage() {
  useShown(openMe)
  return (
    <Screen title="隐私">
      <Stack>
        <Loaded resource={useMe()} open={openMe} stale={false}>
          {({ profile, station }) => (
            <>
              <Handler station={station} />
              <Section title="用在什么地方">
                <Caption text="随时可以撤回；撤回后停止使用，不影响撤回前已办的事，依法留存的记录除外。" />
                <ConsentSwitches profile={profile} />
              </Section>
            </>
          )}
        </Loaded>
        <Section title="手机里的">
          <RowGroup>
            {phoneUses.map(({ title, purpose }) => (
              <Row key={title} title={title} caption={purpose} />
            ))}
          </RowGroup>
          <Caption text="这两样由微信保管，在右上角 ··· 的设置里开关。" />
        </Section>
        <RowGroup>
          <Row icon="receipt" title="存着的资料" onTap={() => openPage(appPages.myData)} />
          <Row icon="phone" title="谁看过我的电话" onTap={() => openPage(furtherPages.phoneLooks)} />
          <Row icon="info" title="小程序隐私保护指引" onTap={() => void openPrivacyGuide()} />
        </RowGroup>
      </Stack>
    </Screen>
  )
}

export default wholePage(PrivacyPage)
