/** One use of my data: what for, in which version, since when, and the switch that gives or takes it back. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption, Card } from '@/components/card'
import { SwitchRow } from '@/components/field/switch-row'
import { Note } from '@/components/note'
import { consentTexts } from '@/domain/person/consents'
import { dateWord } from '@/domain/words/moments'
import { giveConsent, hasConsent, type Profile } from './store'

export function ConsentRow({ profile, consent }: { profile: Profile; consent: Profile['consents'][number] }) {
  const { scope, version, given, at, currentVersion } = consent
  const { title, purpose, needed } = consentTexts[scope]
  const [failed, setFailed] = useState<string | null>(null)
  const on = hasConsent(profile, scope)
  const when = at === null ? '' : `${dateWord(at, serverNow())}${given ? '同意' : '撤回'}`
  const outdated = given && version < currentVersion ? '说明有了新版，请再看一遍' : ''
  const change = async (next: boolean) => {
    const answer = await giveConsent(scope, next)
    setFailed(answer.ok ? null : `${answer.failure.text}，${answer.failure.next}`)
  }
  return (
    <Card>
      <SwitchRow label={title} hint={purpose} on={on} onChange={(next) => void change(next)} />
      <Caption
        text={[`说明第 ${currentVersion} 版`, when, outdated, needed && !on && '不同意就看不到楼下的活动安排']
          .filter(Boolean)
          .join(' · ')}
      />
      {failed !== null && <Note tone="seal" text={failed} />}
    </Card>
  )
}
