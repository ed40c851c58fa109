/** Uses of my data: what for, in which version, since when, and the switch that gives or takes it back. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { SwitchRow } from '@/components/field/switch-row'
import { Note } from '@/components/note'
import { RowGroup } from '@/components/rows'
import { consentTexts, consentWords, type ConsentScope } from '@/domain/person/consents'
import { dateWord } from '@/domain/words/moments'
import { type Profile } from '@/api/me'
import { giveConsent, hasConsent } from './store'

type Consent = Profile['consents'][number]

function record({ version, given, at, currentVersion }: Consent): string {
  if (at === null) return `说明第 ${currentVersion} 版`
  const when = `${dateWord(at, serverNow())}${given ? '同意' : '撤回'}`
  if (given && version < currentVersion)
    return `${when}了第 ${version} 版，现在是第 ${currentVersion} 版，请再看一遍`
  return `说明第 ${currentVersion} 版，${when}`
}

/** The switches of some uses, each with all that is told of it. */
export function ConsentSwitches({
  profile,
  scopes,
}: {
  profile: Profile
  /** All of them when left out. */
  scopes?: readonly ConsentScope[]
}) {
  const [failed, setFailed] = useState<string | null>(null)
  const change = async (scope: ConsentScope, on: boolean) => {
    const answer = await giveConsent(scope, on)
    setFailed(answer.ok ? null : `${answer.failure.text}，${answer.failure.next}`)
  }
  const shown = profile.consents.filter(({ scope }) => scopes?.includes(scope) ?? true)
  return (
    <>
      {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
      <RowGroup>
        {shown.map((consent) => {
          const text = consentTexts[consent.scope]
          return (
            <SwitchRow
              key={consent.scope}
              label={text.title}
              hint={`${consentWords(text)}（${record(consent)}）`}
              on={hasConsent(profile, consent.scope)}
              onChange={(on) => void change(consent.scope, on)}
            />
          )
        })}
      </RowGroup>
    </>
  )
}
