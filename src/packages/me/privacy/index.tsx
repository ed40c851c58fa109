/** What I agreed to, and the switch to take it back. */
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { phoneUses } from '@/domain/person/consents'
import { Consents } from '@/features/me/consents'
import { openMe, useMe } from '@/api/me'
import { openPage } from '@/platform/navigate'
import { openPrivacyGuide } from '@/platform/privacy'
import { useShown } from '@/platform/use-shown'
import { Loaded } from '@/features/screens/loaded'
import { wholePage } from '@/features/whole-page'

function PrivacyPage() {
  useShown(openMe)
  return (
    <Screen title="隐私">
      <Stack>
        <Caption text="每一项都说清拿来做什么。随时可以撤回；撤回后停止使用，不影响撤回前已办的事，依法留存的记录除外。" />
        <Loaded resource={useMe()} open={openMe} stale={false}>
          {({ profile }) => <Consents profile={profile} />}
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
          <Row icon="phone" title="谁看过我的电话" onTap={() => openPage(appPages.phoneLooks)} />
          <Row icon="info" title="小程序隐私保护指引" onTap={() => void openPrivacyGuide()} />
        </RowGroup>
      </Stack>
    </Screen>
  )
}

export default wholePage(PrivacyPage)
